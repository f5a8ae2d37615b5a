using System.Collections.Concurrent;
using MsReleaseActions.Runner.Jobs;
using MsReleaseActions.Runner.Options;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Runner;

/// <summary>
/// The embedded runner: executes the workflow files of repositories of an embedded GitHub when they are dispatched,
/// pushed or run again. Each job is a folder and real processes on this machine.
/// </summary>
public sealed class WorkflowRunner(RunnerOptions options) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<long, Task> ends = new();
    private readonly ConcurrentBag<RunExecution> attempts = [];
    private readonly ConcurrentDictionary<long, ConcurrentDictionary<string, EarlierMatrixJob>> results = new();
    private readonly ConcurrentDictionary<string, ConcurrencyGroups> groups = new(StringComparer.OrdinalIgnoreCase);
    private readonly RunnerOptions options = options with { Observe = OneAtATime(options.Observe) };
    private Task lastQueued = Task.CompletedTask;
    private bool ended;

    /// <summary>Executes a repository's workflows from now on.</summary>
    public void Attach(SandboxRepository repository)
    {
        var triggers = new EventTriggers(repository, Start);
        // who observes is asked of these lists within the lock
        repository.Sandbox.Change(() =>
        {
            repository.Actions.OnDispatch(Start);
            repository.RefObservers.Add(triggers.Pushed);
            repository.Pulls.Observers.Add(triggers.PullChanged);
            repository.Releases.Observers.Add(triggers.ReleaseChanged);
            return triggers;
        });
    }

    /// <summary>Ends when the run's current attempt has.</summary>
    /// <exception cref="InvalidOperationException">This runner does not execute the run.</exception>
    public Task WhenEnded(SandboxRun run) =>
        ends.TryGetValue(run.Id, out var end)
            ? end
            : throw new InvalidOperationException($"run {run.Id} is not executed here");

    /// <summary>Ends when no run is under way. A run that waits for an approval is.</summary>
    public Task WhenIdle() => Task.WhenAll(ends.Values);

    /// <summary>Stops every run, and waits until their processes have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            if (ended)
            {
                return;
            }
            ended = true;
        }
        foreach (var attempt in attempts)
        {
            attempt.Kill();
        }
        await WhenIdle();
        foreach (var attempt in attempts)
        {
            attempt.Dispose();
        }
    }

    // called within the sandbox's lock: the work begins on a thread of its own
    private void Start(SandboxRun run)
    {
        lock (gate)
        {
            if (ended)
            {
                return;
            }
#pragma warning disable CA2000 // it is disposed with the runner: somebody may cancel a run that has ended
            var execution = new RunExecution(
                run,
                groups.GetOrAdd(run.Repository.FullName, static _ => new ConcurrencyGroups()),
                results.GetOrAdd(
                    run.Id,
                    static _ => new ConcurrentDictionary<string, EarlierMatrixJob>(StringComparer.Ordinal)
                ),
                lastQueued,
                options
            );
#pragma warning restore CA2000
            lastQueued = execution.Queued;
            run.IsExecuted = true;
            run.OnCancel = _ => execution.Stop();
            run.OnForceCancel = execution.Kill;
            run.OnRerun = Start;
            ends[run.Id] = Task.Run(execution.RunAsync);
            attempts.Add(execution);
        }
    }

    private static Action<RunnerEvent> OneAtATime(Action<RunnerEvent> observe)
    {
        var turn = new Lock();
        return happened =>
        {
            lock (turn)
            {
                observe(happened);
            }
        };
    }
}
