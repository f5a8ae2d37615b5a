using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Init;

/// <summary>A program of cargo's that is in a folder of its workspace, with a version that it inherits.</summary>
[Needs(Need.Lane)]
public sealed class WorkspaceProductTests
{
    [Fact]
    public async Task It_is_released_without_an_edit_with_a_version_that_stands_once()
    {
        using var made = await PlantedRepository.OfAsync(
            "tool",
            PlantedRepository.Ci,
            ("Cargo.toml", "[workspace]\nmembers = [\"crates/*\"]\n[workspace.package]\nversion = \"0.3.0\"\n"),
            ("crates/cli/Cargo.toml", Crate("tool") + "[dependencies]\ntool-core = { path = \"../core\" }\n"),
            ("crates/cli/src/main.rs", "fn main() {}\n"),
            ("crates/core/Cargo.toml", Crate("tool-core")),
            ("crates/core/src/lib.rs", ""),
            (
                "Cargo.lock",
                "version = 4\n\n[[package]]\nname = \"tool\"\nversion = \"0.3.0\"\ndependencies = [\n \"tool-core\",\n]\n\n"
                    + "[[package]]\nname = \"tool-core\"\nversion = \"0.3.0\"\n"
            )
        );
        await made.Install();
        await made.Ms(0, "lint");

        var released = await made.Rehearse(0);

        ((string)released["tag"]!, (int)released["heavy_builds"]!).Should().Be(("v0.3.1", 1));
        released["assets"]!
            .AsArray()
            .Select(asset => (string)asset!["name"]!)
            .Where(name => name.StartsWith("tool", StringComparison.Ordinal))
            .Should()
            .Equal("tool-linux-x86_64", "tool-macos-arm64", "tool-macos-x86_64", "tool-windows-x86_64.exe");
    }

    private static string Crate(string name) =>
        $"[package]\nname = \"{name}\"\nversion.workspace = true\nedition = \"2021\"\n";
}
