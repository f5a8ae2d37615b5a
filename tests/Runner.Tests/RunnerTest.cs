using System.Text.Json.Nodes;
using MsReleaseActions.Runner;
using MsReleaseActions.Runner.Options;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests;

/// <summary>
/// A repository whose workflow files are executed: real API calls start them, real processes run them.
/// </summary>
public abstract class RunnerTest : SandboxTest
{
    private readonly TemporaryFolder folder = new();
    private readonly Lock gate = new();
    private readonly List<RunnerEvent> events = [];
    private TaskCompletionSource more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WorkflowRunner runner = null!;

    protected string Folder => folder.Path;

    /// <summary>Everything that happened, in order.</summary>
    protected IReadOnlyList<RunnerEvent> Events
    {
        get
        {
            lock (gate)
            {
                return [.. events];
            }
        }
    }

    protected WorkflowRunner Runner => runner;

    protected virtual RunnerOptions Configure(RunnerOptions options) => options;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        runner = new WorkflowRunner(Configure(new RunnerOptions(Path.Combine(Folder, "jobs")) { Observe = Take }));
        runner.Attach(Repo);
    }

    public override async ValueTask DisposeAsync()
    {
        await runner.DisposeAsync();
        await base.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>Commits a workflow that is dispatched, and dispatches it.</summary>
    protected async Task<SandboxRun> Dispatch(
        string jobs,
        string head = "on: { workflow_dispatch: { inputs: { a: {}, flag: { type: boolean } } } }",
        params (string Name, string Value)[] inputs
    )
    {
        Commit("test.yml", $"{head}\n{jobs}");
        return await DispatchAgain(inputs);
    }

    protected void Commit(string workflow, string text) =>
        Repo.Commit(
            new Dictionary<string, string> { [$".github/workflows/{workflow}"] = text },
            $"Add {workflow} [skip ci]"
        );

    protected async Task<SandboxRun> DispatchAgain(params (string Name, string Value)[] inputs)
    {
        var given = new JsonObject(
            inputs.Select(input => KeyValuePair.Create<string, JsonNode?>(input.Name, input.Value))
        );
        var reply = await Api(
            HttpMethod.Post,
            "/repos/org/ms-manager/actions/workflows/test.yml/dispatches",
            Writer,
            new JsonObject { ["ref"] = "main", ["inputs"] = given }
        );
        reply.Status.Should().Be(204, reply.Message);
        return Repo.Actions.Runs[^1];
    }

    /// <summary>Dispatches and waits for the end.</summary>
    protected async Task<SandboxRun> Run(string jobs, params (string Name, string Value)[] inputs)
    {
        var run = await Dispatch(jobs, inputs: inputs);
        await runner.WhenEnded(run);
        return run;
    }

    protected Task Ended(SandboxRun run) => runner.WhenEnded(run);

    protected Task Idle() => runner.WhenIdle();

    /// <summary>Waits for an event that has happened or will.</summary>
    protected async Task<T> Happens<T>(Func<T, bool>? which = null)
        where T : RunnerEvent
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (events.OfType<T>().FirstOrDefault(which ?? (_ => true)) is { } found)
                {
                    return found;
                }
                next = more.Task;
            }
            await next.WaitAsync(Cancel);
        }
    }

    private void Take(RunnerEvent happened)
    {
        lock (gate)
        {
            events.Add(happened);
            more.SetResult();
            more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>What the jobs printed, without times, groups and the runner's own lines.</summary>
    protected static IReadOnlyList<string> Printed(SandboxJob job) =>
        [
            .. job
                .LogText.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line[(line.IndexOf(' ') + 1)..])
                .Where(line => line.StartsWith("> ", StringComparison.Ordinal))
                .Select(line => line[2..]),
        ];

    /// <summary>Each job's name and conclusion, in the order of their names.</summary>
    protected static string Ends(SandboxRun run) =>
        string.Join(
            ", ",
            run.Jobs.OrderBy(job => job.Name, StringComparer.Ordinal).Select(job => $"{job.Name}: {job.Conclusion}")
        );

    protected static SandboxJob Job(SandboxRun run, string name) => run.Jobs.Single(job => job.Name == name);

    /// <summary>A pipe that a step can wait at: <c>read &lt; path</c> goes on when the test opens it.</summary>
    protected Barrier Barrier() => new(Path.Combine(Folder, $"barrier-{Guid.NewGuid():N}"));
}

/// <summary>Two named pipes: the step says that it has come, and waits until the test lets it go on.</summary>
public sealed class Barrier
{
    private readonly string path;

    public Barrier(string path)
    {
        this.path = path;
        Tool.RunAsync("mkfifo", Path.GetTempPath(), $"{path}-in", $"{path}-out")
            .GetAwaiter()
            .GetResult()
            .ExitCode.Should()
            .Be(0);
    }

    /// <summary>What the step runs.</summary>
    public string Script => $"echo here > {path}-in; read -r line < {path}-out";

    /// <summary>Ends when the step has come.</summary>
    public Task Reached() => Task.Run(() => File.ReadAllText($"{path}-in"));

    /// <summary>Lets the step go on.</summary>
    public Task Open() => Task.Run(() => File.WriteAllText($"{path}-out", "go\n"));
}
