using MsReleaseActions.Runner.FakeTools;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.Shapes;

/// <summary>
/// Release workflows in the shapes that are common among Tauri projects: everything up to the first thing that is not
/// supported really runs, that thing is named with its line, and nothing after it is passed over in silence.
/// </summary>
[Needs(Need.Nothing)]
public sealed class ShapeTests : ShapeTest
{
    [Fact]
    public async Task An_action_that_builds_and_releases_at_once_is_named_on_each_leg_that_reaches_it()
    {
        var run = await RunShape("one-step-publish");

        Story(run)
            .Should()
            .Equal(
                "publish (macos-latest, --target aarch64-apple-darwin): failure +actions/checkout@v4 +node +rust "
                    + "+swatinem/rust-cache@v2 .libraries +packages -build and release +Post actions/checkout@v4",
                "publish (macos-latest, --target x86_64-apple-darwin): failure +actions/checkout@v4 +node +rust "
                    + "+swatinem/rust-cache@v2 .libraries +packages -build and release +Post actions/checkout@v4",
                "publish (ubuntu-22.04, ): failure +actions/checkout@v4 +node +rust +swatinem/rust-cache@v2 "
                    + "+libraries +packages -build and release +Post actions/checkout@v4",
                "publish (windows-latest, ): failure +actions/checkout@v4 +node +rust +swatinem/rust-cache@v2 "
                    + ".libraries +packages -build and release +Post actions/checkout@v4"
            );
        Named.Should().Equal("43: uses: tauri-apps/tauri-action@v0");
        Tools.Should().NotContain(use => use.Effect == ToolEffect.Bundles);
        Repo.Releases.All.Should().BeEmpty();
    }

    [Fact]
    public async Task A_workflow_of_scripts_builds_on_every_system_and_stops_at_the_action_that_releases()
    {
        var run = await RunShape("portable-assets");

        Story(run)
            .Should()
            .Equal(
                "build (macos-14): success +actions/checkout@v4 +actions/setup-node@v4 "
                    + "+dtolnay/rust-toolchain@stable +mac targets .linux libraries +pnpm/action-setup@v4 +pnpm store "
                    + "+actions/cache@v4 +packages +key +build (mac) .build +assets +actions/upload-artifact@v4 "
                    + "+Post actions/cache@v4 +Post actions/checkout@v4",
                "build (ubuntu-22.04): success +actions/checkout@v4 +actions/setup-node@v4 "
                    + "+dtolnay/rust-toolchain@stable .mac targets +linux libraries +pnpm/action-setup@v4 +pnpm store "
                    + "+actions/cache@v4 +packages +key .build (mac) +build +assets +actions/upload-artifact@v4 "
                    + "+Post actions/cache@v4 +Post actions/checkout@v4",
                "build (windows-2022): success +actions/checkout@v4 +actions/setup-node@v4 "
                    + "+dtolnay/rust-toolchain@stable .mac targets .linux libraries +pnpm/action-setup@v4 +pnpm store "
                    + "+actions/cache@v4 +packages +key .build (mac) +build +assets +actions/upload-artifact@v4 "
                    + "+Post actions/cache@v4 +Post actions/checkout@v4",
                "publish: failure +actions/download-artifact@v4 +list -release"
            );
        Named.Should().Equal("104: uses: softprops/action-gh-release@v2");
        Tools
            .Where(use => use.Effect == ToolEffect.Bundles)
            .Select(use => use.Line)
            .Order(StringComparer.Ordinal)
            .Should()
            .Equal("tauri build", "tauri build", "tauri build --target universal-apple-darwin");
        Printed(run, "publish")
            .Should()
            .ContainInOrder(
                "App-1.4.0-Linux.AppImage",
                "App-1.4.0-Linux.deb",
                "App-1.4.0-Windows.msi",
                "App-1.4.0-Windows.msi.sig",
                "App-1.4.0-macOS.tar.gz",
                "App-1.4.0-macOS.tar.gz.sig"
            );
    }

    [Fact]
    public async Task A_tree_that_is_handed_on_is_built_as_it_was_changed_and_switched_off_actions_fail()
    {
        Repo.CreateTag("1.5.0", Sha);

        var run = await RunShape("handed-on-source");

        const string Leg =
            "failure +actions/download-artifact@v4 +actions/setup-node@v4 +dtolnay/rust-toolchain@stable +rustup "
            + "target add {0} +pnpm/action-setup@v4 +packages +build -names .actions/upload-artifact@v4";
        Story(run)
            .Should()
            .Equal(
                "extension: failure +actions/checkout@v4 -actions/upload-artifact@v3 +Post actions/checkout@v4",
                $"macos (aarch64-apple-darwin): {string.Format(null, Leg, "aarch64-apple-darwin")}",
                $"macos (x86_64-apple-darwin): {string.Format(null, Leg, "x86_64-apple-darwin")}",
                "version: success +actions/checkout@v4 +echo \"version=$(git describe --tags | sed "
                    + "'s/-[0-9]*-.*//g')\" >> \"$GITHUB_OUTPUT\" +write the version +actions/upload-artifact@v4 +Post "
                    + "actions/checkout@v4"
            );
        Tools
            .Where(use => use.Effect == ToolEffect.Unsupported)
            .Should()
            .HaveCount(2)
            .And.OnlyContain(use => use.Line.StartsWith("sudo mv "));
        Errors.Should().Contain(error => error.StartsWith("sudo: the rehearsal has no stand-in for 'sudo mv "));
        Errors.Should().Contain(error => error.Contains("a deprecated version of `actions/upload-artifact: v3`"));
        Directory
            .EnumerateFiles(Folder, "*.dmg", SearchOption.AllDirectories)
            .Select(Path.GetFileName)
            .Should()
            .BeEquivalentTo("App_1.5.0_aarch64.dmg", "App_1.5.0_x64.dmg");
    }

    [Fact]
    public async Task A_script_for_the_api_is_named_and_what_needs_it_is_skipped()
    {
        var run = await RunShape("draft-then-build");

        Story(run)
            .Should()
            .Equal(
                "build: skipped",
                "create: failure +actions/checkout@v4 +actions/setup-node@v4 +version -draft +Post actions/checkout@v4",
                "publish: skipped"
            );
        Named.Should().Equal("22: uses: actions/github-script@v7");
        Tools.Should().BeEmpty("the version is read by the real node");
    }

    [Fact]
    public async Task Actions_of_the_repository_itself_run_and_machines_of_the_owners_are_named()
    {
        var run = await RunShape("composite-steps");

        Story(run)
            .Should()
            .Equal(
                "desktop (macos-14, aarch64-apple-darwin): success .free space +actions/checkout@v4 +set up "
                    + "+build +keep +Post actions/checkout@v4",
                "desktop (self-hosted, x86_64-pc-windows-msvc): failure",
                "desktop (ubuntu-22.04, x86_64-unknown-linux-gnu): success .free space +actions/checkout@v4 +set "
                    + "up +build +keep +Post actions/checkout@v4",
                "docker: failure +actions/checkout@v4 -image +Post actions/checkout@v4"
            );
        Named.Should().ContainSingle().Which.Should().Contain("runs-on self-hosted");
        Tools
            .Where(use => use.Effect == ToolEffect.Unsupported)
            .Select(use => use.Line)
            .Should()
            .Equal("docker build --tag app .");
        run.Artifacts.Select(artifact => artifact.Name)
            .Should()
            .BeEquivalentTo("bundles-aarch64-apple-darwin", "bundles-x86_64-unknown-linux-gnu");
    }
}
