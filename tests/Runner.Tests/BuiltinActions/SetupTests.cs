using MsReleaseActions.Runner.Steps;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.BuiltinActions;

[Needs(Need.Nothing)]
public sealed class SetupTests : NativeTest
{
    [Theory]
    [InlineData("22", "v22.0.0")]
    [InlineData("22.11.0", "v22.11.0")]
    [InlineData("lts/*", "lts/*")]
    public async Task The_version_of_node_is_the_one_that_was_asked_for(string asked, string version)
    {
        Write(".nvmrc", $"{asked}\n");

        (await Use("actions/setup-node@v4", ("node-version", asked))).Outputs["node-version"].Should().Be(version);
        (await Use("actions/setup-node@v4", ("node-version-file", ".nvmrc")))
            .Outputs["node-version"]
            .Should()
            .Be(version);
        (await Failure("actions/setup-node@v4", ("node-version-file", "none"))).Should().Contain("does not exist");
    }

    [Fact]
    public async Task A_cache_of_packages_wants_a_lock_file_and_its_package_manager()
    {
        (await Failure("actions/setup-node@v4", ("cache", "npm")))
            .Should()
            .StartWith("Dependencies lock file is not found");
        (await Failure("actions/setup-node@v4", ("cache", "pnpm")))
            .Should()
            .StartWith("Unable to locate executable file: pnpm");
        Write("app/package-lock.json", "{}");
        Write("pnpm-lock.yaml", "");
        await Use("pnpm/action-setup@v4", ("version", "10"));

        (await Use("actions/setup-node@v4", ("cache", "npm"), ("cache-dependency-path", "**/package-lock.json")))
            .Outputs["cache-hit"]
            .Should()
            .Be("false");
        await Use("actions/setup-node@v4", ("cache", "pnpm"));
        (await Failure("actions/setup-node@v4", ("registry-url", "https://registry.example")))
            .Should()
            .Contain("does not support registry-url");
    }

    [Fact]
    public async Task Pnpm_is_named_by_the_step_or_the_project()
    {
        (await Failure("pnpm/action-setup@v4")).Should().StartWith("No pnpm version is specified");
        Write("package.json", """{ "packageManager": "pnpm@10.1.0" }""");
        await Use("pnpm/action-setup@v4");
        (await Failure("pnpm/action-setup@v4", ("run_install", "true")))
            .Should()
            .Contain("does not support run_install: true");
    }

    [Fact]
    public async Task Rust_is_named_by_the_ref_or_the_input()
    {
        (await Use("dtolnay/rust-toolchain@1.85.0")).Outputs["name"].Should().Be("1.85.0");
        (await Use("dtolnay/rust-toolchain@master", ("toolchain", "nightly"))).Outputs["name"].Should().Be("nightly");
        (await Use($"dtolnay/rust-toolchain@{new string('a', 40)}")).Outputs["name"].Should().Be("stable");
        (await Failure("dtolnay/rust-toolchain@master")).Should().Be("'toolchain' is a required input");
        var outcome = await Use("swatinem/rust-cache@v2", ("workspaces", "src-tauri"));
        outcome.Outputs.Should().Equal(new Dictionary<string, string> { ["cache-hit"] = "false" });
        outcome
            .Environment.Should()
            .Equal(new Dictionary<string, string> { ["CACHE_ON_FAILURE"] = "false", ["CARGO_INCREMENTAL"] = "0" });
    }

    [Fact]
    public async Task Python_and_Java_are_named_by_the_step_or_a_file()
    {
        Write("host/.java-version", "21\n");
        Write(".python-version", "3.13\n");

        (await Use("actions/setup-python@v6", ("python-version-file", ".python-version")))
            .Outputs["python-version"]
            .Should()
            .Be("3.13");
        (await Failure("actions/setup-python@v6", ("python-version-file", "none"))).Should().Contain("does not exist");
        (await Failure("actions/setup-python@v6", ("pip-install", "platformio")))
            .Should()
            .Contain("does not support pip-install");
        (await Use("actions/setup-java@v5", ("distribution", "temurin"), ("java-version-file", "host/.java-version")))
            .Outputs["version"]
            .Should()
            .Be("21");
        (await Failure("actions/setup-java@v5", ("java-version", "21")))
            .Should()
            .Be("Input required and not supplied: distribution");
        (await Failure("actions/setup-java@v5", ("distribution", "temurin")))
            .Should()
            .Be("java-version or java-version-file input expected");
        (
            await Failure(
                "actions/setup-java@v5",
                ("distribution", "temurin"),
                ("java-version", "21"),
                ("gpg-private-key", "x")
            )
        )
            .Should()
            .Contain("does not support gpg-private-key");
    }

    [Theory]
    [InlineData("tauri-apps/tauri-action@v0")]
    [InlineData("actions/checkout")]
    [InlineData("actions/checkout/sub@v4")]
    [InlineData("./actions/checkout@v4")]
    public void What_the_runner_does_not_do_itself_is_not_found(string uses)
    {
        NativeActions.Find(uses).Should().BeNull();
    }
}
