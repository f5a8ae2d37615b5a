using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Versions;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Versions;

[Needs(Need.Nothing)]
public sealed class VersionProblemTests
{
    private static readonly ReleaseTag Beta = ReleaseTag.Parse("v1.4.0-beta.2");

    [Theory]
    [InlineData("package.json", "{\"version\": 1}", "package.json: its version is not a string")]
    [InlineData("package.json", "{\"config\": {\"version\": \"1.3.2\"}}", "package.json: it has no version")]
    [InlineData(
        "package.json",
        "{\"version\": \"latest\"}",
        "package.json is no version such as 1.2.3 or 1.2.3-beta.1, but 'latest'"
    )]
    [InlineData(
        "package.json",
        "{\"version\": \"1.3.2\", \"version\": \"1.3.2\"}",
        "package.json: the member version is there twice (line 1)"
    )]
    [InlineData("package.json", "{\n  version: 1\n}", "package.json: it is not JSON (line 2, byte 3)")]
    [InlineData(
        "package-lock.json",
        "{\"version\": \"1.3.2\", \"packages\": {\"node_modules/a\": {\"version\": \"1.3.2\"}}}",
        "package-lock.json: it has no packages.\"\".version"
    )]
    [InlineData(
        "src-tauri/tauri.conf.json",
        "{\"version\": \"package.json\"}",
        "src-tauri/tauri.conf.json: its version is read from package.json: give it one of its own, or take "
            + "this file out of version_files in ms-release.json"
    )]
    [InlineData(
        "tauri.conf.json",
        "{}",
        "tauri.conf.json: it has no version, so Tauri takes that of Cargo.toml: give it one, or take "
            + "this file out of version_files in ms-release.json"
    )]
    [InlineData(
        "pnpm-lock.yaml",
        "lockfileVersion: '9.0'",
        "pnpm-lock.yaml: it holds no version of the project: take it out of version_files in ms-release.json"
    )]
    [InlineData(
        "yarn.lock",
        "",
        "yarn.lock: it holds no version of the project: take it out of version_files in ms-release.json"
    )]
    [InlineData(
        "lib/package-lock.json",
        "{\"version\": \"1.3.2\", \"lockfileVersion\": 3}",
        "lib/package-lock.json: it has no packages.\"\".version"
    )]
    [InlineData(
        "src-tauri/tauri.conf.json5",
        "{version: 1.3}",
        "src-tauri/tauri.conf.json5: its version is not a string"
    )]
    [InlineData(
        "src-tauri/tauri.conf.json5",
        "{\n  version '1.3.2'}",
        "src-tauri/tauri.conf.json5: it is not JSON5 (line 2, byte 11)"
    )]
    [InlineData("src-tauri/Tauri.toml", "version = 1.3", "src-tauri/Tauri.toml: its version is not a string")]
    [InlineData(
        "src-tauri/Cargo.toml",
        "[package]\nname = \"ms-manager\"\n[package.metadata]\nversion = \"1.3.2\"",
        "src-tauri/Cargo.toml: it has no version in [package]"
    )]
    [InlineData(
        "src-tauri/Cargo.toml",
        "[package]\nname = \"ms-manager\"\nversion.workspace = true",
        "src-tauri/Cargo.toml: its version is the workspace's (version.workspace = true): give [package] a "
            + "version of its own, or take this file out of version_files in ms-release.json"
    )]
    [InlineData(
        "src-tauri/Cargo.toml",
        "[package]\nname = \"ms-manager\"\nversion = { workspace = true }",
        "src-tauri/Cargo.toml: its version is the workspace's (version.workspace = true): give [package] a "
            + "version of its own, or take this file out of version_files in ms-release.json"
    )]
    [InlineData(
        "src-tauri/Cargo.toml",
        "[package]\nname = \"ms-manager\"\nversion = 1",
        "src-tauri/Cargo.toml: its version in [package] is not a string"
    )]
    [InlineData(
        "src-tauri/Cargo.lock",
        "[[package]]\nname = \"ms-manager\"\nversion = \"1.3.2\"\nsource = \"registry\"",
        "src-tauri/Cargo.lock: it has no package ms-manager of this repository"
    )]
    [InlineData(
        "src-tauri/Cargo.lock",
        "[[package]]\nname = \"ms-manager\"\nversion = \"1.3.2\"\n[[package]]\nname = \"ms-manager\"\nversion = "
            + "\"1.3.2\"",
        "src-tauri/Cargo.lock: it has 2 packages ms-manager of this repository"
    )]
    [InlineData(
        "VERSION",
        "1.3.2",
        "VERSION: it is none of package.json, package-lock.json, tauri.conf.json, Cargo.toml and Cargo.lock, so "
            + "it is not known where it says the version"
    )]
    public void What_is_wrong_with_a_file_is_said_and_it_is_not_bumped(string path, string text, string problem)
    {
        var files = ProductVersionFiles.Bytes(new(ProductVersionFiles.Texts, StringComparer.Ordinal) { [path] = text });
        var bump = () => VersionFiles.Bump(files, Beta);

        VersionFiles.Read(files).Problems.Should().Equal(problem);
        bump.Should().Throw<ActionFailure>().Which.What.Should().Be(problem);
    }

    [Fact]
    public void All_problems_are_said_at_once()
    {
        var files = ProductVersionFiles.Bytes();
        files["package.json"] = null;
        files["package-lock.json"] = [0xff];
        files["src-tauri/Cargo.toml"] = Encoding.UTF8.GetBytes("[package]\nname = \"ms-manager\nversion = \"1.3.2\"");

        VersionFiles
            .Read(files)
            .Problems.Should()
            .Equal(
                "package.json: there is no such file",
                "package-lock.json: it is not UTF-8",
                "src-tauri/Cargo.toml: line 2 is not TOML: Invalid newline in a string",
                "src-tauri/Cargo.lock: which of its packages is the product's is said by the Cargo.toml beside "
                    + "it: line 2 is not TOML: Invalid newline in a string"
            );
    }

    [Fact]
    public void Files_out_of_step_are_named_with_what_each_says()
    {
        var files = ProductVersionFiles.Bytes(
            new(ProductVersionFiles.Texts, StringComparer.Ordinal)
            {
                ["package.json"] = "{\"version\":\"1.4.0\"}",
                ["package-lock.json"] = ProductVersionFiles
                    .Texts["package-lock.json"]
                    .Replace("1.3.2", "1.3.1", StringComparison.Ordinal),
            }
        );

        VersionFiles
            .Read(files)
            .Problems.Should()
            .Equal(
                "the version files disagree: package.json says 1.4.0, package-lock.json says 1.3.1, "
                    + "package-lock.json (packages.\"\".version) says 1.3.1, "
                    + "src-tauri/Cargo.toml ([package] version) says 1.3.2, src-tauri/Cargo.lock (package "
                    + "ms-manager) says 1.3.2, src-tauri/tauri.conf.json says 1.3.2"
            );
    }

    [Fact]
    public void A_lock_file_without_its_manifest_cannot_be_read() =>
        VersionFiles
            .Read(ProductVersionFiles.Bytes(new(StringComparer.Ordinal) { ["Cargo.lock"] = "" }))
            .Problems.Should()
            .Equal(
                "Cargo.lock: which of its packages is the product's is said by Cargo.toml, and that is no version "
                    + "file of this commit"
            );

    [Fact]
    public void No_files_are_no_version() =>
        VersionFiles.Read(ProductVersionFiles.Bytes([])).Problems.Should().Equal("no version file is named");
}
