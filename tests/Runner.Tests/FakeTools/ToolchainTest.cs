using System.Text;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Runner.FakeTools;
using MsReleaseActions.Runner.FakeTools.Toolchain;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.FakeTools;

/// <summary>A Tauri project on disk and the tools that stand in for its builders, called in this process.</summary>
public abstract class ToolchainTest : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly StringBuilder output = new();

    protected ToolchainTest()
    {
        Variables = new()
        {
            ["HOME"] = folder["home"],
            ["GITHUB_WORKSPACE"] = Project,
            ["GITHUB_RUN_ID"] = "7",
            ["GITHUB_JOB"] = "build",
            ["GITHUB_ACTION"] = "compile",
            ["RUNNER_OS"] = "Linux",
            ["RUNNER_ARCH"] = "X64",
            ["RUNNER_ENVIRONMENT"] = "github-hosted",
            ["CI"] = "true",
        };
        Write(
            "package.json",
            """{ "name": "app", "version": "1.4.0", "scripts": { "prebuild": "svelte-check", "build": "vite build", "tauri": "tauri" }, "devDependencies": { "@tauri-apps/cli": "2.9.4", "vite": "7.1.12", "svelte-check": "4.3.3" } }"""
        );
        Write(
            "package-lock.json",
            """{ "name": "app", "lockfileVersion": 3, "packages": { "": { "name": "app", "devDependencies": { "@tauri-apps/cli": "2.9.4", "vite": "7.1.12", "svelte-check": "4.3.3" } }, "node_modules/@tauri-apps/cli": {}, "node_modules/vite": {}, "node_modules/svelte-check": {} } }"""
        );
        Write("index.html", "<h1>app</h1>\n");
        Write(
            "src-tauri/Cargo.toml",
            "[package]\nname = \"app\"\nversion = \"1.4.0\"\n\n[dependencies]\ntauri = \"2.9.2\"\n"
        );
        Write(
            "src-tauri/Cargo.lock",
            "version = 4\n\n[[package]]\nname = \"app\"\nversion = \"1.4.0\"\n\n[[package]]\nname = "
                + "\"tauri\"\nversion = \"2.9.2\"\n"
        );
        Write("src-tauri/src/main.rs", "fn main() {}\n");
        Configure("1.4.0");
        Variables["TAURI_SIGNING_PRIVATE_KEY"] = Signer.ToTauriSecretText();
    }

    public void Dispose()
    {
        folder.Dispose();
        Signer.Dispose();
        GC.SuppressFinalize(this);
    }

    protected Dictionary<string, string> Variables { get; }

    protected MinisignSigner Signer { get; } = new();

    protected string Project => folder["work"];

    protected string LogFile => folder["tools.jsonl"];

    protected string Salt { get; set; } = "";

    /// <summary>What the last call printed.</summary>
    protected string Printed => output.ToString();

    protected IReadOnlyList<string> Recorded => [.. ToolLog.Read(LogFile).Select(use => $"{use.Effect}: {use.Line}")];

    protected void Configure(
        string version,
        string bundle = "\"targets\": \"all\", \"createUpdaterArtifacts\": true",
        bool key = true
    ) =>
        Write(
            "src-tauri/tauri.conf.json",
            $$"""
            { "productName": "My App", "version": "{{version}}",
              "build": { "beforeBuildCommand": "npm run build", "frontendDist": "../dist" },
              "bundle": { "active": true, {{bundle}} },
              "plugins": { {{(key ? $"\"updater\": {{ \"pubkey\": \"{Signer.PublicKey.ToTauriText()}\" }}" : "")}} } }
            """
        );

    protected void Write(string path, string text)
    {
        var full = Path.Combine(Project, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>The files below a folder of the project, relative to it.</summary>
    protected IEnumerable<string> Files(string below) =>
        Directory
            .EnumerateFiles(Path.Combine(Project, below), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Path.Combine(Project, below), path))
            .Order(StringComparer.Ordinal);

    /// <summary>Calls a tool, words parted by spaces.</summary>
    protected Task<int> Call(string line, string below = ".") =>
        Call(line.Split(' '), Path.GetFullPath(Path.Combine(Project, below)), Variables);

    /// <summary>Calls a tool that must end well.</summary>
    protected async Task Do(string line)
    {
        var code = await Call(line);
        code.Should().Be(0, Printed);
    }

    /// <summary>Makes what a build on a fresh machine needs first.</summary>
    protected async Task Prepare()
    {
        await Do("npm ci");
        if (Variables["RUNNER_OS"] == "Linux")
        {
            await Do("sudo apt-get install -y libwebkit2gtk-4.1-dev");
        }
    }

    private async Task<int> Call(string[] words, string where, IReadOnlyDictionary<string, string> variables)
    {
        output.Clear();
        await using var writer = new StringWriter(output);
        return await StandIn.RunAsync(CallOf(words, where, variables, writer), TestContext.Current.CancellationToken);
    }

    // scripts are words alone here, so no shell is needed
    private StandInCall CallOf(
        string[] words,
        string where,
        IReadOnlyDictionary<string, string> variables,
        StringWriter writer
    ) =>
        new(
            new StandInOptions(LogFile, folder["tools"]) { Megabytes = 1, Salt = Salt },
            words[0],
            words[1..],
            where,
            variables,
            writer,
            writer,
            new TestClock(),
            (line, cancellation) =>
            {
                var script = line.Text.Split(' ');
                var known =
                    script[0] == "npm"
                    || line.Environment["PATH"].Split(':').Any(bin => File.Exists(Path.Combine(bin, script[0])));
                return known
                    ? StandIn.RunAsync(CallOf(script, line.Folder, line.Environment, writer), cancellation)
                    : Task.FromResult(127);
            }
        );
}
