using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.GitHub.Runs;

/// <summary>
/// Runs, jobs and gates in a few words. Pure: the same state gives the same words, so a change of words is a change of
/// state.
/// </summary>
public static class RunMessages
{
    private const int MostNamedJobs = 5;

    /// <summary><c>in_progress, 1/3 jobs done; build › compile</c>.</summary>
    public static string State(WorkflowRun run, IReadOnlyList<WorkflowJob> jobs)
    {
        var state =
            run.Status == "completed" ? $"completed: {run.Conclusion ?? "conclusion not known yet"}" : run.Status;
        if (jobs.Count == 0)
        {
            return state;
        }
        var done = jobs.Count(job => job.Status == "completed");
        var working = jobs.Where(job => job.Status == "in_progress").Take(MostNamedJobs).Select(Current).ToList();
        return $"{state}, {done}/{jobs.Count} jobs "
            + $"done{(working.Count > 0 && run.Status != "completed" ? "; " + string.Join(", ", working) : "")}";
    }

    /// <summary>Environment, who may approve, where to click.</summary>
    public static string Gate(PendingDeployment pending, string runUrl)
    {
        var name = pending.Environment.Name;
        if (pending.Reviewers.Count == 0)
        {
            return $"The run waits {pending.WaitTimer} min for the environment {name}: {runUrl}";
        }
        var who = string.Join(
            ", ",
            pending.Reviewers.Select(reviewer =>
                $"{(reviewer.Type == "Team" ? "team " : "")}{reviewer.Account?.Shown ?? "?"}"
            )
        );
        return $"The run waits for an approval of the environment {name}. It may be approved by {who}. Click "
            + $"\"Review deployments\" at {runUrl}";
    }

    /// <summary>In its greatest unit: <c>40 s</c>, <c>12 min</c>, <c>3 h 5 min</c>.</summary>
    public static string Time(TimeSpan time) =>
        time.TotalMinutes < 1 ? $"{(int)time.TotalSeconds} s"
        : time.TotalHours < 1 ? $"{(int)time.TotalMinutes} min"
        : $"{(int)time.TotalHours} h {time.Minutes} min";

    /// <summary>
    /// Neither green nor left out. Jobs that were only cancelled because another failed are no failures of their own.
    /// </summary>
    public static IReadOnlyList<WorkflowJob> Failed(IReadOnlyList<WorkflowJob> jobs)
    {
        var failed = jobs.Where(job =>
                job.Status == "completed" && job.Conclusion is not ("success" or "skipped" or "neutral")
            )
            .ToList();
        return failed.Exists(job => job.Conclusion != "cancelled")
            ? failed.FindAll(job => job.Conclusion != "cancelled")
            : failed;
    }

    /// <summary><c>build (failure in compile)</c>.</summary>
    public static string Failure(WorkflowJob job)
    {
        var steps = job
            .Steps.Where(step => step.Conclusion is "failure" or "timed_out" or "cancelled")
            .Select(step => step.Name)
            .ToList();
        return $"{job.Name} ({job.Conclusion}{(steps.Count > 0 ? " in " + string.Join(", ", steps) : "")})";
    }

    /// <summary>The first few, and how many more there are.</summary>
    public static string Shortened(IReadOnlyList<string> texts) =>
        string.Join("; ", texts.Take(MostNamedJobs))
        + (texts.Count > MostNamedJobs ? $"; and {texts.Count - MostNamedJobs} more" : "");

    private static string Current(WorkflowJob job) =>
        job.Steps.LastOrDefault(step => step.Status == "in_progress") is { } step
            ? $"{job.Name} › {step.Name}"
            : job.Name;
}
