using System.Text;
using MsReleaseActions.Core.LatestJson;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.LatestJson;

[Needs(Need.Nothing)]
public sealed class LatestJsonCompositionTests
{
    private static readonly ComposedPlatform Windows = new("windows-x86_64", "https://h/w", "c2ln");
    private static readonly ComposedPlatform Linux = new("linux-x86_64-deb", "https://h/l", "c2ln");

    [Fact]
    public void A_new_file_is_the_same_whatever_the_order_of_its_platforms()
    {
        var written = LatestJsonComposition.Write(
            "1.2.3",
            "line\n<b>é",
            new DateTimeOffset(2026, 1, 2, 5, 4, 5, TimeSpan.FromHours(2)),
            [Windows, Linux]
        );
        Encoding
            .UTF8.GetString(written)
            .Should()
            .Be(
                """
                {
                  "version": "1.2.3",
                  "notes": "line\n<b>é",
                  "pub_date": "2026-01-02T03:04:05Z",
                  "platforms": {
                    "linux-x86_64-deb": {
                      "signature": "c2ln",
                      "url": "https://h/l"
                    },
                    "windows-x86_64": {
                      "signature": "c2ln",
                      "url": "https://h/w"
                    }
                  }
                }

                """.ReplaceLineEndings("\n")
            );
        LatestJsonComposition
            .Write("1.2.3", "line\n<b>é", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), [Linux, Windows])
            .Should()
            .Equal(written);
    }

    [Fact]
    public void What_is_not_given_is_left_out_and_what_is_written_is_read_again()
    {
        var document = LatestJsonDocument.Parse(LatestJsonComposition.Write("1.2.3", null, null, [Windows]));
        (document.Member("notes"), document.Member("pub_date"), document.Version!.Text)
            .Should()
            .Be((null, null, "1.2.3"));
    }

    [Theory]
    [InlineData("windows-x86_64", true)]
    [InlineData("darwin-aarch64-app", true)]
    [InlineData("linux-armv7-rpm", true)]
    [InlineData("windows-x64", false)]
    [InlineData("macos-aarch64", false)]
    [InlineData("linux-x86_64-zip", false)]
    [InlineData("linux-x86_64\n", false)]
    [InlineData("", false)]
    public void Only_keys_that_an_updater_asks_for_are_known(string key, bool isKnown) =>
        PlatformKey.IsKnown(key).Should().Be(isKnown);
}
