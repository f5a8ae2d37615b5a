using MsReleaseActions.DispatchAndWait;
using MsReleaseActions.Server;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.DispatchAndWait;

/// <summary>
/// An embedded GitHub with a workflow to dispatch, and one clock for it and the action: time passes only when the
/// action waits.
/// </summary>
public abstract class DispatchTest : IAsyncLifetime
{
    private readonly Queue<Action<SandboxRun>> script = new();

    protected DispatchTest() => Runner = new ActionRunner { Time = Clock };

    protected TestClock Clock { get; } = new();

    protected ActionRunner Runner { get; }

    protected GitHubSandbox Github { get; private set; } = null!;

    protected SandboxRepository Repo { get; private set; } = null!;

    protected string Token { get; set; } = "";

    /// <summary>The last run that was dispatched.</summary>
    protected SandboxRun Run => Repo.Actions.Runs[^1];

    protected IReadOnlyList<RequestRecord> Dispatches =>
        [.. Github.Log.WriteAttempts.Where(request => request.Path.EndsWith("/dispatches", StringComparison.Ordinal))];

    public virtual async ValueTask InitializeAsync()
    {
        Github = await GitHubSandbox.StartAsync(new SandboxOptions { Time = Clock });
        Repo = Github.CreateRepository("org/ms-manager");
        Repo.Commit(new Dictionary<string, string> { [".github/workflows/candidate.yml"] = Workflow }, "first");
        Token = Github.WriteToken(Repo);
        Clock.OnWait = _ =>
        {
            if (script.TryDequeue(out var step))
            {
                step(Run);
            }
        };
    }

    public async ValueTask DisposeAsync()
    {
        Runner.Dispose();
        await Github.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>What happens to the remote run while the action waits: one step for each wait.</summary>
    protected void Meanwhile(params Action<SandboxRun>[] steps) => Array.ForEach(steps, script.Enqueue);

    protected Task<ActionResult> DispatchAsync(params (string Name, string Value)[] inputs) =>
        DispatchAsync(CancellationToken.None, inputs);

    protected Task<ActionResult> DispatchAsync(
        CancellationToken cancellation,
        params (string Name, string Value)[] inputs
    )
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["token"] = Token,
            ["repository"] = "org/ms-manager",
            ["api-url"] = Github.ApiUrl,
            ["workflow"] = "candidate.yml",
        };
        foreach (var (name, value) in inputs)
        {
            all[name] = value;
        }
        return Runner.RunAsync(DispatchAction.RunAsync, all, cancellation);
    }

    /// <summary>The inputs of the last dispatch, as they were sent.</summary>
    protected string SentInputs =>
        System.Text.Json.Nodes.JsonNode.Parse(Dispatches[^1].RequestBody!)!["inputs"]!.ToJsonString();

    private const string Workflow = """
        name: candidate
        run-name: candidate ${{ inputs.source_sha }} ${{ inputs.request_id }}
        on:
          workflow_dispatch:
            inputs:
              source_sha: { type: string }
              request_id: { type: string }
              version: { type: string }
              flag: { type: string }
        jobs: {}
        """;
}
