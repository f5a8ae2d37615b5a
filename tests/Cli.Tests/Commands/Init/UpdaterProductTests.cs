using System.Text.Json.Nodes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Init;

/// <summary>An app that updates itself, with a blank in its name and one macOS build for both architectures.</summary>
[Needs(Need.Lane)]
public sealed class UpdaterProductTests
{
    private const string Tauri = """
        {
          "productName": "My Desk", "version": "0.3.0", "identifier": "com.acme.desk",
          "build": { "frontendDist": "../dist", "beforeBuildCommand": "npm run build" },
          "bundle": { "targets": ["nsis", "deb", "appimage", "dmg", "app"], "createUpdaterArtifacts": true },
          "plugins": { "updater": {
            "pubkey": "dW50cnVzdGVk", "endpoints": ["https://github.com/acme/desk/releases/latest/download/latest.json"]
          } }
        }
        """;

    [Theory]
    [InlineData(null, "v0.3.1")]
    [InlineData("", "0.3.1")]
    [InlineData("jinhsi-studio-v", "jinhsi-studio-v0.3.1")]
    public async Task It_is_released_without_an_edit_under_whatever_prefix_its_tags_have(string? prefix, string tag)
    {
        using var made = await PlantedRepository.OfAsync(
            "desk",
            PlantedRepository.Ci,
            (
                ".github/workflows/build.yml",
                "on: workflow_dispatch\njobs: { build: { runs-on: macos-15, steps: [ { run: npx tauri build --target "
                    + "universal-apple-darwin } ] } }\n"
            ),
            (
                "package.json",
                """
                { "name": "desk", "version": "0.3.0", "scripts": { "build": "mkdir -p dist && echo > dist/index.html" },
                  "devDependencies": { "@tauri-apps/cli": "^2" } }
                """
            ),
            (
                "package-lock.json",
                """
                { "name": "desk", "version": "0.3.0", "lockfileVersion": 3, "packages": {
                  "": { "name": "desk", "version": "0.3.0", "devDependencies": { "@tauri-apps/cli": "^2" } },
                  "node_modules/@tauri-apps/cli": { "version": "2.1.0", "dev": true } } }
                """
            ),
            ("src-tauri/Cargo.toml", "[package]\nname = \"desk\"\nversion = \"0.3.0\"\nedition = \"2021\"\n"),
            ("src-tauri/Cargo.lock", "version = 4\n\n[[package]]\nname = \"desk\"\nversion = \"0.3.0\"\n"),
            ("src-tauri/src/main.rs", "fn main() {}\n"),
            ("src-tauri/tauri.conf.json", Tauri)
        );
        await made.Install();
        if (prefix is not null)
        {
            var description = JsonNode.Parse(made[InitFolder.Settings])!;
            description["tag_prefix"] = prefix;
            made.Write(InitFolder.Settings, description.ToJsonString());
            await made.Ms(0, "init", "--yes");
        }
        await made.Ms(0, "lint");

        var released = await made.Rehearse(0);

        ((string)released["tag"]!, (int)released["heavy_builds"]!, (bool)released["latest_json_ok"]!)
            .Should()
            .Be((tag, 1, true));
        released["assets"]!
            .AsArray()
            .Select(asset => (string)asset!["name"]!)
            .Should()
            .BeEquivalentTo(
                "My.Desk_0.3.1_amd64.AppImage",
                "My.Desk_0.3.1_amd64.AppImage.sig",
                "My.Desk_0.3.1_amd64.deb",
                "My.Desk_0.3.1_amd64.deb.sig",
                "My.Desk_0.3.1_universal.dmg",
                "My.Desk_0.3.1_x64-setup.exe",
                "My.Desk_0.3.1_x64-setup.exe.sig",
                "My.Desk_universal.app.tar.gz",
                "My.Desk_universal.app.tar.gz.sig",
                "candidate.json",
                "candidate.json.sig",
                "checksums.txt",
                "latest.json"
            );
    }
}
