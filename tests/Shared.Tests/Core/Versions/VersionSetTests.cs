using MsReleaseActions.Core.Versions;
using MsReleaseActions.Testing;
using static MsReleaseActions.SharedTests.Core.Versions.VersionText;

namespace MsReleaseActions.SharedTests.Core.Versions;

/// <summary>Files that say the version together.</summary>
[Needs(Need.Nothing)]
public sealed class VersionSetTests
{
    [Fact]
    public void Tauri_says_it_in_JSON5_in_TOML_and_in_an_overlay() =>
        ShouldBump(
            (
                "a/tauri.conf.json5",
                "\uFEFF{\r\n  // 'version': '1.2.3'\r\n  /* version */ 'productName': 'it\\'s \"version\"',\r\n  "
                    + "version : '#1.2.3#', x: [+1, .5, 0xF, -Infinity,], nested: { version: '1.2.3' },\r\n}\r\n"
            ),
            ("b/Tauri.toml", "product-name = \"a\"\r\nversion = '#1.2.3#' # version\r\n"),
            ("b/Tauri.linux.toml", "identifier = \"a\"\n"),
            ("c/tauri.conf.json", "{\"version\": \"#1.2.3#\"}"),
            ("c/tauri.windows.conf.json", "{\"version\": \"#1.2.3#\"}"),
            ("c/tauri.macos.conf.json", "{\"bundle\": {\"version\": \"1.2.3\"}}")
        );

    [Fact]
    public void Tauri_1_says_it_in_its_package() =>
        ShouldBump(
            ("tauri.conf.json", "{\"package\": {\"productName\": \"a\", \"version\": \"#1.2.3#\"}, \"tauri\": {}}"),
            ("x/Tauri.toml", "[package]\nversion = \"#1.2.3#\"\n")
        );

    [Fact]
    public void A_Tauri_configuration_may_leave_it_to_a_package_or_a_crate_of_the_set() =>
        ShouldBump(
            ("package.json", "{\"version\": \"#1.2.3#\"}"),
            ("a/tauri.conf.json", "{\"version\": \"../package.json\"}"),
            ("b/tauri.conf.json", "{\"productName\": \"b\"}"),
            ("b/Cargo.toml", "[package]\nname = \"b\"\nversion = \"#1.2.3#\"\n")
        );

    [Fact]
    public void One_file_is_enough() => ShouldBump(("src-tauri/tauri.conf.json", "{\"version\":\"#1.2.3#\"}"));

    [Theory]
    [InlineData("bun.lock", "{}", "none of the version files says a version")]
    [InlineData("Cargo.toml", "[workspace]\nmembers = [\"a\"]", "none of the version files says a version")]
    [InlineData(
        "a/Cargo.toml",
        "[workspace.package]\nversion = 1",
        "a/Cargo.toml: its version in [workspace.package] is not a string"
    )]
    public void A_set_that_says_no_version_is_a_problem(string path, string text, string problem) =>
        VersionFiles.Read(Bytes((path, text))).Problems.Should().Equal(problem);

    [Fact]
    public void A_lock_that_knows_none_of_the_named_packages_is_a_problem() =>
        VersionFiles
            .Read(
                Bytes(
                    ("ui/package.json", "{\"version\":\"1.2.3\"}"),
                    ("package-lock.json", "{\"version\":\"1.2.3\",\"packages\":{\"\":{\"version\":\"1.2.3\"}}}"),
                    ("core/Cargo.toml", "[package]\nname = \"core\"\nversion = \"1.2.3\""),
                    ("Cargo.lock", "[[package]]\nname = \"app\"\nversion = \"1.2.3\"")
                )
            )
            .Problems.Should()
            .Equal(
                "package-lock.json: it has no workspace member whose package.json is a version file",
                "Cargo.lock: it has no package core of this repository"
            );
}
