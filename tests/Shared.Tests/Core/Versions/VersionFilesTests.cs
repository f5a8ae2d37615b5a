using System.Text;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Versions;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Versions;

[Needs(Need.Nothing)]
public sealed class VersionFilesTests
{
    private static readonly ReleaseTag Beta = ReleaseTag.Parse("v1.4.0-beta.2");

    [Fact]
    public void The_product_says_its_version_in_six_places()
    {
        var reading = VersionFiles.Read(ProductVersionFiles.Bytes());

        reading.Problems.Should().BeEmpty();
        reading.Version.Should().Be("1.3.2");
        reading
            .Places.Select(place => place.Shown)
            .Should()
            .Equal(
                "package.json",
                "package-lock.json",
                "package-lock.json (packages.\"\".version)",
                "src-tauri/Cargo.toml ([package] version)",
                "src-tauri/Cargo.lock (package ms-manager)",
                "src-tauri/tauri.conf.json"
            );
    }

    [Fact]
    public void A_bump_changes_the_version_and_nothing_else()
    {
        var bumped = Texts(VersionFiles.Bump(ProductVersionFiles.Bytes(), Beta));

        bumped
            .Should()
            .Equal(
                ProductVersionFiles.Texts.ToDictionary(
                    file => file.Key,
                    file => file.Value.Replace("\"1.3.2\"", "\"1.4.0-beta.2\"", StringComparison.Ordinal)
                )
            );
        bumped.Values.Sum(text => text.Split("1.4.0-beta.2").Length - 1).Should().Be(6);
    }

    [Fact]
    public void A_bump_to_the_version_that_is_there_changes_nothing()
    {
        var once = VersionFiles.Bump(ProductVersionFiles.Bytes(), Beta);

        Texts(VersionFiles.Bump(once.ToDictionary(file => file.Key, file => (byte[]?)file.Value), Beta))
            .Should()
            .Equal(Texts(once));
    }

    private static Dictionary<string, string> Texts(IReadOnlyDictionary<string, byte[]> files) =>
        files.ToDictionary(file => file.Key, file => Encoding.UTF8.GetString(file.Value), StringComparer.Ordinal);
}
