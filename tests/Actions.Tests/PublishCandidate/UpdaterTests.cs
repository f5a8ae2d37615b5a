using System.Text;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PublishCandidate;

[Needs(Need.Nothing)]
public sealed class UpdaterTests : PublishTest
{
    private static readonly string Signature = Convert.ToBase64String(
        Encoding.UTF8.GetBytes("untrusted comment: made for a test")
    );

    [Fact]
    public async Task A_latest_json_is_composed_where_the_build_left_none()
    {
        Runner.Write("dist/app-setup.exe.sig", Bytes(Signature + "\n"));
        Runner.Write("linux/App.AppImage", Bytes("the image"));
        Runner.Write("linux/App.AppImage.sig", Bytes(Signature));
        (string, string)[] inputs =
        [
            ("files", "dist/*\nlinux/*"),
            ("version", "1.2.3"),
            ("updater-platforms", "windows-x86_64 = *setup*\nlinux-x86_64=linux/*.AppImage"),
            ("required-assets", "latest.json"),
        ];

        await PublishedAsync(inputs);

        Encoding
            .UTF8.GetString(Asset("latest.json").ReadBytes())
            .Should()
            .Be(
                $$"""
                {
                  "version": "1.2.3",
                  "platforms": {
                    "linux-x86_64": {
                      "signature": "{{Signature}}",
                      "url": "{{Github.ServerUrl}}/org/ms-manager/releases/download/{{Tag}}/App.AppImage"
                    },
                    "windows-x86_64": {
                      "signature": "{{Signature}}",
                      "url": "{{Github.ServerUrl}}/org/ms-manager/releases/download/{{Tag}}/app-setup.exe"
                    }
                  }
                }

                """
            );
        Encoding.UTF8.GetString(Asset("checksums.txt").ReadBytes()).Should().Contain("  latest.json\n");
        await AgainWithoutAWriteAsync(inputs);
    }

    [Fact]
    public async Task The_builds_own_latest_json_is_taken_as_it_is()
    {
        Runner.Write("dist/latest.json", Bytes("{}"));

        await PublishedAsync(("version", "1.2.3"), ("updater-platforms", "windows-x86_64=*.none"));

        Asset("latest.json").ReadBytes().Should().Equal(Bytes("{}"));
    }

    [Theory]
    [InlineData("windows-x86_64=*.msi", "no file matches windows-x86_64=*.msi")]
    [InlineData("windows-x86_64=app*", "matches 2 files")]
    [InlineData("windows-x86_64=*.exe", "needs dist/app-setup.exe.sig beside dist/app-setup.exe")]
    public async Task A_key_without_exactly_one_file_and_signature_is_refused(string line, string words) =>
        ShouldRefuse(await PublishAsync(("version", "1.2.3"), ("updater-platforms", line)), words);

    [Fact]
    public async Task A_signature_that_is_not_base64_is_refused()
    {
        Runner.Write("dist/app.deb.sig", Bytes("<html>not found</html>"));

        ShouldRefuse(
            await PublishAsync(("version", "1.2.3"), ("updater-platforms", "linux-x86_64=*.deb")),
            "one line of base64"
        );
    }
}
