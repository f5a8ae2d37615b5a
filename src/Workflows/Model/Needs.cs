namespace MsReleaseActions.Workflows.Model;

/// <summary>What jobs say about one another.</summary>
internal static class Needs
{
    /// <summary>Every named job must be there, and no job may wait for itself, through whatever others.</summary>
    public static void Check(IReadOnlyList<Job> jobs, List<WorkflowProblem> problems)
    {
        var known = jobs.Select(job => job.Id.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (job, need) in jobs.SelectMany(job => job.Needs.Select(need => (job, need))))
        {
            if (!known.Contains(need.Text))
            {
                problems.Add(new WorkflowProblem(need.At, $"Job '{job.Id.Text}' depends on unknown job '{need.Text}'"));
            }
        }
        if (problems.Count == 0 && Order(jobs).Count < jobs.Count)
        {
            problems.Add(
                new WorkflowProblem(
                    Waiting(jobs).At,
                    "The workflow must contain at least one job with no dependencies, and jobs may not wait for "
                        + "one another in a circle"
                )
            );
        }
    }

    /// <summary>Every job after those that it needs; jobs of a circle are left out.</summary>
    public static IReadOnlyList<Job> Order(IReadOnlyList<Job> jobs)
    {
        var done = new List<Job>();
        // how many needs of each job are not done yet, and whose need each job is
        var open = jobs.Select(job => job.Needs.Count).ToArray();
        var waiting = jobs.SelectMany((job, at) => job.Needs.Select(need => (Need: need.Text, Job: at)))
            .ToLookup(pair => pair.Need, pair => pair.Job, StringComparer.OrdinalIgnoreCase);
        var ready = new SortedSet<int>(Enumerable.Range(0, jobs.Count).Where(at => open[at] == 0));
        while (ready.Count > 0)
        {
            var next = ready.Min;
            ready.Remove(next);
            done.Add(jobs[next]);
            foreach (var job in waiting[jobs[next].Id.Text])
            {
                open[job]--;
                _ = open[job] == 0 && ready.Add(job);
            }
        }
        return done;
    }

    private static Job Waiting(IReadOnlyList<Job> jobs) => jobs.Except(Order(jobs)).First();
}
