using System.IO.Compression;
using System.Xml.Linq;
using MsReleaseActions.Rehearsal.Actions;
using MsReleaseActions.Runner.Options;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Publishing;

/// <summary>The installed tool holds the actions as assemblies beside its own.</summary>
[Needs(Need.Processes)]
public sealed class PackedToolTests
{
#if DEBUG
    private const string BuiltAs = "Debug";
#else
    private const string BuiltAs = "Release";
#endif

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

    /// <summary>What <c>dotnet tool install</c> finds, as a release of this repository builds it.</summary>
    [Fact]
    public async Task The_package_is_the_tool_ms_and_runs()
    {
        using var folder = new TemporaryFolder();
        var project = Testing.Checkout.PathOf("src/Cli");
        var packed = await Tool.RunAsync(
            "dotnet",
            folder.Path,
            "pack",
            project,
            "-c",
            BuiltAs,
            "--no-build",
            "--nologo",
            "-o",
            folder["package"]
        );
        packed.ExitCode.Should().Be(0, packed.Output);

        await ZipFile.ExtractToDirectoryAsync(
            Directory.GetFiles(folder["package"], "*.nupkg").Should().ContainSingle().Subject,
            folder["tool"],
            TestContext.Current.CancellationToken
        );

        var settings = XDocument.Parse(
            await File.ReadAllTextAsync(
                Directory.GetFiles(folder["tool"], "DotnetToolSettings.xml", SearchOption.AllDirectories).Single(),
                TestContext.Current.CancellationToken
            )
        );
        settings
            .Descendants("Command")
            .Single()
            .Attributes()
            .Select(attribute => attribute.ToString())
            .Should()
            .Equal("Name=\"ms\"", "EntryPoint=\"ms.dll\"", "Runner=\"dotnet\"");
        var assembly = Directory.GetFiles(folder["tool"], "ms.dll", SearchOption.AllDirectories).Single();
        (await Tool.RunAsync("dotnet", folder.Path, assembly, "--version")).Should().Be((0, "ms 0.1.0\n"));
        (await Tool.RunAsync("dotnet", folder.Path, assembly, "complete", "=ha", "rehearse", "--scenario"))
            .Should()
            .Be((0, "happy\t\n"));
    }

    [Theory]
    [InlineData(
        "ghcr.io/org/ms-release-actions@sha256:0123456789012345678901234567890123456789012345678901234567890123",
        "",
        "/app/promote-assets",
        true
    )]
    [InlineData("ghcr.io/acme/ms-release-actions:1.2.3", "", "/app/promote-assets", true)]
    [InlineData("", "checkout", "/app/promote-assets", true)]
    [InlineData("", "elsewhere", "/app/promote-assets", false)]
    [InlineData("ghcr.io/org/ms-release-actions", "", "/app/other", false)]
    [InlineData("ghcr.io/org/ms-release-actions", "", "/bin/promote-assets", false)]
    [InlineData("ghcr.io/org/ms-release-actions-2", "", "/app/promote-assets", false)]
    [InlineData("docker.io/org/ms-release-actions", "", "/app/promote-assets", false)]
    public void Only_this_projects_image_is_stood_for_by_its_programs(
        string image,
        string place,
        string entrypoint,
        bool known
    )
    {
        using var folder = new TemporaryFolder();
        var dockerfile = place switch
        {
            "checkout" => Testing.Checkout.PathOf("Dockerfile"),
            "elsewhere" => folder["Dockerfile"],
            _ => "",
        };
        var images = new ActionImages(
            new ActionPrograms(new Dictionary<string, string> { ["promote-assets"] = "/there/promote-assets" })
        );

        images
            .Find(new ContainerStart(image, dockerfile, entrypoint, []))
            .Should()
            .BeEquivalentTo(known ? new LocalProgram("/there/promote-assets") : null);
    }
}
