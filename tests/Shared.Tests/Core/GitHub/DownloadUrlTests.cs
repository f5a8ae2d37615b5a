using MsReleaseActions.Core.GitHub;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.GitHub;

[Needs(Need.Nothing)]
public sealed class DownloadUrlTests
{
    private const string Folder = "https://github.com/org/app/releases/download/app%2Fv1.2.3/";

    [Fact]
    public void An_address_is_the_one_that_GitHub_gives()
    {
        DownloadUrl.Folder("https://github.com/org/app", "app/v1.2.3").Should().Be(Folder);
        DownloadUrl.Of("https://github.com/org/app", "app/v1.2.3", "a b+c.zip").Should().Be(Folder + "a%20b%2Bc.zip");
        DownloadUrl
            .Latest("https://github.com/org/app", "latest.json")
            .Should()
            .Be("https://github.com/org/app/releases/latest/download/latest.json");
    }

    [Theory]
    [InlineData(Folder + "a%20b.zip", "a b.zip")]
    [InlineData("https://GitHub.com/ORG/App/releases/download/app%2Fv1.2.3/a.zip", "a.zip")]
    [InlineData("http://github.com/org/app/releases/download/app%2Fv1.2.3/a.zip", null)]
    [InlineData("https://github.com:8443/org/app/releases/download/app%2Fv1.2.3/a.zip", null)]
    [InlineData("https://x@github.com/org/app/releases/download/app%2Fv1.2.3/a.zip", null)]
    [InlineData("https://github.com/org/app/releases/download/App%2Fv1.2.3/a.zip", null)]
    [InlineData("https://github.com/org/other/releases/download/app%2Fv1.2.3/a.zip", null)]
    [InlineData("https://github.com/org/app/releases/latest/download/a.zip", null)]
    [InlineData(Folder + "a.zip?x=1", null)]
    [InlineData(Folder + "a.zip#x", null)]
    [InlineData(Folder + "../v1.2.4/a.zip", null)]
    [InlineData("a.zip", null)]
    [InlineData("", null)]
    public void The_asset_is_named_by_an_address_below_the_folder_and_by_no_other(string url, string? asset) =>
        DownloadUrl.AssetBelow(Folder, url).Should().Be(asset);
}
