using System.Net;
using MsReleaseActions.GitHub;
using MsReleaseActions.Runtime;

namespace MsReleaseActions.DispatchAndWait;

/// <summary>Why watching ended.</summary>
internal enum WatchEnd
{
    Completed,
    TimedOut,
}

/// <summary>Looks at the run until it is over or the time is. Every look is conditional, so that one that finds nothing new costs nothing.</summary>
internal sealed class RunWatch(DispatchInputs inputs, DispatchProgress progress, ActionRun run)
{
    // a new run may not be readable at once
    private static readonly TimeSpan MayBeInvisibleFor = TimeSpan.FromMinutes(2);
    private readonly RunNews news = new(run.Workflow, run.Time);
    private readonly PollPace pace = new();
    private bool wasSeen;

    public async Task<WatchEnd> UntilEndAsync(CancellationToken cancellation)
    {
        while (true)
        {
            await LookAsync(cancellation);
            if (progress.IsOver)
            {
                return WatchEnd.Completed;
            }
            var left = inputs.Timeout - progress.Elapsed;
            if (left <= TimeSpan.Zero)
            {
                return WatchEnd.TimedOut;
            }
            var wait = pace.Next();
            await Task.Delay(wait < left ? wait : left, run.Time, cancellation);
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        var repository = run.Connection.Repository;
        if (await run.GitHub.Runs.GetAsync(repository, progress.Id, cancellation) is { } seen)
        {
            wasSeen = true;
            progress.Seen(seen);
        }
        else if (wasSeen || progress.Elapsed > MayBeInvisibleFor)
        {
            throw new GitHubFailure($"read run {progress.Id} of {repository}", HttpStatusCode.NotFound, wasSeen ? "the run was deleted while it was watched" : "Not Found");
        }
        if (HasJobs)
        {
            progress.Seen(await run.GitHub.Runs.ListJobsAsync(repository, progress.Id, progress.Run!.RunAttempt, cancellation));
        }
        news.Tell(progress, await PendingAsync(cancellation));
    }

    private bool HasJobs => progress.Run!.Status is not ("queued" or "requested" or "pending");

    private async Task<IReadOnlyList<PendingDeployment>> PendingAsync(CancellationToken cancellation)
    {
        if (progress.Run!.Status != "waiting" && !progress.Jobs.Any(job => job.Status == "waiting"))
        {
            return [];
        }
        try
        {
            return await run.GitHub.Runs.ListPendingDeploymentsAsync(run.Connection.Repository, progress.Id, cancellation);
        }
        catch (GitHubFailure failure) when (failure.Status == HttpStatusCode.Forbidden)
        {
            // the wait goes on without the names
            return [];
        }
    }
}
