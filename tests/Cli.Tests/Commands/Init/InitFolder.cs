using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Init;

/// <summary>A checkout into which a test installs: a small app of Tauri's, or nothing at all.</summary>
internal sealed class InitFolder : IDisposable
{
    public const string Record = ".github/ms-release.lock.json";
    public const string Build = ".github/actions/build-candidate/action.yml";
    public const string Settings = "ms-release.json";
    public const string Candidate = ".github/workflows/candidate.yml";
    public const string Release = ".github/workflows/release.yml";
    public const string Watch = ".github/workflows/watch.yml";

    /// <summary>Where the actions are, by a commit.</summary>
    public const string Actions = "acme/ms-release-actions@0123456789abcdef0123456789abcdef01234567";

    /// <summary>Everything that an app gets.</summary>
    public static readonly string[] Written = [Build, Record, Candidate, Release, Watch, Settings];
    private readonly TemporaryFolder folder = new();

    /// <param name="isCheckout">Whether git knows it.</param>
    /// <param name="isApp">Whether the app is there.</param>
    public InitFolder(bool isCheckout = true, bool isApp = true)
    {
        if (isCheckout)
        {
            Directory.CreateDirectory(folder[".git"]);
        }
        foreach (var (path, text) in isApp ? App : [])
        {
            this[path] = text;
        }
    }

    public string this[string path]
    {
        get => File.ReadAllText(folder[path]);
        set
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder[path])!);
            File.WriteAllText(folder[path], value);
        }
    }

    /// <summary>Every file and when it was written.</summary>
    public IEnumerable<(string Path, DateTime Written)> Files =>
        Directory
            .EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path =>
                (Path.GetRelativePath(folder.Path, path).Replace('\\', '/'), File.GetLastWriteTimeUtc(path))
            );

    /// <summary>The files that are not the app's own.</summary>
    public IEnumerable<string> Added => Files.Select(file => file.Path).Where(path => !App.ContainsKey(path));

    /// <summary>The app's own files that are not what they were.</summary>
    public IEnumerable<string> Changed => App.Where(file => this[file.Key] != file.Value).Select(file => file.Key);

    public string At(string path) => folder[path];

    /// <summary>A terminal in this folder.</summary>
    public Terminal In(Terminal terminal) => terminal with { Folder = folder.Path };

    public void Dispose() => folder.Dispose();

    /// <summary>An app with an updater, checked by two jobs.</summary>
    public static readonly Dictionary<string, string> App = new(StringComparer.Ordinal)
    {
        [".github/workflows/ci.yml"] = """
            on:
              push:
                branches: [main]
              pull_request:
            permissions: {}
            jobs:
              core:
                name: core (rust)
                runs-on: ubuntu-24.04
                timeout-minutes: 10
                steps:
                  - uses: actions/checkout@v6
                    with:
                      persist-credentials: false
                  - run: cargo test --manifest-path src-tauri/Cargo.toml
              web:
                runs-on: ubuntu-24.04
                timeout-minutes: 10
                steps:
                  - run: npm test

            """,
        ["package.json"] = """
            { "name": "desk", "version": "0.4.0", "private": true, "scripts": { "tauri": "tauri" } }

            """,
        ["package-lock.json"] = """
            {
              "name": "desk", "version": "0.4.0", "lockfileVersion": 3, "requires": true,
              "packages": { "": { "name": "desk", "version": "0.4.0" } }
            }

            """,
        ["src-tauri/Cargo.toml"] = """
            [package]
            name = "desk"
            version = "0.4.0"
            edition = "2024"

            """,
        ["src-tauri/Cargo.lock"] = """
            version = 4

            [[package]]
            name = "desk"
            version = "0.4.0"

            """,
        ["src-tauri/tauri.conf.json"] = """
            {
              "productName": "desk", "version": "0.4.0", "identifier": "com.acme.desk",
              "bundle": { "active": true, "targets": ["nsis", "deb"], "createUpdaterArtifacts": true },
              "plugins": { "updater": { "pubkey": "x", "endpoints": [] } }
            }

            """,
    };
}
