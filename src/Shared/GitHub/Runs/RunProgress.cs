using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.GitHub.Runs;

/// <summary>What is known of a remote run so far.</summary>
/// <param name="time">The clock; <see cref="Elapsed"/> counts from now.</param>
/// <param name="reused">The run was there already, and is only attached to.</param>
public sealed class RunProgress(TimeProvider time, bool reused)
{
    private readonly DateTimeOffset begun = time.GetUtcNow();

    /// <summary>The run was there already, and is only attached to.</summary>
    public bool Reused { get; } = reused;

    /// <summary>Null until it is known which run it is.</summary>
    public WorkflowRun? Run { get; private set; }

    /// <summary>The jobs of the last attempt; empty while none has begun.</summary>
    public IReadOnlyList<WorkflowJob> Jobs { get; private set; } = [];

    /// <summary>Any job has been on a runner: a run that is superseded while it waits never had one.</summary>
    public bool HasWorked { get; private set; }

    /// <summary>The run's number; there is none before the run is known.</summary>
    public long Id => Run!.Id;

    /// <summary>The run's page; there is none before the run is known.</summary>
    public string Url => Run!.HtmlUrl;

    /// <summary>Time since this was made.</summary>
    public TimeSpan Elapsed => time.GetUtcNow() - begun;

    /// <summary>Nothing is left to wait for. A run is over only when it says how it ended.</summary>
    public bool IsOver => Run is { Status: "completed", Conclusion: not null };

    /// <summary>
    /// It was cancelled before any job of it began: a newer run of its concurrency group takes its place so.
    /// </summary>
    public bool IsSuperseded => Run?.Conclusion == "cancelled" && !HasWorked;

    /// <summary>Takes over how the run is now.</summary>
    public void Seen(WorkflowRun run) => Run = run;

    /// <summary>Takes over how its jobs are now.</summary>
    public void Seen(IReadOnlyList<WorkflowJob> jobs)
    {
        Jobs = jobs;
        HasWorked |= jobs.Any(job =>
            job.Status == "in_progress"
            || job.Conclusion is "success" or "failure" or "timed_out"
            || job.Steps.Count > 0
        );
    }
}
