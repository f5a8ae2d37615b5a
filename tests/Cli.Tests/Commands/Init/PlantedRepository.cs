using System.Text.Json.Nodes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Init;

/// <summary>
/// A repository that really exists: its version, configuration and workflow files, with stand-ins for the rest.
/// </summary>
internal sealed class PlantedRepository : IDisposable
{
    /// <summary>A gate with nothing to check, and its path.</summary>
    public static readonly (string Path, string Text) Ci = (
        ".github/workflows/ci.yml",
        """
        name: ci
        on: { push: { branches: [main] }, pull_request: }
        permissions: {}
        jobs:
          test: { runs-on: ubuntu-24.04, timeout-minutes: 5, permissions: { contents: read }, steps: [ { run: "true" } ] }
        """
    );

    private const string Variable = "REAL_REPOSITORIES";
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "ms.dll");
    private readonly TemporaryFolder folder = new();

    private PlantedRepository(string name) => Folder = folder[name];

    /// <summary>Its checkout.</summary>
    public string Folder { get; }

    public string this[string path] => File.ReadAllText(Path.Combine(Folder, path));

    /// <summary>Plants one; the test is skipped where there is nothing to plant.</summary>
    public static async Task<PlantedRepository> PlantAsync(string name)
    {
        var source = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipUnless(
            source is { Length: > 0 } && Directory.Exists(source),
            $"SKIPPED: {Variable} names no folder with real repositories"
        );
        Assert.SkipUnless(Tool.Find("python3") is not null, "SKIPPED: python3 is not installed");
        var planted = new PlantedRepository(name);
        var (code, said) = await Tool.RunAsync(
            "python3",
            planted.folder.Path,
            Path.Combine(source!, "plant"),
            name,
            planted.Folder
        );
        code.Should().Be(0, said);
        return planted;
    }

    /// <summary>Makes one of a few files, committed.</summary>
    public static async Task<PlantedRepository> OfAsync(string name, params (string Path, string Text)[] files)
    {
        var made = new PlantedRepository(name);
        foreach (var (path, text) in files)
        {
            made.Write(path, text);
        }
        await made.Git("init", "--quiet", "--initial-branch", "main");
        await made.Commit();
        return made;
    }

    /// <summary>Commits everything that is there.</summary>
    public async Task Commit()
    {
        await Git("add", "--all");
        await Git("-c", "user.name=a", "-c", "user.email=a@localhost", "commit", "--quiet", "--message", "As it is");
    }

    public void Write(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>Types <c>ms</c> in it: a process of its own, which keeps steps from the network.</summary>
    public async Task<string> Ms(int code, params string[] arguments)
    {
        var (ended, said) = await Tool.RunAsync("dotnet", Folder, [Program, .. arguments]);
        ended.Should().Be(code, said);
        return said;
    }

    /// <summary>Installs everything, the old lanes' files replaced.</summary>
    public Task<string> Install(params string[] more) =>
        Ms(0, ["init", "--yes", "--cut-over", "--actions", InitFolder.Actions, .. more]);

    /// <summary>Rehearses it; the document.</summary>
    public async Task<JsonNode> Rehearse(int code)
    {
        var report = folder["rehearsal.md"];
        string[] typed = [Program, "rehearse", "--repo", ".", "--allow-host", "--json", "--report", report];
        // what happens is told on standard error; standard output is the document alone
        var (ended, said) = await Tool.RunAsync(
            "bash",
            Folder,
            ["-c", "exec dotnet \"$@\" 2> ../progress.txt", "ms", .. typed]
        );
        ended.Should().Be(code, $"{said}\n{await File.ReadAllTextAsync(folder["progress.txt"])}");
        return JsonNode.Parse(said)!;
    }

    /// <summary>What git sees that is not as it was planted, a line each: how, and the file.</summary>
    public async Task<IReadOnlyList<string>> Changes()
    {
        var (code, said) = await Tool.RunAsync("git", Folder, "status", "--porcelain", "--untracked-files=all");
        code.Should().Be(0, said);
        return
        [
            .. said.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .OrderBy(line => line[3..], StringComparer.Ordinal)
                .Select(line => line.Trim()),
        ];
    }

    /// <summary>When each file was written.</summary>
    public IReadOnlyList<(string Path, DateTime Written)> Written() =>
        [
            .. Directory
                .EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
                .Where(path => !path.Contains("/.git/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(path => (path, File.GetLastWriteTimeUtc(path))),
        ];

    public void Dispose() => folder.Dispose();

    private async Task Git(params string[] arguments)
    {
        var (code, said) = await Tool.RunAsync("git", Folder, arguments);
        code.Should().Be(0, said);
    }
}
