using MsReleaseActions.Testing;
using static MsReleaseActions.SharedTests.Core.Versions.VersionText;

namespace MsReleaseActions.SharedTests.Core.Versions;

/// <summary>Crates and their lock files.</summary>
[Needs(Need.Nothing)]
public sealed class CrateVersionTests
{
    [Fact]
    public void Crates_that_inherit_their_version_have_it_in_the_root_of_the_workspace_and_in_one_lock() =>
        ShouldBump(
            (
                "Cargo.toml",
                "[workspace]\nmembers = [\"app\", \"core\"]\n[workspace.package]\nversion = \"#1.2.3#\"\n"
                    + "[workspace.dependencies]\ncore = { path = \"core\", version = \"=#1.2.3#\" }\n"
            ),
            ("app/Cargo.toml", "[package]\nname = \"app\"\nversion.workspace = true\n"),
            ("core/Cargo.toml", "[package]\nname = \"core\"\nversion = { workspace = true }\n"),
            (
                "Cargo.lock",
                "version = 4\n[[package]]\nname = \"app\"\nversion = \"#1.2.3#\"\ndependencies = [\n \"core\",\n]\n"
                    + "[[package]]\nname = \"core\"\nversion = \"#1.2.3#\"\n[[package]]\nname = \"other\"\n"
                    + "version = \"1.2.3\"\n"
            )
        );

    [Fact]
    public void A_root_that_is_a_crate_itself_can_inherit_its_own_workspaces_version() =>
        ShouldBump(
            (
                "Cargo.toml",
                "[package]\nname = \"app\"\nversion.workspace = true\n[workspace.package]\nversion = \"#1.2.3#\"\n"
            ),
            ("Cargo.lock", "[[package]]\nname = \"app\"\nversion = \"#1.2.3#\"\n")
        );

    [Fact]
    public void Crates_in_lock_step_move_with_the_requirements_on_them() =>
        ShouldBump(
            (
                "app/Cargo.toml",
                """
                [package]
                name = "app"
                version = "#1.2.3#"
                [dependencies]
                core = { path = "../core", version = "=#1.2.3#" } # =1.2.3
                renamed = { package = "core", path = "../core", version = " = #1.2.3# " }
                serde = "=1.2.3"
                [dev-dependencies.core]
                path = "../core"
                version = '=#1.2.3#'
                [build-dependencies]
                core = "=#1.2.3#"
                [target.'cfg(unix)'.dependencies]
                core = { path = "../core", version = "=#1.2.3#" }
                [target.'cfg(windows)'.dependencies]
                core = { path = "../core", version = "1.2" }
                [target.'cfg(macos)'.dependencies]
                core = { path = "../core", version = "#1.2.3#" }
                [target.'cfg(any())'.dependencies]
                core = { path = "../core", version = "^#1.2.3#" }
                [target.'cfg(all())'.dependencies]
                core = { path = "../core", version = "1.0.0" }
                """
            ),
            ("core/Cargo.toml", "[package]\nname = \"core\"\nversion = \"#1.2.3#\"\n"),
            (
                "app/Cargo.lock",
                "[[package]]\nname = \"app\"\nversion = \"#1.2.3#\"\n[[package]]\nname = \"core\"\nversion = "
                    + "\"#1.2.3#\"\n[[patch.unused]]\nname = \"extra\"\nversion = \"1.2.3\"\n"
            )
        );

    [Fact]
    public void A_crate_of_the_same_name_in_a_registry_stays_what_it_is() =>
        ShouldBump(
            (
                "Cargo.toml",
                "[package]\nname = \"app\"\nversion = \"#1.2.3#\"\n[dependencies]\nold = { package = \"app\", "
                    + "version = \"=0.9.0\" }\n"
            ),
            (
                "Cargo.lock",
                "[[package]]\nname = \"app\"\nversion = \"0.9.0\"\nsource = \"registry+https://example.com\"\n"
                    + "[[package]]\nname = \"app\"\nversion = \"#1.2.3#\"\ndependencies = [\n \"app 0.9.0\",\n]\n"
                    + "[[package]]\nname = \"other\"\nversion = \"1.0.0\"\ndependencies = [\n \"app #1.2.3#\",\n]\n"
            )
        );
}
