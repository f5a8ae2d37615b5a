using MsReleaseActions.GitHub;

namespace MsReleaseActions.DispatchAndWait;

/// <summary>What is known of the remote run so far.</summary>
internal sealed class DispatchProgress(TimeProvider time, bool reused)
{
    private readonly DateTimeOffset begun = time.GetUtcNow();

    public bool Reused { get; } = reused;

    /// <summary>Null until it is known which run it is.</summary>
    public WorkflowRun? Run { get; private set; }

    public IReadOnlyList<WorkflowJob> Jobs { get; private set; } = [];

    /// <summary>Any job has been on a runner: a run that is superseded while it waits never had one.</summary>
    public bool HasWorked { get; private set; }

    public long Id => Run!.Id;

    public string Url => Run!.HtmlUrl;

    public TimeSpan Elapsed => time.GetUtcNow() - begun;

    /// <summary>Nothing is left to wait for. A run is over only when it says how it ended.</summary>
    public bool IsOver => Run is { Status: "completed", Conclusion: not null };

    public void Seen(WorkflowRun run) => Run = run;

    public void Seen(IReadOnlyList<WorkflowJob> jobs)
    {
        Jobs = jobs;
        HasWorked |= jobs.Any(job => job.Status == "in_progress" || job.Conclusion is "success" or "failure" or "timed_out" || job.Steps.Count > 0);
    }
}
