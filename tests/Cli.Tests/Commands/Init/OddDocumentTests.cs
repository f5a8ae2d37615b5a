using MsReleaseActions.Cli;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Init;

/// <summary>
/// Whatever shape a file of the repository has, <c>ms init</c> ends with a plan, or with a sentence that names the
/// file.
/// </summary>
[Needs(Need.Nothing)]
public sealed class OddDocumentTests : InitTest
{
    private const string Tauri = """
        {
          "productName": "desk", "version": "0.4.0", "mainBinaryName": "desk", "identifier": "com.acme.desk",
          "build": { "frontendDist": "../dist", "beforeBuildCommand": "npm run build" },
          "bundle": {
            "active": true, "targets": ["nsis", "deb"], "createUpdaterArtifacts": true,
            "windows": { "wix": { "version": "1.2.3", "language": ["en-US"] } }
          },
          "plugins": { "updater": { "pubkey": "x", "endpoints": ["https://example.com"] } }
        }
        """;

    private const string OldTauri = """
        {
          "package": { "productName": "desk", "version": "../package.json" },
          "tauri": { "bundle": { "active": true, "targets": "all" }, "updater": { "active": true, "pubkey": "x" } }
        }
        """;

    private const string Package = """
        {
          "name": "desk", "version": "0.4.0", "private": true, "packageManager": "npm@11.0.0",
          "scripts": { "tauri": "tauri", "build": "vite build" }, "engines": { "node": ">=20" },
          "workspaces": ["apps/*"], "devDependencies": { "vite": "7" }
        }
        """;

    private const string PackageLock = """
        {
          "name": "desk", "version": "0.4.0", "lockfileVersion": 3, "requires": true,
          "packages": {
            "": { "name": "desk", "version": "0.4.0", "devDependencies": { "vite": "7" } },
            "node_modules/vite": { "version": "7.0.0" }
          }
        }
        """;

    private const string Workflow = """
        {
          "name": "ci", "on": { "push": { "branches": ["main"] }, "workflow_dispatch": { "inputs": { "x": {} } } },
          "permissions": { "contents": "read" }, "concurrency": { "group": "ci", "cancel-in-progress": true },
          "env": { "A": "b" }, "defaults": { "run": { "shell": "bash" } },
          "jobs": {
            "test": {
              "name": "test ${{ matrix.os }}", "runs-on": "${{ matrix.os }}", "if": "github.event_name == 'push'",
              "environment": { "name": "shop", "url": "x" }, "timeout-minutes": 5, "needs": ["first"],
              "strategy": { "fail-fast": false, "matrix": { "os": ["a", "b"], "include": [{ "os": "c" }] } },
              "steps": [
                { "name": "a", "uses": "actions/checkout@v6", "with": { "ref": "main" } },
                { "run": "sudo apt-get install -y libssl-dev", "env": { "X": "y" } }
              ]
            },
            "first": { "runs-on": "x", "steps": [{ "run": "true" }] }
          }
        }
        """;

    private const string Crate = """
        [package]
        name = "desk"
        version = "0.4.0"
        version.workspace = true
        edition = "2024"

        [[bin]]
        name = "desk"
        path = "src/main.rs"

        [dependencies]
        core = { version = "=0.4.0", path = "../core" }

        [workspace]
        members = ["core"]

        [workspace.package]
        version = "0.4.0"
        """;

    private const string CrateLock = """
        version = 4

        [[package]]
        name = "desk"
        version = "0.4.0"
        source = "registry"
        dependencies = ["core 0.4.0"]

        [[package]]
        name = "core"
        version = "0.4.0"
        """;

    private const string TauriToml = """
        product-name = "desk"
        version = "0.4.0"
        [bundle]
        active = true
        targets = ["nsis", "deb"]
        [plugins.updater]
        pubkey = "x"
        """;

    public static TheoryData<string> Files =>
        [
            "src-tauri/tauri.conf.json",
            "src-tauri/tauri.conf.json (of Tauri 1)",
            "src-tauri/tauri.conf.json5",
            "src-tauri/Tauri.toml",
            "src-tauri/tauri.windows.conf.json",
            "package.json",
            "package-lock.json",
            "bun.lock",
            "src-tauri/Cargo.toml",
            "src-tauri/Cargo.lock",
            "Cargo.toml",
            ".github/workflows/ci.yml",
            "ms-release.json",
            "ms-release.json (of schema 1)",
            ".github/ms-release.lock.json",
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Whatever_shape_a_file_has_there_is_a_plan_or_a_sentence_that_names_it(string file)
    {
        var path = file.Split(' ')[0];
        await PrepareAsync(path);
        var (seen, odd) = (0, new List<string>());
        foreach (var (what, text) in Documents(file))
        {
            Folder[path] = text;
            var typed = new TypedCommand();
            var code = await CommandLine.RunAsync(
                ["init", "--dry-run", "--actions", InitFolder.Actions],
                Folder.In(typed.Terminal) with
                {
                    AskTool = (_, _, _) => Task.FromResult<string?>(null),
                }
            );
            seen++;
            // an undecided file waits for an answer, exit 1
            if (!(code is 0 or 1 && typed.Error.Length == 0) && !(code == 2 && typed.Error.Contains(path)))
            {
                odd.Add($"{what}: {code} {typed.Error}");
            }
        }

        odd.Should().BeEmpty();
        seen.Should().BeGreaterThan(40);
    }

    private async Task PrepareAsync(string path)
    {
        if (path is ".github/ms-release.lock.json" or "ms-release.json")
        {
            await Install();
        }
        else if (path is "src-tauri/tauri.conf.json5" or "src-tauri/Tauri.toml" or "Cargo.toml")
        {
            File.Delete(Folder.At("src-tauri/tauri.conf.json"));
        }
    }

    private IEnumerable<(string What, string Text)> Documents(string file) =>
        file switch
        {
            "src-tauri/tauri.conf.json (of Tauri 1)" => OddDocuments.OfJson(OldTauri),
            "src-tauri/tauri.conf.json" or "src-tauri/tauri.conf.json5" or "src-tauri/tauri.windows.conf.json" =>
                OddDocuments.OfJson(Tauri),
            "src-tauri/Tauri.toml" => OddDocuments.OfToml(TauriToml),
            "package.json" => OddDocuments.OfJson(Package),
            "package-lock.json" or "bun.lock" => OddDocuments.OfJson(PackageLock),
            "src-tauri/Cargo.toml" or "Cargo.toml" => OddDocuments.OfToml(Crate),
            "src-tauri/Cargo.lock" => OddDocuments.OfToml(CrateLock),
            ".github/workflows/ci.yml" => OddDocuments.OfJson(Workflow),
            "ms-release.json (of schema 1)" => OddDocuments.OfJson(
                """{ "repository": "acme/desk", "actions": "acme/a@v1", "required_checks": ["a"], "": 1 }"""
            ),
            _ => OddDocuments.OfJson(Folder[file]),
        };
}
