using System.Collections.Concurrent;
using MsReleaseActions.Runner.Options;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.CliTests.Lanes;

/// <summary>What a runner told, in order.</summary>
internal sealed class LabEvents
{
    private readonly List<RunnerEvent> events = [];
    private readonly ConcurrentDictionary<long, TaskCompletionSource> approvals = [];

    /// <summary>Everything so far.</summary>
    public IReadOnlyList<RunnerEvent> All
    {
        get
        {
            lock (events)
            {
                return [.. events];
            }
        }
    }

    public void Add(RunnerEvent happened)
    {
        if (happened is ApprovalAwaited asked)
        {
            Approval(asked.Run).TrySetResult();
        }
        lock (events)
        {
            events.Add(happened);
        }
    }

    /// <summary>Ends when the run asks for an approval.</summary>
    public Task AskedFor(SandboxRun run) => Approval(run).Task;

    /// <summary>The errors of a run, in order.</summary>
    public string Errors(SandboxRun run) =>
        string.Join(
            '\n',
            All.OfType<Annotated>()
                .Where(said => said.Run == run && said.Annotation.Level == "error")
                .Select(said => said.Annotation.Message)
        );

    private TaskCompletionSource Approval(SandboxRun run) =>
        approvals.GetOrAdd(run.Id, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
