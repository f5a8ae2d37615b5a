using System.Net;
using MsReleaseActions.Candidates;
using MsReleaseActions.GitHub;
using MsReleaseActions.Runs;
using MsReleaseActions.Train.Steps;

namespace MsReleaseActions.Train.Lanes;

/// <summary>The one heavy build: used where it is sealed, followed where it runs, run again where it failed, dispatched where it never was.</summary>
/// <param name="space">The product, and GitHub.</param>
public sealed class CandidateStep(TrainSpace space) : IStep
{
    private static readonly TimeSpan AttemptShowsWithin = TimeSpan.FromMinutes(2);

    public StepId Id => StepId.Candidate;

    public async Task<StepReport> LookAsync(Journey journey, CancellationToken cancellation)
    {
        if (journey is not { SourceSha: { } source, Tag: { } tag })
        {
            return space.Settings.Line.Foretell(Id, journey, space.Settings);
        }
        var sight = await CandidateSight.ReadAsync(space, LaneOf(source), source, cancellation);
        journey.CandidateRun = sight.Candidate.Seal?.Manifest.RunId ?? (sight.Live ?? sight.Newest)?.Id;
        return CandidateReports.Of(sight, tag, space.Settings);
    }

    /// <summary>Follows one attempt to its end. One that failed ends the command: the next start runs its failed jobs again.</summary>
    public async Task ActAsync(Journey journey, StepReport seen, CancellationToken cancellation)
    {
        var source = journey.SourceSha!;
        var lane = LaneOf(source);
        // what was seen may be old: somebody else may have dispatched since
        var sight = await CandidateSight.ReadAsync(space, lane, source, cancellation);
        if (CandidateReports.Of(sight, journey.Tag!, space.Settings).Status is StepStatus.Done or StepStatus.Blocked)
        {
            return;
        }
        var run = sight.Live ?? await AgainAsync(lane, sight, cancellation) ?? await lane.StartAsync(CandidateReports.Dispatch(source, space.Settings), Inputs(source), cancellation);
        journey.CandidateRun = run.Id;
        space.Tell(new StepChanged(Id, new StepReport(StepStatus.Running, $"run {run.Id} builds {sight.Candidate.Tag}") { Url = run.HtmlUrl }));
        await FollowAsync(lane, run, cancellation);
        await lane.SettleAsync(async () => (await CandidateSight.ReadAsync(space, lane, source, cancellation)).Candidate.State is not (CandidateState.Missing or CandidateState.Incomplete), cancellation);
    }

    private async Task FollowAsync(LaneRuns lane, WorkflowRun run, CancellationToken cancellation)
    {
        var progress = lane.Progress(run);
        if (!await lane.WatchAsync(progress, new WatchOptions(space.Settings.CandidateWithin, "candidate"), cancellation))
        {
            throw lane.TimedOut(progress, space.Settings.CandidateWithin, "waits.candidate_minutes");
        }
        if (progress.Run!.Conclusion != "success")
        {
            throw lane.Failure(
                progress,
                await lane.FailedLogsAsync(progress, cancellation),
                "Nothing was published. Where the cause was outside of the commit, run the same command again: the failed jobs are run again, and what is built is kept. Else fix the commit, and release the fixed one");
        }
    }

    /// <summary>The failed jobs once more; null where there is nothing to run again, or GitHub does not take it (a run of another month, or one that never began).</summary>
    private async Task<WorkflowRun?> AgainAsync(LaneRuns lane, CandidateSight sight, CancellationToken cancellation)
    {
        if (sight.Failed is not { } failed)
        {
            return null;
        }
        try
        {
            return await space.WriteAsync(Id, CandidateReports.Rerun(failed), () => RerunAsync(failed, cancellation));
        }
        catch (GitHubFailure refused) when (refused.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
        {
            // the refusal may also mean that somebody else has just done it
            if (await lane.FindAsync(cancellation) is [var newest, ..] && (newest.Id, newest.RunAttempt, newest.IsOver()) != (failed.Id, failed.RunAttempt, true))
            {
                return newest;
            }
            space.Line(Id, $"run {failed.Id} cannot be run again ({refused.Detail}); it is built anew");
            return null;
        }
    }

    private async Task<WorkflowRun> RerunAsync(WorkflowRun failed, CancellationToken cancellation)
    {
        var asked = space.Time.GetUtcNow();
        return await Writes.DoAsync(space.Time, SendAsync, LookAgainAsync, cancellation);

        async Task<WorkflowRun> SendAsync(CancellationToken token)
        {
            await space.Operator.RunControl.RerunFailedAsync(space.Repository, failed.Id, token);
            // until the new attempt shows, the run still says how the old one ended
            while (space.Time.GetUtcNow() - asked < AttemptShowsWithin)
            {
                if (await LookAgainAsync(token) is { } run)
                {
                    return run;
                }
                await Task.Delay(TimeSpan.FromSeconds(2), space.Time, token);
            }
            throw new GitHubFailure($"see the new attempt of run {failed.Id}", HttpStatusCode.Created, $"it was asked for, and does not show within {AttemptShowsWithin.TotalMinutes} minutes");
        }

        async Task<WorkflowRun?> LookAgainAsync(CancellationToken token) =>
            await space.GitHub.Runs.GetAsync(space.Repository, failed.Id, token) is { } run && (run.RunAttempt > failed.RunAttempt || !run.IsOver()) ? run : null;
    }

    private LaneRuns LaneOf(CommitSha source) => LaneRuns.OfCandidate(space, Id, source);

    private static Dictionary<string, string> Inputs(CommitSha source) => new(StringComparer.Ordinal) { ["source_sha"] = source.Text };
}
