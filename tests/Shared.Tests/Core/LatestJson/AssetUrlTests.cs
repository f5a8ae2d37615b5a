using MsReleaseActions.Core;
using MsReleaseActions.Core.LatestJson;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.LatestJson;

[Needs(Need.Nothing)]
public sealed class AssetUrlTests
{
    private const string Rc = "rc-" + Promotion.Sha;

    [Theory]
    [InlineData($"https://github.com/org/ms-manager/releases/download/{Rc}/app.exe", "app.exe", UrlForm.Candidate)]
    [InlineData($"HTTPS://GitHub.com/Org/MS-Manager/releases/download/{Rc}/app.exe", "app.exe", UrlForm.Candidate)]
    [InlineData(
        $"https://github.com/org/ms-manager/releases/download/{Rc}/a%2Bb%C3%A9.exe",
        "a+bé.exe",
        UrlForm.Candidate
    )]
    [InlineData("https://github.com/org/ms-manager/releases/download/untagged-0af9/app.exe", "app.exe", UrlForm.Draft)]
    [InlineData("https://github.com/org/ms-manager/releases/latest/download/app.exe", "app.exe", UrlForm.Latest)]
    [InlineData("https://github.com/org/ms-manager/releases/download/v1.2.3/app.exe", "app.exe", UrlForm.Final)]
    [InlineData("https://github.com/org/ms-manager/releases/download/v1%2E2%2E3/app.exe", "app.exe", UrlForm.Final)]
    public void An_asset_is_known_by_name(string url, string name, UrlForm form) =>
        Promotion.Rules.Classify(url).Should().Be(new NamedAsset(name, form));

    [Fact]
    public void An_asset_is_known_by_its_id_at_the_API() =>
        Promotion
            .Rules.Classify("https://api.github.com/repos/org/ms-manager/releases/assets/4711")
            .Should()
            .Be(new AssetById(4711));

    [Fact]
    public void An_Enterprise_Servers_API_below_its_own_address_is_known() =>
        (Promotion.Rules with { ServerUrl = "https://ghe.example", ApiUrl = "https://ghe.example/api/v3" })
            .Classify("https://ghe.example/api/v3/repos/org/ms-manager/releases/assets/1")
            .Should()
            .Be(new AssetById(1));

