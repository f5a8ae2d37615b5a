using System.Net;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.GitHub.Candidates;
using MsReleaseActions.GitHub.Runs;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Steps.Runs;

namespace MsReleaseActions.ReleaseTrain.Steps.Candidates;

/// <summary>
/// One build of one candidate: used where it is sealed, followed where it runs, run again where it failed, dispatched
/// where it never was.
/// </summary>
/// <param name="services">Its repository, and GitHub.</param>
/// <param name="step">Whose work it is.</param>
/// <param name="wanted">The candidate.</param>
internal sealed class CandidateBuild(ReleaseServices services, StepId step, WantedCandidate wanted)
{
    private static readonly TimeSpan AttemptShowsWithin = TimeSpan.FromMinutes(2);
    private readonly LaneRuns lane = new(services, step, wanted.Workflow, wanted.RunTitle);

    // runs first: a run that seals between the two questions is then seen as live or sealed, never as one that sealed
    // nothing
    public async Task<CandidateSnapshot> ReadAsync(CancellationToken cancellation)
    {
        var runs = await lane.FindAsync(cancellation);
        return new CandidateSnapshot(
            await new CandidateReader(services.GitHub, services.Repository, services.Time).ReadAsync(
                wanted.Tag,
                cancellation
            ),
            runs
        );
    }

    public StepReport Report(CandidateSnapshot snapshot) => CandidateReports.Of(snapshot, wanted, services.Settings);

    /// <summary>Brings it under way, unless it is.</summary>
    /// <returns>The run to follow; null where there is nothing to do, or nothing can be done.</returns>
    public async Task<WorkflowRun?> StartAsync(CandidateSnapshot snapshot, CancellationToken cancellation) =>
        Report(snapshot).Status is StepStatus.Done or StepStatus.Blocked
            ? null
            : snapshot.Live
                ?? await AgainAsync(snapshot, cancellation)
                ?? await lane.StartAsync(
                    CandidateReports.Dispatch(wanted, services.Settings),
                    wanted.Inputs,
                    snapshot.Runs,
                    cancellation
                );

    /// <summary>
    /// Follows one attempt to its end. One that failed ends the command: the next start runs its failed jobs again.
    /// </summary>
    public async Task FollowAsync(WorkflowRun run, CancellationToken cancellation)
    {
        var progress = lane.Progress(run);
        if (
            !await lane.WatchAsync(
                progress,
                new WatchOptions(services.Settings.CandidateWithin, "candidate"),
                cancellation
            )
        )
        {
            throw lane.TimedOut(progress, services.Settings.CandidateWithin, "waits.candidate_minutes");
        }
        if (progress.Run!.Conclusion != "success")
        {
            throw lane.Failure(
                progress,
                await lane.FailedLogsAsync(progress, cancellation),
                "A candidate is sealed when every leg is built; nothing was published",
                "Where the cause was outside of the commit, run the same command again: the failed jobs are run again, "
                    + "and what is built is kept. Else fix the commit, and release the fixed one"
            );
        }
        await lane.SettleAsync(
            ReadAsync,
            seen => seen.Candidate.State is not (CandidateState.Missing or CandidateState.Incomplete),
            cancellation
        );
    }

    /// <summary>
    /// The failed jobs once more; null where there is nothing to run again, or GitHub does not take it (a run of
    /// another month, or one that never began).
    /// </summary>
    private async Task<WorkflowRun?> AgainAsync(CandidateSnapshot snapshot, CancellationToken cancellation)
    {
        if (snapshot.Failed is not { } failed)
        {
            return null;
        }
        try
        {
            return await services.WriteAsync(
                step,
                CandidateReports.Rerun(failed),
                () => RerunAsync(failed, cancellation)
            );
        }
        catch (GitHubFailure refused) when (refused.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
        {
            // the refusal may also mean that somebody else has just done it
            if (
                await lane.FindAsync(cancellation) is [var newest, ..]
                && (newest.Id, newest.RunAttempt, newest.IsOver()) != (failed.Id, failed.RunAttempt, true)
            )
            {
                return newest;
            }
            services.Line(step, $"run {failed.Id} cannot be run again ({refused.Detail}); it is built anew");
            return null;
        }
    }

    private async Task<WorkflowRun> RerunAsync(WorkflowRun failed, CancellationToken cancellation)
    {
        var asked = services.Time.GetUtcNow();
        return await Writes.DoAsync(services.Time, SendAsync, LookAgainAsync, cancellation);

        async Task<WorkflowRun> SendAsync(CancellationToken token)
        {
            await services.Operator.RunControl.RerunFailedAsync(services.Repository, failed.Id, token);
            // until the new attempt shows, the run still says how the old one ended
            while (services.Time.GetUtcNow() - asked < AttemptShowsWithin)
            {
                if (await LookAgainAsync(token) is { } run)
                {
                    return run;
                }
                await Task.Delay(TimeSpan.FromSeconds(2), services.Time, token);
            }
            throw new GitHubFailure(
                $"see the new attempt of run {failed.Id}",
                HttpStatusCode.Created,
                $"it was asked for, and does not show within {AttemptShowsWithin.TotalMinutes} minutes"
            );
        }

        async Task<WorkflowRun?> LookAgainAsync(CancellationToken token) =>
            await services.GitHub.Runs.GetAsync(services.Repository, failed.Id, token) is { } run
            && (run.RunAttempt > failed.RunAttempt || !run.IsOver())
                ? run
                : null;
    }
}
