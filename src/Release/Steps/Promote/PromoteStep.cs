using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub.Runs;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Steps.Promote;

/// <summary>The promotion, dispatched where none is under way, and watched until it has verified the candidate.</summary>
/// <param name="space">The product, and GitHub.</param>
public sealed class PromoteStep(ReleaseServices space) : IStep
{
    public StepId Id => StepId.Release;

    public async Task<StepReport> LookAsync(ReleaseContext journey, CancellationToken cancellation)
    {
        if (journey is not { SourceSha: not null, Tag: not null })
        {
            return space.Product.Foretell(Id, journey, space.Settings);
        }
        return await ReportAsync(await new PromotionReader(space, Id, journey).ReadAsync(cancellation), journey, cancellation);
    }

    public async Task ActAsync(ReleaseContext journey, StepReport seen, CancellationToken cancellation)
    {
        var lane = new PromotionReader(space, Id, journey);
        // what was seen may be old: somebody else may have dispatched since
        var sight = await lane.ReadAsync(cancellation);
        var report = await ReportAsync(sight, journey, cancellation);
        if (report.Status is StepStatus.Done or StepStatus.Blocked)
        {
            return;
        }
        var run = sight.Live ?? await lane.Runs.StartAsync(PromotionReports.Dispatch(journey, space), space.Product.Promotion(journey).Inputs, cancellation);
        journey.ReleaseRun = run.Id;
        space.Tell(new StepChanged(Id, new StepReport(StepStatus.Running, $"run {run.Id} verifies the candidate") { Url = run.HtmlUrl }));
        var progress = lane.Runs.Progress(run);
        if (!await lane.Runs.WatchAsync(progress, new WatchOptions(space.Settings.ReleaseWithin, "release") { Until = IsVerified }, cancellation))
        {
            throw lane.Runs.TimedOut(progress, space.Settings.ReleaseWithin, "waits.release_minutes");
        }
        if (progress.IsOver)
        {
            await new PromotionEnd(space, lane).RequireSuccessAsync(progress, cancellation);
        }
    }

    // a reviewer who is quicker than the next look is not seen here: then the run is watched to its end
    private bool IsVerified(RunProgress progress, IReadOnlyList<PendingDeployment> pending) => PromotionSnapshot.GateOf(pending, space.Settings.Environment) is not null;

    private async Task<StepReport> ReportAsync(PromotionSnapshot sight, ReleaseContext journey, CancellationToken cancellation)
    {
        var report = PromotionReports.OfRelease(sight, journey, space);
        if (report.Status != StepStatus.ToDo)
        {
            return report;
        }
        var environment = await space.GitHub.Repositories.GetEnvironmentAsync(space.Repository, space.Settings.Environment, cancellation);
        return PromotionReports.Ungated(environment, space) ?? report with { Writes = [PromotionReports.Dispatch(journey, space)] };
    }
}