    [Theory]
    [InlineData("", UrlRefusal.NotAUrl, "it is not a URL")]
    [InlineData("app.exe", UrlRefusal.NotAUrl, "it is not a URL")]
    [InlineData("/org/ms-manager/releases/download/v1.2.3/app.exe", UrlRefusal.NotAUrl, "it is not a URL")]
    [InlineData(
        "http://github.com/org/ms-manager/releases/download/v1.2.3/app.exe",
        UrlRefusal.OtherScheme,
        "its scheme is 'http', not https"
    )]
    [InlineData(
        "htps://github.com/org/ms-manager/releases/download/v1.2.3/app.exe",
        UrlRefusal.OtherScheme,
        "its scheme is 'htps', not https"
    )]
    [InlineData(
        "https://evil.example/org/ms-manager/releases/download/v1.2.3/app.exe",
        UrlRefusal.OtherHost,
        "its host is 'evil.example', not github.com"
    )]
    [InlineData(
        "https://github.com.evil.example/org/ms-manager/releases/download/v1.2.3/a",
        UrlRefusal.OtherHost,
        "its host is 'github.com.evil.example', not github.com"
    )]
    [InlineData(
        "https://github.com:8443/org/ms-manager/releases/download/v1.2.3/a",
        UrlRefusal.OtherHost,
        "its host is 'github.com:8443', not github.com"
    )]
    [InlineData(
        "https://github.com@evil.example/org/ms-manager/releases/download/v1.2.3/a",
        UrlRefusal.OtherHost,
        "its host is 'evil.example', not github.com"
    )]
    [InlineData(
        "https://me@github.com/org/ms-manager/releases/download/v1.2.3/a",
        UrlRefusal.NotADownload,
        "it is not the address of a release asset"
    )]
    [InlineData(
        "https://github.com/evil/ms-manager/releases/download/v1.2.3/app.exe",
        UrlRefusal.OtherOwner,
        "it is of the owner 'evil', not of org"
    )]
    [InlineData(
        "https://github.com/org/other/releases/latest/download/app.exe",
        UrlRefusal.OtherRepository,
        "it is of the repository 'org/other', not of org/ms-manager"
    )]
    [InlineData(
        "https://api.github.com/repos/org/other/releases/assets/1",
        UrlRefusal.OtherRepository,
        "it is of the repository 'org/other', not of org/ms-manager"
    )]
    [InlineData(
        $"https://github.com/org/ms-manager/releases/download/v1.2.2/app.exe",
        UrlRefusal.OtherTag,
        "it is of the tag 'v1.2.2', not of rc-0123456789abcdef0123456789abcdef01234567 or v1.2.3"
    )]
    [InlineData(
        "https://github.com/org/ms-manager/releases/download/untagged-xyz/app.exe",
        UrlRefusal.OtherTag,
        "it is of the tag 'untagged-xyz', not of rc-0123456789abcdef0123456789abcdef01234567 or v1.2.3"
    )]
    [InlineData(
        "https://github.com/org/ms-manager/releases/tag/v1.2.3",
        UrlRefusal.NotADownload,
        "it is not the address of a release asset"
    )]
    [InlineData(
        "https://github.com/org/ms-manager/releases/download/v1.2.3/app.exe?x=1",
        UrlRefusal.NotADownload,
        "it holds more than the path of a release asset"
    )]
    [InlineData(
        "https://github.com/org/ms-manager/releases/download/v1.2.3/app.exe#x",
        UrlRefusal.NotADownload,
        "it holds more than the path of a release asset"
    )]
    [InlineData(
        "https://github.com/org/ms-manager/releases/download/v1.2.3/../v1.0.0/app.exe",
        UrlRefusal.NotADownload,
        "it is not the address of a release asset"
    )]
    [InlineData(
        "https://github.com/org/ms-manager/releases/download/v1.2.3/%2E%2E/app.exe",
        UrlRefusal.NotADownload,
        "it is not the address of a release asset"
    )]
    [InlineData(
        "https://api.github.com/repos/org/ms-manager/releases/assets/12x",
        UrlRefusal.NotADownload,
        "'12x' is not the id of an asset"
    )]
    [InlineData(
        "https://api.github.com/repos/org/ms-manager/releases/12",
        UrlRefusal.NotADownload,
        "it is not the address of a release asset"
    )]
    public void Anything_else_is_refused_with_the_reason(string url, UrlRefusal reason, string why) =>
        Promotion.Rules.Classify(url).Should().Be(new RefusedUrl(reason, why));

    [Fact]
    public void With_another_target_the_final_form_is_the_targets_and_the_candidates_form_the_sources()
    {
        var rules = Promotion.Rules with { Target = RepositoryName.Parse("org/downloads") };
        new[]
        {
            $"org/ms-manager/releases/download/{Rc}",
            "org/downloads/releases/download/v1.2.3",
            "org/downloads/releases/latest/download",
            "org/downloads/releases/download/" + Rc,
            "org/ms-manager/releases/download/v1.2.3",
        }
            .Select(path => rules.Classify($"https://github.com/{path}/a") is NamedAsset)
            .Should()
            .Equal(true, true, true, false, false);
    }

    [Theory]
    [InlineData("v1.2.3", "a b+c.exe", "https://github.com/org/ms-manager/releases/download/v1.2.3/a%20b%2Bc.exe")]
    [InlineData("v1.2.3+build", "a.exe", "https://github.com/org/ms-manager/releases/download/v1.2.3%2Bbuild/a.exe")]
    public void What_we_write_is_encoded_and_recognised_again(string tag, string asset, string url)
    {
        var rules = Promotion.Rules with { ReleaseTag = tag };
        rules.FinalUrl(asset).Should().Be(url);
        rules.Classify(url).Should().Be(new NamedAsset(asset, UrlForm.Final));
    }
}
