using MsReleaseActions.Cli.Actions;
using MsReleaseActions.Sandbox.Runner;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Publishing;

/// <summary>The installed tool holds the actions as assemblies beside its own.</summary>
public sealed class PackedToolTests
{
    [Fact]
    public void An_assembly_beside_the_tool_is_started_with_the_dotnet_that_runs_the_tool()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["promote-assets.dll"], "");
        var programs = ActionPrograms.Find(["promote-assets"], null, folder.Path);

        var dotnet = Path.Combine(ActionCatalog.Variables["DOTNET_ROOT"], "dotnet");
        programs.Find("promote-assets").Should().BeEquivalentTo(new LocalProgram(dotnet, folder["promote-assets.dll"]));
        File.Exists(dotnet).Should().BeTrue();
        programs.Find("other").Should().BeNull();
    }

    [Theory]
    [InlineData("ghcr.io/org/ms-release-actions@sha256:0123456789012345678901234567890123456789012345678901234567890123", "", "/app/promote-assets", true)]
    [InlineData("ghcr.io/acme/ms-release-actions:1.2.3", "", "/app/promote-assets", true)]
    [InlineData("", "checkout", "/app/promote-assets", true)]
    [InlineData("", "elsewhere", "/app/promote-assets", false)]
    [InlineData("ghcr.io/org/ms-release-actions", "", "/app/other", false)]
    [InlineData("ghcr.io/org/ms-release-actions", "", "/bin/promote-assets", false)]
    [InlineData("ghcr.io/org/ms-release-actions-2", "", "/app/promote-assets", false)]
    [InlineData("docker.io/org/ms-release-actions", "", "/app/promote-assets", false)]
    public void Only_this_projects_image_is_stood_for_by_its_programs(string image, string place, string entrypoint, bool known)
    {
        using var folder = new TemporaryFolder();
        var dockerfile = place switch { "checkout" => Testing.Checkout.PathOf("Dockerfile"), "elsewhere" => folder["Dockerfile"], _ => "" };
        var images = new ActionImages(new ActionPrograms(new Dictionary<string, string> { ["promote-assets"] = "/there/promote-assets" }));

        images.Find(new ContainerStart(image, dockerfile, entrypoint, [])).Should().BeEquivalentTo(known ? new LocalProgram("/there/promote-assets") : null);
    }
}
