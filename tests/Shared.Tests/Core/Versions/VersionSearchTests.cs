using System.Text;
using MsReleaseActions.Core.Versions;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Versions;

/// <summary>Layouts of public repositories, each reduced to what says a version.</summary>
[Needs(Need.Nothing)]
public sealed class VersionSearchTests
{
    [Fact]
    public void An_app_at_the_root_with_a_core_crate_of_its_own_version() =>
        Find(
                "",
                ("package.json", "{\"version\": \"0.1.4-beta.3\"}"),
                (
                    "package-lock.json",
                    "{\"version\": \"0.1.4-beta.3\", \"packages\": {\"\": {\"version\": \"0.1.4-beta.3\"}}}"
                ),
                ("crates/core/Cargo.toml", Crate("core", "0.1.0")),
                ("crates/core/Cargo.lock", Lock(("core", "0.1.0"))),
                ("src-tauri/Cargo.toml", Crate("app", "0.1.4-beta.3")),
                ("src-tauri/Cargo.lock", Lock(("app", "0.1.4-beta.3"), ("core", "0.1.0"))),
                ("src-tauri/tauri.conf.json", "{\"version\": \"0.1.4-beta.3\"}"),
                ("src-tauri/tauri.windows.conf.json", "{\"bundle\": {}}"),
                ("node_modules/a/package.json", "{\"version\": \"9.0.0\"}"),
                ("src-tauri/target/tauri.conf.json", "{\"version\": \"9.0.0\"}")
            )
            .Should()
            .BeEquivalentTo(
                new FoundVersionFiles(
                    "0.1.4-beta.3",
                    [
                        "package.json",
                        "package-lock.json",
                        "src-tauri/Cargo.toml",
                        "src-tauri/Cargo.lock",
                        "src-tauri/tauri.conf.json",
                    ],
                    []
                ),
                options => options.WithStrictOrdering()
            );

    [Theory]
    [InlineData("")]
    [InlineData("desktop")]
    [InlineData("./desktop/")]
    public void Files_that_are_out_of_step_are_left_out_with_what_they_say(string appFolder) =>
        Find(
                appFolder,
                ("Cargo.toml", "[workspace]\nmembers = [\"desktop/src-tauri\"]\n"),
                ("Cargo.lock", Lock(("vibe", "0.0.6"))),
                ("desktop/package.json", "{\"version\": \"0.0.0\"}"),
                ("desktop/pnpm-lock.yaml", "lockfileVersion: '9.0'"),
                ("desktop/src-tauri/Cargo.toml", Crate("vibe", "0.0.6")),
                ("desktop/src-tauri/tauri.conf.json", "{\"version\": \"3.1.1\"}")
            )
            .Should()
            .BeEquivalentTo(
                new FoundVersionFiles(
                    "3.1.1",
                    ["desktop/src-tauri/tauri.conf.json"],
                    [
                        "desktop/package.json says 0.0.0",
                        "desktop/src-tauri/Cargo.toml ([package] version) says 0.0.6",
                        "Cargo.lock (package vibe) says 0.0.6",
                    ]
                )
            );

    [Fact]
    public void A_version_that_is_inherited_brings_the_root_and_every_crate_that_inherits_it() =>
        Find(
                "app",
                ("Cargo.toml", "[workspace]\nmembers = [\"*\"]\n[workspace.package]\nversion = \"1.2.3\"\n"),
                ("Cargo.lock", Lock(("app", "1.2.3"), ("core", "1.2.3"), ("other", "0.1.0"))),
                ("app/src-tauri/Cargo.toml", "[package]\nname = \"app\"\nversion.workspace = true\n"),
                ("app/src-tauri/tauri.conf.json", "{\"productName\": \"it\"}"),
                ("core/Cargo.toml", "[package]\nname = \"core\"\nversion.workspace = true\n"),
                ("other/Cargo.toml", Crate("other", "0.1.0"))
            )
            .Should()
            .BeEquivalentTo(
                new FoundVersionFiles(
                    "1.2.3",
                    ["Cargo.toml", "app/src-tauri/Cargo.toml", "core/Cargo.toml", "Cargo.lock"],
                    []
                )
            );

