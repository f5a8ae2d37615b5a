using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.GitHub.Runs;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Steps.Runs;

/// <summary>
/// The runs that one lane's workflow has for one release: found by the first words of their titles, whoever dispatched
/// them.
/// </summary>
/// <param name="services">The product, and GitHub.</param>
/// <param name="step">Whose runs they are.</param>
/// <param name="workflow">The workflow's file name.</param>
/// <param name="title">What <c>run-name</c> begins with; the id of the request may follow.</param>
internal sealed class LaneRuns(ReleaseServices services, StepId step, string workflow, string title)
{
    private const string RequestInput = "request_id";
    private const int TailLines = 20;
    private const int MostLooks = 8;

    // a dispatch that is on its way when the operator stops is let finish for a moment: its run is found again by its
    // title
    private static readonly TimeSpan SendWithin = TimeSpan.FromSeconds(2);
    private readonly RunAccess access = new(
        services.GitHub.Runs,
        services.Repository,
        services.Time,
        services.LogOf(step)
    );

    /// <summary>On the branch that is released, newest first.</summary>
    public async Task<IReadOnlyList<WorkflowRun>> FindAsync(CancellationToken cancellation)
    {
        var runs = await access.Runs.ListDispatchedAsync(services.Repository, workflow, since: null, cancellation);
        return [.. runs.Where(run => run.HeadBranch == services.Settings.Branch && IsTitled(run.DisplayTitle))];
    }

    /// <summary>
    /// Dispatches, and knows which run that made; or the run that an earlier start dispatched a moment ago, once it
    /// shows.
    /// </summary>
    /// <param name="what">The write, in the words in which it is announced.</param>
    /// <param name="inputs">Without the request's id.</param>
    /// <param name="known">The runs that were seen.</param>
    /// <param name="cancellation">Ctrl-C.</param>
    public async Task<WorkflowRun> StartAsync(
        string what,
        IReadOnlyDictionary<string, string> inputs,
        IReadOnlyList<WorkflowRun> known,
        CancellationToken cancellation
    )
    {
        var now = await LaggingReads.UntilAsync(
            services.Time,
            FindAsync,
            runs => runs.Count > known.Count,
            cancellation
        );
        return now.Count > known.Count ? now[0] : await DispatchAsync(what, inputs, cancellation);
    }

    private Task<WorkflowRun> DispatchAsync(
        string what,
        IReadOnlyDictionary<string, string> inputs,
        CancellationToken cancellation
    )
    {
        var branch = services.Settings.Branch;
        var id = Correlation.New(Correlation.FingerprintOf(workflow, branch, inputs)).Id;
        var all = new Dictionary<string, string>(inputs, StringComparer.Ordinal) { [RequestInput] = id };
        var start = new RunStart(
            new RunToStart(workflow, branch, all) { CorrelationInput = RequestInput, CorrelationId = id },
            access
        );
        return services.WriteAsync(
            step,
            what,
            async () =>
            {
                using var sending = new CancellationTokenSource();
                await using var stop = cancellation.Register(() => sending.CancelAfter(SendWithin));
                return (await start.RunAsync(sending.Token, cancellation))!;
            }
        );
    }

    /// <summary>Watches a run, through server errors and lost connections.</summary>
    /// <returns>False when the time allowed is over.</returns>
    public async Task<bool> WatchAsync(RunProgress progress, WatchOptions options, CancellationToken cancellation) =>
        await new RunWatch(options with { OutlastsFaults = true }, progress, access).UntilEndAsync(cancellation)
        == WatchEnd.Reached;

    /// <summary>
    /// What a run has written may take a moment to show in lists: looks a few times, and leaves the judgement to
    /// whoever gets the last of them.
    /// </summary>
    public Task<T> SettleAsync<T>(
        Func<CancellationToken, Task<T>> read,
        Func<T, bool> isThere,
        CancellationToken cancellation
    ) =>
        LaggingReads.UntilAsync(
            services.Time,
            read,
            isThere,
            MostLooks,
            look => TimeSpan.FromSeconds(look),
            cancellation
        );

    /// <summary>What is known of a run whose watch begins now.</summary>
    public RunProgress Progress(WorkflowRun run)
    {
        var progress = new RunProgress(services.Time, reused: true);
        progress.Seen(run);
        return progress;
    }

    /// <summary>The ends of the failed jobs' logs; they are told as the step's lines, too.</summary>
    public Task<IReadOnlyList<JobLog>> FailedLogsAsync(RunProgress progress, CancellationToken cancellation) =>
        new FailedJobLogs(TailLines, access).ReadAsync(progress.Jobs, cancellation);

    /// <summary>A run that did not succeed, as the end of the command.</summary>
    /// <param name="progress">The run, over.</param>
    /// <param name="logs">Its failed jobs.</param>
    /// <param name="why">What a failed job means for the release.</param>
    /// <param name="next">How to go on.</param>
    public ActionFailure Failure(RunProgress progress, IReadOnlyList<JobLog> logs, string why, string next)
    {
        var failure = RunFailure.Of(workflow, progress, logs);
        // what a rule refused is refused again: to go on is no advice
        var refusal = logs.SelectMany(log => log.Lines)
            .Select(PermanentRefusal.Told)
            .FirstOrDefault(rule => rule is not null);
        return new ActionFailure(
            failure.ExitCode,
            failure.What,
            refusal is not null ? $"{refusal.Why}. {why}"
                : progress.Run!.Conclusion == "failure" ? why
                : failure.Why,
            $"See {progress.Url}. {refusal?.ToDo ?? next}",
            [.. logs.Select(log => LogEnd.Read(log.Job.Name, log.Lines)).Where(end => end.Lines.Count > 0)]
        );
    }

    /// <summary>The time allowed is over, and the run goes on.</summary>
    public ActionFailure TimedOut(RunProgress progress, TimeSpan within, string setting) =>
        new(
            ExitCode.TimedOut,
            $"Run {progress.Id} of {workflow} is {RunMessages.State(progress.Run!, progress.Jobs)} after "
                + $"{RunMessages.Time(within)}",
            "The time allowed ran out; the run goes on",
            $"See {progress.Url}; run the same command again to go on watching, or raise `{setting}` in ms-release.json"
        );

    private bool IsTitled(string? shown) =>
        shown == title || shown?.StartsWith(title + ' ', StringComparison.Ordinal) == true;
}
