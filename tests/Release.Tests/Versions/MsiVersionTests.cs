using System.Text;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Versions;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Versions;

[Needs(Need.Nothing)]
public sealed class MsiVersionTests
{
    [Theory]
    [InlineData("v1.4.0-beta.1", "{\"bundle\":{\"active\":true,\"targets\":\"all\"}}", true)]
    [InlineData("v1.4.0-beta.1", "{\"bundle\":{\"active\":true,\"targets\":[\"nsis\",\"msi\"]}}", true)]
    [InlineData("v1.4.0-beta.1", "{\"bundle\":{\"active\":true}}", true)]
    [InlineData("v1.4.0-beta.1", "{\"bundle\":{\"active\":true,\"targets\":[\"nsis\",\"deb\"]}}", false)]
    [InlineData(
        "v1.4.0-beta.1",
        "{\"bundle\":{\"active\":true,\"windows\":{\"wix\":{\"version\":\"1.4.0.1\"}}}}",
        false
    )]
    [InlineData("v1.4.0-beta.1", "{\"bundle\":{\"active\":false,\"targets\":\"all\"}}", false)]
    [InlineData("v1.4.0-beta.1", "{}", false)]
    [InlineData("v1.4.0", "{\"bundle\":{\"active\":true,\"targets\":\"msi\"}}", false)]
    public void A_prerelease_that_is_built_as_MSI_is_warned_of(string tag, string configuration, bool warns) =>
        (MsiVersion.Warning(Encoding.UTF8.GetBytes(configuration), ReleaseTag.Parse(tag)) is not null)
            .Should()
            .Be(warns);

    [Fact]
    public void The_warning_says_what_to_do()
    {
        var files = new Dictionary<string, byte[]>
        {
            ["package.json"] = "no JSON"u8.ToArray(),
            ["src-tauri/tauri.conf.json"] = "{\"bundle\":{\"active\":true}}"u8.ToArray(),
        };

        MsiVersion
            .Warnings(files, ReleaseTag.Parse("v1.4.0-beta.1"))
            .Should()
            .Equal(
                "bundle.targets of tauri.conf.json includes msi, and no MSI can have the version 1.4.0-beta.1: "
                    + "name its targets without msi (nsis takes it), or set bundle.windows.wix.version"
            );
    }
}
