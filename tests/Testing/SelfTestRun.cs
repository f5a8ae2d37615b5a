using System.Net.Http.Json;
using System.Runtime.InteropServices;
using MsReleaseActions.Runner;
using MsReleaseActions.Runner.Options;
using MsReleaseActions.Server;
using MsReleaseActions.Server.Git;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Testing;

/// <summary>
/// <c>selftest.yml</c> of this checkout, executed: its scripts by bash, its actions by what stands for their image. The
/// sandbox that the file starts is another than the one that holds this repository.
/// </summary>
public sealed class SelfTestRun : IAsyncDisposable
{
    private const string Workflow = ".github/workflows/selftest.yml";

    // what the job needs of the tree: the rest of it would only be copied
    private static readonly string[] Folders = ["actions/", "tests/Shared.Tests/golden/minisign/"];
    private static readonly string[] Files = [Workflow, "Dockerfile", "global.json", "ms-release-actions.slnx"];

    private readonly TemporaryFolder folder = new();
    private readonly GitHubSandbox github;
    private readonly WorkflowRunner runner;

    private SelfTestRun(GitHubSandbox github, IContainerImages images)
    {
        this.github = github;
        runner = new WorkflowRunner(new RunnerOptions(folder["jobs"]) { Images = images, MachineVariables = Dotnet });
    }

    /// <summary>Whether this machine has the tools that the file's scripts use.</summary>
    public static bool CanRun =>
        ((string[])["bash", "curl", "jq", "sha256sum"]).All(tool => Tool.Find(tool) is not null);

    /// <summary>The one job.</summary>
    public SandboxJob Job { get; private set; } = null!;

    /// <summary>Each step with how it ended, without the commit of an action.</summary>
    public IReadOnlyList<string> Steps => [.. Job.Steps.Select(step => $"{step.Conclusion} {step.Name.Split('@')[0]}")];

    // programs of the build tree look .NET up
    private static Dictionary<string, string> Dotnet { get; } =
        new(StringComparer.Ordinal)
        {
            ["DOTNET_ROOT"] = Path.GetFullPath(
                Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")
            ),
        };

    /// <summary>The command <c>ms</c> of this build.</summary>
    private static string Ms { get; } =
        Path.GetFullPath(
            Path.Combine(
                AppContext.BaseDirectory,
                "..",
                "..",
                "Cli",
                Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)),
                "ms"
            )
        );

    /// <summary>Dispatches the file, and waits for the run's end.</summary>
    /// <param name="images">What stands for the actions' image.</param>
    /// <param name="edits">Texts of the file to exchange.</param>
    public static async Task<SelfTestRun> ToItsEndAsync(
        IContainerImages images,
        params (string Old, string New)[] edits
    )
    {
        var self = new SelfTestRun(await GitHubSandbox.StartAsync(), images);
        var repository = self.github.CreateRepository("org/ms-release-actions");
        repository.Commit(Tree(edits), "This checkout");
        self.runner.Attach(repository);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("User-Agent", "test");
        http.DefaultRequestHeaders.Authorization = new("Bearer", self.github.WriteToken(repository));
        using var answer = await http.PostAsJsonAsync(
            $"{self.github.ApiUrl}/repos/{repository.FullName}/actions/workflows/selftest.yml/dispatches",
            new { @ref = repository.DefaultBranch, inputs = new { ms = Ms } }
        );
        answer.EnsureSuccessStatusCode();
        var run = repository.Actions.Runs.Single();
        await self.runner.WhenEnded(run);
        self.Job = run.Jobs.Single();
        return self;
    }

    public async ValueTask DisposeAsync()
    {
        await runner.DisposeAsync();
        await github.DisposeAsync();
        folder.Dispose();
    }

    private static Dictionary<string, FileContent?> Tree((string Old, string New)[] edits)
    {
        var tree = Checkout
            .Files("")
            .Where(path =>
                Files.Contains(path) || Folders.Any(folder => path.StartsWith(folder, StringComparison.Ordinal))
            )
            .ToDictionary(
                path => path,
                path => (FileContent?)FileContent.FromByteArray(File.ReadAllBytes(Checkout.PathOf(path))),
                StringComparer.Ordinal
            );
        tree[Workflow] = FileContent.FromString(edits.Aggregate(Checkout.Read(Workflow), Exchanged));
        return tree;
    }

    private static string Exchanged(string text, (string Old, string New) edit) =>
        text.Contains(edit.Old, StringComparison.Ordinal)
            ? text.Replace(edit.Old, edit.New, StringComparison.Ordinal)
            : throw new ArgumentException($"selftest.yml holds no '{edit.Old}'", nameof(edit));
}
