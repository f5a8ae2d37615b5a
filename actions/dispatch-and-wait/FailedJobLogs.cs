using MsReleaseActions.GitHub;
using MsReleaseActions.Runtime;

namespace MsReleaseActions.DispatchAndWait;

/// <summary>What a failed job said last.</summary>
internal sealed record JobLog(WorkflowJob Job, IReadOnlyList<string> Lines);

/// <summary>Reads and shows the ends of the failed jobs' logs. A log that cannot be had changes nothing of the outcome.</summary>
internal sealed class FailedJobLogs(int lines, ActionRun run)
{
    private const int MostJobs = 10;

    public async Task<IReadOnlyList<JobLog>> ReadAsync(IReadOnlyList<WorkflowJob> jobs, CancellationToken cancellation)
    {
        var logs = new List<JobLog>();
        foreach (var job in RunWords.Failed(jobs))
        {
            run.Workflow.Info($"{RunWords.Failure(job)}: {job.HtmlUrl}");
            var tail = lines > 0 && logs.Count < MostJobs ? await TailAsync(job, cancellation) : [];
            Show(job, tail);
            logs.Add(new JobLog(job, tail));
        }
        return logs;
    }

    private void Show(WorkflowJob job, IReadOnlyList<string> tail)
    {
        if (tail.Count == 0)
        {
            return;
        }
        using (run.Workflow.Group($"{job.Name}: the last {tail.Count} lines"))
        {
            foreach (var line in tail)
            {
                run.Workflow.Info(line);
            }
        }
    }

    private async Task<IReadOnlyList<string>> TailAsync(WorkflowJob job, CancellationToken cancellation)
    {
        try
        {
            await using var log = await run.GitHub.Runs.OpenLogAsync(run.Connection.Repository, job.Id, cancellation);
            return log is null ? [] : await LogTail.ReadAsync(log.Stream, lines, cancellation);
        }
        catch (Exception failure) when (failure is GitHubFailure or IOException)
        {
            run.Workflow.Info($"the log of {job.Name} could not be read: {failure.Message}");
            return [];
        }
    }
}
