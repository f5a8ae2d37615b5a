using System.Text;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrain.Versions;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Versions;

[Needs(Need.Nothing)]
public sealed class MsiVersionTests
{
    private const string Configuration = "src-tauri/tauri.conf.json";
    private const string Own = """{ "bundle": { "windows": { "wix": { "version": "1.4.0.1" } } } }""";

    [Theory]
    [InlineData("v1.4.0-beta.1", "nsis msi", Configuration, "{}", true)]
    [InlineData("v1.4.0-beta.1", "msi", "package.json", """{ "scripts": { "tauri": "tauri" } }""", true)]
    [InlineData("v1.4.0-beta.1", "msi", "package.json", "no JSON", true)]
    [InlineData(
        "v1.4.0-beta.1",
        "msi",
        "package.json",
        """{ "scripts": { "tauri": "node scripts/tauri.mjs" } }""",
        false
    )]
    [InlineData("v1.4.0-beta.1", "msi", Configuration, Own, false)]
    [InlineData("v1.4.0-beta.1", "msi", "src-tauri/tauri.windows.conf.json", Own, false)]
    // what is configured and no leg bundles
    [InlineData("v1.4.0-beta.1", "nsis", Configuration, """{ "bundle": { "targets": "msi" } }""", false)]
    [InlineData("v1.4.0", "msi", Configuration, "{}", false)]
    public void A_prerelease_that_a_leg_bundles_as_MSI_is_warned_of(
        string tag,
        string bundles,
        string path,
        string text,
        bool warns
    ) =>
        MsiVersion
            .Warning(
                new BuildSettings { Legs = [new("win", "windows-2025", "x86_64-pc-windows-msvc", bundles.Split(' '))] },
                new Dictionary<string, byte[]> { [path] = Encoding.UTF8.GetBytes(text) },
                ReleaseTag.Parse(tag)
            )
            .Should()
            .Be(
                warns
                    ? "win bundles msi, and no MSI can have the version 1.4.0-beta.1: take msi out of its `bundles` in "
                        + "ms-release.json (nsis takes it), or set bundle.windows.wix.version of tauri.conf.json"
                    : null
            );
}
