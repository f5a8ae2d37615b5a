using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Detection;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Yaml;
using ActionFile = MsReleaseActions.Workflows.Model.ActionFile;

namespace MsReleaseActions.ReleaseTrainTests.Detection;

/// <summary>What a description says of the app counts for more than what is found.</summary>
[Needs(Need.Nothing)]
public sealed class DescribedAppTests
{
    private static readonly (string, string)[] TwoApps =
    [
        ("package.json", "{}"),
        ("package-lock.json", "{}"),
        ("pnpm-lock.yaml", ""),
        (".nvmrc", "18"),
        ("a/src-tauri/tauri.conf.json", "{}"),
        ("a/src-tauri/Cargo.toml", "[package]\nname = \"a\"\n"),
        ("a/src-tauri/rust-toolchain.toml", ""),
        ("b/src-tauri/Tauri.toml", ""),
        ("b/src-tauri/Cargo.toml", "[package]\nname = \"b\"\n"),
    ];

    [Theory]
    [InlineData(null, "", "a/src-tauri/tauri.conf.json")]
    [InlineData("b/src-tauri/Tauri.toml", "", "b/src-tauri/Tauri.toml")]
    [InlineData(null, "b", "b/src-tauri/Tauri.toml")]
    [InlineData(null, "c", "a/src-tauri/tauri.conf.json")]
    public void The_configuration_is_the_one_that_it_names(string? config, string folder, string found) =>
        Detect(new BuildSettings { Config = config, Folder = folder }).Tauri!.Config.Should().Be(found);

    [Fact]
    public void Tauri_is_told_which_app_is_built()
    {
        var build = Step(new BuildSettings { Config = "b/src-tauri/Tauri.toml" }, "Build");

        build.WorkingDirectory.Should().BeNull("the front end is at the root");
        Variable(build, "TAURI_APP_PATH").Should().Be("b/src-tauri");
        Variable(Step(new BuildSettings(), "Build"), "TAURI_APP_PATH").Should().BeNull();
    }

    [Theory]
    [InlineData(null, "pnpm install --frozen-lockfile")]
    [InlineData("npm", "npm ci")]
    [InlineData("pnpm", "pnpm install --frozen-lockfile")]
    [InlineData("yarn", "yarn install")]
    [InlineData("bun", "bun install")]
    public void The_package_manager_is_the_one_that_it_names(string? manager, string install) =>
        Render(new BuildSettings { PackageManager = manager })
            .Steps.SelectMany(step => step.Run?.Text.Split('\n') ?? [])
            .Should()
            .Contain(text => text != null && $"{text}\n".Contains($"{install}\n", StringComparison.Ordinal));

    [Fact]
    public void Without_a_lock_file_pnpm_installs_what_package_json_says() =>
        ActionFile
            .Parse(
                "action.yml",
                BuildAction.Render(
                    Detect(
                        new BuildSettings { PackageManager = "pnpm" },
                        ("package.json", "{}"),
                        ("tauri.conf.json", "{}")
                    )
                )
            )
            .Steps.SelectMany(step => step.Run?.Text.Split('\n') ?? [])
            .Should()
            .Contain("pnpm install --no-frozen-lockfile");

    [Theory]
    [InlineData(null, "node-version-file", ".nvmrc")]
    [InlineData("22.x", "node-version", "22.x")]
    [InlineData("lts/*", "node-version", "lts/*")]
    public void The_version_of_Node_is_the_one_that_it_names(string? node, string input, string value) =>
        Render(new BuildSettings { Node = node })
            .Steps.Single(step => step.Uses?.Text.StartsWith("actions/setup-node@", StringComparison.Ordinal) == true)
            .With![input]
            .Should()
            .BeOfType<Scalar>()
            .Which.Text.Should()
            .Be(value);

    [Theory]
    [InlineData(null, "rustup toolchain install\n", null)]
    [InlineData("1.90.0", "rustup toolchain install 1.90.0 --profile minimal\n", "1.90.0")]
    [InlineData("1.90", "rustup toolchain install 1.90 --profile minimal\n", "1.90")]
    public void The_toolchain_is_the_one_that_it_names(string? rust, string install, string? variable)
    {
        var said = new BuildSettings { Rust = rust };

        Step(said, "Rust").Run!.Text.Should().StartWith(install);
        foreach (var step in (string[])["Rust", "Build"])
        {
            Variable(Step(said, step), "RUSTUP_TOOLCHAIN").Should().Be(variable);
        }
    }

    [Theory]
    [InlineData(BuildKind.Tauri)]
    [InlineData(BuildKind.Rust)]
    [InlineData(BuildKind.Firmware)]
    [InlineData(BuildKind.Files)]
    public void A_kind_that_is_not_found_leaves_the_build_to_its_owner(BuildKind kind)
    {
        var product = Detect(new BuildSettings { Kind = kind }, ("README.md", ""));

        ActionFile
            .Parse("action.yml", BuildAction.Render(product))
            .Steps.Single()
            .Run!.Text.Should()
            .Contain("does not say yet how this is built");
    }

    [Fact]
    public void A_program_beside_a_Tauri_app_is_built_where_that_is_said() =>
        Detect(
            new BuildSettings { Kind = BuildKind.Rust },
            ("Cargo.toml", "[package]\nname = \"desk\"\n"),
            ("src/main.rs", ""),
            ("src-tauri/tauri.conf.json", "{}")
        )
            .Program.Should()
            .Be("desk");

    private static MsReleaseActions.Workflows.Model.Step Step(BuildSettings said, string name) =>
        Render(said).Steps.Single(step => step.Name?.Text == name);

    private static string? Variable(MsReleaseActions.Workflows.Model.Step step, string name) =>
        ((step.Env as Mapping)?[name] as Scalar)?.Text;

    private static ActionFile Render(BuildSettings said) =>
        ActionFile.Parse("action.yml", BuildAction.Render(Detect(said)));

    private static DetectedProduct Detect(BuildSettings said, params (string, string)[] files)
    {
        var product = ProductDetector.Detect(
            Trees.Of(files.Length == 0 ? TwoApps : files),
            RepositoryName.Parse("acme/desk"),
            "main",
            [],
            said
        );
        return product with { Settings = product.Settings with { Build = said } };
    }
}
