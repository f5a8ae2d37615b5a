using System.Collections.Concurrent;
using MsReleaseActions.Runner.Options;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Environments;

/// <summary>Everything that the runner did, and the approvals that runs wait for.</summary>
/// <param name="watch">Told each event.</param>
internal sealed class EventLog(Action<RunnerEvent> watch)
{
    private readonly ConcurrentDictionary<(long Run, int Attempt), TaskCompletionSource> approvals = new();
    private readonly List<RunnerEvent> events = [];

    /// <summary>Oldest first.</summary>
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
        lock (events)
        {
            events.Add(happened);
        }
        if (happened is ApprovalAwaited waits)
        {
            Awaited(waits.Run).TrySetResult();
        }
        watch(happened);
    }

    /// <summary>Ends when this attempt of the run waits for an approval.</summary>
    public Task Approval(SandboxRun run) => Awaited(run).Task;

    private TaskCompletionSource Awaited(SandboxRun run) =>
        approvals.GetOrAdd(
            (run.Id, run.Attempt),
            static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
        );
}
