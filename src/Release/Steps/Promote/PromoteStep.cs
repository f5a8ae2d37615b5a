using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub.Runs;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Steps.Promote;

/// <summary>
/// The promotion, dispatched where none is under way, and watched until it has verified the candidate.
/// </summary>
/// <param name="services">The product, and GitHub.</param>
public sealed class PromoteStep(ReleaseServices services) : IStep
{
    public StepId Id => StepId.Release;

    public async Task<StepReport> CheckAsync(ReleaseContext context, CancellationToken cancellation)
    {
        if (context is not { SourceSha: not null, Tag: not null })
        {
            return services.Product.Preview(Id, context, services.Settings);
        }
        return await ReportAsync(
            await new PromotionReader(services, Id, context).ReadAsync(cancellation),
            context,
            cancellation
        );
    }

    public async Task ApplyAsync(ReleaseContext context, StepReport seen, CancellationToken cancellation)
    {
        var lane = new PromotionReader(services, Id, context);
        // what was seen may be old: somebody else may have dispatched since
        var snapshot = await lane.ReadAsync(cancellation);
        var report = await ReportAsync(snapshot, context, cancellation);
        if (report.Status is StepStatus.Done or StepStatus.Blocked)
        {
            return;
        }
        var run =
            snapshot.Live
            ?? await lane.Runs.StartAsync(
                PromotionReports.Dispatch(context, services),
                services.Product.Promotion(context).Inputs,
                snapshot.Runs,
                cancellation
            );
        services.Tell(
            new StepChanged(
                Id,
                new StepReport(StepStatus.Running, $"run {run.Id} verifies the candidate") { Url = run.HtmlUrl }
            )
        );
        var progress = lane.Runs.Progress(run);
        if (
            !await lane.Runs.WatchAsync(
                progress,
                new WatchOptions(services.Settings.ReleaseWithin, "release") { Until = IsVerified },
                cancellation
            )
        )
        {
            throw lane.Runs.TimedOut(progress, services.Settings.ReleaseWithin, "waits.release_minutes");
        }
        if (progress.IsOver)
        {
            await new PromotionEnd(services, lane).RequireSuccessAsync(progress, cancellation);
        }
    }

    // a reviewer who is quicker than the next look is not seen here: then the run is watched to its end
    private bool IsVerified(RunProgress progress, IReadOnlyList<PendingDeployment> pending) =>
        PromotionSnapshot.GateOf(pending, services.Settings.Environment) is not null;

    private async Task<StepReport> ReportAsync(
        PromotionSnapshot snapshot,
        ReleaseContext context,
        CancellationToken cancellation
    )
    {
        var report = PromotionReports.OfRelease(snapshot, context, services);
        if (report.Status != StepStatus.ToDo)
        {
            return report;
        }
        var environment = await services.GitHub.Repositories.GetEnvironmentAsync(
            services.Repository,
            services.Settings.Environment,
            cancellation
        );
        return PromotionReports.Ungated(environment, services)
            ?? report with
            {
                Writes = [PromotionReports.Dispatch(context, services)],
            };
    }
}
