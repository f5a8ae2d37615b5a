using System.Net;
using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.GitHub.Runs;

/// <summary>
/// Looks at a run until it is over or the time is. Every look is conditional, so that one that finds nothing new costs
/// nothing.
/// </summary>
/// <param name="options">How long, until when, and how patiently.</param>
/// <param name="progress">Knows which run it is; takes over what is seen.</param>
/// <param name="access">GitHub, clock and log.</param>
public sealed class RunWatch(WatchOptions options, RunProgress progress, RunAccess access)
{
    // a new run may not be readable at once
    private static readonly TimeSpan MayBeInvisibleFor = TimeSpan.FromMinutes(2);
    private readonly RunNews news = new(options, access);
    private readonly PollPace pace = new(options.SlowestPace);
    private bool wasSeen;

    /// <exception cref="GitHubFailure">GitHub refused, gave up, or the run is not there.</exception>
    public async Task<WatchEnd> UntilEndAsync(CancellationToken cancellation)
    {
        while (true)
        {
            if (await LookAsync(cancellation))
            {
                return WatchEnd.Reached;
            }
            var left = options.Within - progress.Elapsed;
            if (left <= TimeSpan.Zero)
            {
                return WatchEnd.TimedOut;
            }
            var wait = pace.Next();
            await Task.Delay(wait < left ? wait : left, access.Time, cancellation);
        }
    }

    private async Task<bool> LookAsync(CancellationToken cancellation)
    {
        try
        {
            await SeeAsync(cancellation);
            var pending = await PendingAsync(cancellation);
            news.Tell(progress, pending);
            options.Observe?.Invoke(progress, pending);
            return progress.IsOver || options.Until(progress, pending);
        }
        catch (GitHubFailure failure)
            when (options.OutlastsFaults && failure.Status is null or >= HttpStatusCode.InternalServerError)
        {
            access.Log.Info($"GitHub does not answer ({failure.Detail}); the run goes on, looking again");
            return false;
        }
    }

    private async Task SeeAsync(CancellationToken cancellation)
    {
        if (await access.Runs.GetAsync(access.Repository, progress.Id, cancellation) is { } seen)
        {
            wasSeen = true;
            progress.Seen(seen);
        }
        else if (wasSeen || progress.Elapsed > MayBeInvisibleFor)
        {
            throw new GitHubFailure(
                $"read run {progress.Id} of {access.Repository}",
                HttpStatusCode.NotFound,
                wasSeen ? "the run was deleted while it was watched" : "Not Found"
            );
        }
        if (HasJobs)
        {
            progress.Seen(
                await access.Runs.ListJobsAsync(access.Repository, progress.Id, progress.Run!.RunAttempt, cancellation)
            );
        }
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
            return await access.Runs.ListPendingDeploymentsAsync(access.Repository, progress.Id, cancellation);
        }
        catch (GitHubFailure failure) when (failure.Status == HttpStatusCode.Forbidden)
        {
            // the wait goes on without the names
            return [];
        }
    }
}
