using MsReleaseActions.Runner.Processes;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Reports;

/// <summary>What was written down of an attempt of a run, while it went on.</summary>
internal sealed class RunNotes(SandboxRun run, int attempt, TimeSpan start)
{
    private readonly List<JobNotes> jobs = [];

    public SandboxRun Run => run;

    public int Attempt => attempt;

    public TimeSpan Start => start;

    public TimeSpan? End { get; set; }

    public string? Conclusion { get; set; }

    public IReadOnlyList<JobNotes> Jobs => jobs;

    /// <summary>The notes of a job; new ones begin now.</summary>
    public JobNotes Of(SandboxJob job, TimeSpan now)
    {
        var found = jobs.Find(known => known.Id == job.Id);
        if (found is null)
        {
            jobs.Add(found = new JobNotes(job) { Start = now, End = now });
        }
        return found;
    }
}

/// <summary>What was written down of a job.</summary>
internal sealed class JobNotes(SandboxJob job)
{
    private readonly List<RecordedStep> steps = [];

    public long Id => job.Id;

    public string Status { get; set; } = "queued";

    public string? Conclusion { get; set; }

    public TimeSpan Start { get; set; }

    public TimeSpan End { get; set; }

    public RecordedApproval? Approval { get; set; }

    public List<Annotation> Annotations { get; } = [];

    public void Take(SandboxStep step, TimeSpan now)
    {
        var last = steps.Count - 1;
        if (last >= 0 && steps[last] is { Conclusion: null } open && open.Name == step.Name)
        {
            steps[last] = open with { Conclusion = step.Conclusion, End = now };
        }
        else
        {
            steps.Add(new RecordedStep(step.Name, step.Conclusion, now, now));
        }
    }

    /// <summary>The notes as they stand; what goes on ends now.</summary>
    public RecordedJob Record(TimeSpan now) =>
        new(job.Name, Conclusion, Start, Conclusion is null ? now : End)
        {
            Approval = Approval is { By: null } open && Status == "waiting" ? open with { Until = now } : Approval,
            Steps = [.. steps],
            Annotations = [.. Annotations],
        };
}
