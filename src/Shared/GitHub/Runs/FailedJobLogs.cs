using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.GitHub.Runs;

/// <summary>What a failed job said last.</summary>
/// <param name="Job">The job.</param>
/// <param name="Lines">The last lines of its log, without times and colours; empty where it could not be had.</param>
public sealed record JobLog(WorkflowJob Job, IReadOnlyList<string> Lines);

/// <summary>
/// Reads and shows the ends of the failed jobs' logs. A log that cannot be had changes nothing of the outcome.
/// </summary>
/// <param name="lines">How many of the last lines of each log are read; 0 reads none.</param>
/// <param name="access">GitHub, clock and log.</param>
public sealed class FailedJobLogs(int lines, RunAccess access)
{
    private const int MostJobs = 10;

    /// <summary>How long one log may take; a log that never ends is none.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromMinutes(1);

    /// <param name="jobs">All jobs of the attempt.</param>
    /// <param name="cancellation">Ends the requests.</param>
    /// <returns>Each failed job, in order.</returns>
    public async Task<IReadOnlyList<JobLog>> ReadAsync(IReadOnlyList<WorkflowJob> jobs, CancellationToken cancellation)
    {
        var logs = new List<JobLog>();
        foreach (var job in RunMessages.Failed(jobs))
        {
            access.Log.Info($"{RunMessages.Failure(job)}: {job.HtmlUrl}");
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
        using (access.Log.Group($"{job.Name}: the last {tail.Count} lines"))
        {
            foreach (var line in tail)
            {
                access.Log.Info(line);
            }
        }
    }

    private async Task<IReadOnlyList<string>> TailAsync(WorkflowJob job, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(Within);
        try
        {
            await using var log = await access.Runs.OpenLogAsync(access.Repository, job.Id, limited.Token);
            return log is null ? [] : await LogTail.ReadAsync(log.Stream, lines, limited.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            access.Log.Info($"the log of {job.Name} was not read: it took more than {Within.TotalSeconds} s");
            return [];
        }
        catch (Exception failure) when (failure is GitHubFailure or IOException)
        {
            access.Log.Info($"the log of {job.Name} could not be read: {failure.Message}");
            return [];
        }
    }
}
