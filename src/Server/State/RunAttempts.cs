namespace MsReleaseActions.Server.State;

/// <summary>The attempts of a run, and the jobs of each.</summary>
/// <param name="now">When the first begins.</param>
internal sealed class RunAttempts(DateTimeOffset now)
{
    private readonly List<SandboxJob> jobs = [];

    /// <summary>The last one's number, 1 for the first.</summary>
    public int Number { get; private set; } = 1;

    /// <summary>When the last one began.</summary>
    public DateTimeOffset StartedAt { get; private set; } = now;

    /// <summary>The jobs of every attempt.</summary>
    public IReadOnlyList<SandboxJob> AllJobs => jobs;

    /// <summary>The jobs of the last attempt.</summary>
    public IReadOnlyList<SandboxJob> Jobs => [.. jobs.Where(job => job.Attempt == Number)];

    /// <summary>What the jobs make of the run's status; null where none of them is under way or waits.</summary>
    public string? Status =>
        Jobs.Any(job => job.Status == "in_progress") ? "in_progress"
        : Jobs.Any(job => job.Status == "waiting") ? "waiting"
        : null;

    public void Add(SandboxJob job) => jobs.Add(job);

    public void Remove(SandboxJob job) => jobs.Remove(job);

    /// <summary>Jobs that are open end as the run does, or as cancelled.</summary>
    public void Complete(string conclusion)
    {
        foreach (var job in Jobs.Where(job => job.Status != "completed"))
        {
            job.Complete(conclusion is "success" or "timed_out" ? conclusion : "cancelled");
        }
    }

    /// <summary>Begins the next one.</summary>
    /// <param name="now">When.</param>
    /// <param name="failedOnly">Whether jobs that succeeded are kept.</param>
    public void Begin(DateTimeOffset now, bool failedOnly)
    {
        var kept = failedOnly ? Jobs.Where(job => job.Conclusion == "success").ToList() : [];
        Number++;
        StartedAt = now;
        jobs.AddRange(kept.Select(job => job.CopyTo(Number)));
    }
}
