using MsReleaseActions.Runner.BuiltinActions;
using MsReleaseActions.Runner.Steps;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.BuiltinActions;

/// <summary>A job with a workspace, in which actions are run that the runner does itself.</summary>
public abstract class NativeTest : SandboxTest
{
    private readonly TemporaryFolder folder = new();
    private readonly List<string> log = [];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Run = Repo.Actions.AddRun("ci.yml", new NewRun("push", "main", Sha));
        Directory.CreateDirectory(Workspace);
    }

    public override async ValueTask DisposeAsync()
    {
        folder.Dispose();
        await base.DisposeAsync();
    }

    protected SandboxRun Run { get; set; } = null!;

    protected IReadOnlyList<string> Log => log;

    protected string Workspace => folder["work"];

    protected string Home => folder["home"];

    protected Dictionary<string, string> Variables { get; } = [];

    /// <summary>Runs an action and gives what it left behind.</summary>
    protected async Task<NativeOutcome> Use(string uses, params (string Name, string Value)[] with) =>
        await NativeActions.Find(uses)!.RunAsync(Step(Writer, with), Cancel);

    protected NativeStep Step(string token, params (string Name, string Value)[] with) =>
        new(
            Run,
            "build",
            Workspace,
            Directory.CreateDirectory(folder["temp"]).FullName,
            token,
            with.ToDictionary(input => input.Name, input => input.Value, StringComparer.OrdinalIgnoreCase),
            new Dictionary<string, string>(Variables) { ["HOME"] = Home },
            line =>
            {
                lock (log)
                {
                    log.Add(line);
                }
            }
        );

    protected async Task<string> Failure(string uses, params (string Name, string Value)[] with) =>
        (await FluentActions.Awaiting(() => Use(uses, with)).Should().ThrowAsync<NativeFailure>()).Which.Message;

    /// <summary>Writes a file below the workspace.</summary>
    protected void Write(string path, string text)
    {
        var full = Path.Combine(Workspace, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    protected string Read(string path) => File.ReadAllText(Path.Combine(Workspace, path));

    /// <summary>Every file below the workspace or a folder of it, but git's own.</summary>
    protected IEnumerable<string> Files(string below = ".") =>
        Directory
            .EnumerateFiles(Path.Combine(Workspace, below), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Path.Combine(Workspace, below), path))
            .Where(path => !path.Split('/').Contains(".git"))
            .Order(StringComparer.Ordinal);

    protected async Task<string> Git(params string[] arguments) =>
        (await Tool.RunAsync("git", Workspace, arguments)).Output.Trim();
}