    [Fact]
    public void A_configuration_that_names_a_package_leads_to_its_version_and_lock_at_the_workspaces_root() =>
        Find(
                "",
                ("apps/ui/package.json", "{\"version\": \"1.2.3\"}"),
                ("apps/ui/src-tauri/Tauri.toml", "version = \"../package.json\""),
                ("apps/ui/src-tauri/Cargo.toml", "[package]\nname = \"ui\""),
                ("package.json", "{\"private\": true}"),
                ("bun.lock", "{\"workspaces\": {\"apps/ui\": {\"version\": \"1.2.3\",},},}")
            )
            .Should()
            .BeEquivalentTo(
                new FoundVersionFiles(
                    "1.2.3",
                    ["apps/ui/package.json", "bun.lock"],
                    ["apps/ui/src-tauri/Cargo.toml: it has no version in [package]"]
                )
            );

    [Fact]
    public void A_program_without_Tauri_has_it_in_its_crate_or_in_all_crates_of_its_workspace()
    {
        Find("", ("Cargo.toml", Crate("tool", "0.1.3")), ("Cargo.lock", Lock(("tool", "0.1.3"))))
            .Files.Should()
            .Equal("Cargo.toml", "Cargo.lock");
        Find(
                "",
                ("Cargo.toml", "[workspace]\nmembers = [\"a\", \"b\"]"),
                ("a/Cargo.toml", Crate("a", "1.0.0")),
                ("b/Cargo.toml", Crate("b", "1.0.0"))
            )
            .Should()
            .BeEquivalentTo(new FoundVersionFiles("1.0.0", ["a/Cargo.toml", "b/Cargo.toml"], []));
    }

    [Fact]
    public void A_crate_beside_a_package_counts_without_a_configuration() =>
        Find("", ("package.json", "{\"version\": \"1.2.3\"}"), ("src-tauri/Cargo.toml", Crate("app", "1.2.3")))
            .Should()
            .BeEquivalentTo(new FoundVersionFiles("1.2.3", ["package.json", "src-tauri/Cargo.toml"], []));

    [Fact]
    public void Of_several_configurations_the_nearest_counts_and_of_those_in_one_folder_the_first_that_Tauri_reads() =>
        Find(
                "",
                ("examples/demo/src-tauri/tauri.conf.json", "{\"version\": \"9.0.0\"}"),
                ("src-tauri/Tauri.toml", "version = \"2.0.0\""),
                ("src-tauri/tauri.conf.json5", "{version: '1.0.0'}")
            )
            .Should()
            .BeEquivalentTo(new FoundVersionFiles("1.0.0", ["src-tauri/tauri.conf.json5"], []));

    [Fact]
    public void A_repository_that_says_no_version_has_no_version_files() =>
        Find("", ("README.md", "1.2.3"), ("package.json", "{}"))
            .Should()
            .BeEquivalentTo(new FoundVersionFiles(null, [], []));

    [Fact]
    public void What_is_found_can_be_bumped_and_what_is_not_to_be_read_is_said()
    {
        var found = VersionFiles.Find(
            ["package.json", "src-tauri/tauri.conf.json"],
            path =>
                path == "package.json"
                    ? throw new FormatException("it is a link")
                    : "{\"version\": \"1.2.3\"}"u8.ToArray(),
            ""
        );

        found
            .Should()
            .BeEquivalentTo(
                new FoundVersionFiles("1.2.3", ["src-tauri/tauri.conf.json"], ["package.json: it is a link"])
            );
    }

    private static FoundVersionFiles Find(string appFolder, params (string Path, string Text)[] files)
    {
        var bytes = files.ToDictionary(file => file.Path, file => Encoding.UTF8.GetBytes(file.Text));
        var found = VersionFiles.Find(bytes.Keys, bytes.GetValueOrDefault, appFolder);

        // what is found is a set that agrees
        if (found.Files.Count > 0)
        {
            var reading = VersionFiles.Read(found.Files.ToDictionary(path => path, path => (byte[]?)bytes[path]));
            (reading.Version, reading.Problems).Should().BeEquivalentTo((found.Version, Array.Empty<string>()));
        }
        return found;
    }

    private static string Crate(string name, string version) =>
        $"[package]\nname = \"{name}\"\nversion = \"{version}\"\n";

    private static string Lock(params (string Name, string Version)[] crates) =>
        string.Concat(crates.Select(crate => $"[[package]]\nname = \"{crate.Name}\"\nversion = \"{crate.Version}\"\n"));
}
