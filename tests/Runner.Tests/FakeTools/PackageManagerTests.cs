using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.FakeTools;

[Needs(Need.Nothing)]
public sealed class PackageManagerTests : ToolchainTest
{
    [Theory]
    [InlineData("npm run tauri build")]
    [InlineData("npm run tauri -- build")]
    [InlineData("npx tauri build")]
    [InlineData("npm exec tauri build")]
    [InlineData("npx --yes @tauri-apps/cli@latest build")]
    [InlineData("yarn tauri build")]
    [InlineData("yarn run tauri build")]
    [InlineData("pnpm tauri build")]
    [InlineData("pnpm run tauri build")]
    [InlineData("pnpm exec tauri build")]
    [InlineData("bun run tauri build")]
    [InlineData("bun tauri build")]
    [InlineData("bunx tauri build")]
    [InlineData("cargo tauri build")]
    public async Task Every_way_to_start_tauri_is_the_same_build(string line)
    {
        await Prepare();
        await Do("npm install --global pnpm bun");
        await Do("cargo install tauri-cli --version ^2 --locked");

        await Do(line);

        Recorded.Count(use => use.StartsWith("Bundles: tauri build", StringComparison.Ordinal)).Should().Be(1);
        Recorded.Should().Contain("Compiles: vite build");
    }

    [Fact]
    public async Task A_tool_that_nothing_installed_is_not_found()
    {
        (await Call("pnpm install")).Should().Be(127);
        Printed.Should().Contain("no step of this job has installed pnpm");
        (await Call("bun install")).Should().Be(127);
        (await Call("cargo tauri build")).Should().Be(101);
        (await Call("brew install jq")).Should().Be(127);
        await Do("corepack enable");
        (await Call("pnpm install")).Should().Be(1);
        Printed.Should().Contain("pnpm-lock.yaml is missing");
        await Do("pnpm install --no-frozen-lockfile");
    }

    [Fact]
    public async Task Npm_ci_wants_a_lock_file_in_step()
    {
        Write(
            "package.json",
            """{ "name": "app", "devDependencies": { "@tauri-apps/cli": "2.9.5", "vite": "7.1.12" }, "dependencies": { "left-pad": "1" } }"""
        );

        (await Call("npm ci")).Should().Be(1);

        Printed
            .Should()
            .ContainAll(
                "@tauri-apps/cli: package.json wants 2.9.5, the lock file 2.9.4",
                "svelte-check: package.json wants nothing, the lock file 4.3.3",
                "left-pad: package.json wants 1, the lock file nothing",
                "left-pad@1 is missing from the lock file"
            );
        File.Delete(Path.Combine(Project, "package-lock.json"));
        (await Call("npm ci")).Should().Be(1);
        Printed.Should().Contain("npm ci needs a package-lock.json");
        await Do("npm install");
    }

    [Fact]
    public async Task A_script_runs_between_its_pre_and_post_and_stops_at_the_first_failure()
    {
        Write(
            "package.json",
            """{ "name": "app", "scripts": { "prea": "npm run ok", "a": "vite build", "posta": "npm run ok", "ok": "svelte-check" }, "devDependencies": { "vite": "1", "svelte-check": "1" } }"""
        );
        await Do("npm install");

        await Do("npm run a -- --outDir out");
        Files("out").Should().Equal("assets/index.js", "index.html");
        File.Delete(Path.Combine(Project, "index.html"));
        (await Call("npm run a")).Should().Be(1);

        Recorded
            .Count(use => use.EndsWith("svelte-check", StringComparison.Ordinal))
            .Should()
            .Be(3, "no post after the failure");
        (await Call("npm run none")).Should().Be(1);
        Printed.Should().Contain("Missing script: \"none\"; package.json has prea, a, posta, ok");
        await Do("npm run none --if-present");
        Write(
            "package.json",
            """{ "name": "app", "scripts": { "prea": "vite build", "a": "svelte-check" }, "devDependencies": { "vite": "1", "svelte-check": "1" } }"""
        );
        (await Call("npm run a")).Should().Be(1);
        Recorded
            .Count(use => use.EndsWith("svelte-check", StringComparison.Ordinal))
            .Should()
            .Be(3, "nothing after a pre that fails");
    }

    [Fact]
    public async Task Npm_keeps_options_before_the_two_dashes_for_itself()
    {
        await Prepare();

        (await Call("npm run tauri build --target x86_64-unknown-linux-gnu"))
            .Should()
            .Be(2, "the target arrives as a word");

        Printed.Should().Contain("unexpected argument 'x86_64-unknown-linux-gnu'");
    }

    [Fact]
    public async Task Apt_wants_root_and_linux()
    {
        (await Call("apt-get update")).Should().Be(100);
        Printed.Should().Contain("are you root?");
        await Do("sudo -E apt-get -o Acquire::Retries=3 install -y -qq libssl-dev");
        Printed.Should().Be("Setting up libssl-dev (stand-in)\n");
        Variables["RUNNER_OS"] = "Windows";
        (await Call("sudo apt-get update")).Should().Be(127);
        await Do("choco install nsis");
    }
}
