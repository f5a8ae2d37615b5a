using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Steps.Runs;

namespace MsReleaseActions.ReleaseTrain.Steps.Promote;

/// <summary>The promotion of one tag and commit: what there is of it.</summary>
/// <param name="services">The product, and GitHub.</param>
/// <param name="step">Who asks.</param>
/// <param name="context">Tag and commit are known.</param>
internal sealed class PromotionReader(ReleaseServices services, StepId step, ReleaseContext context)
{
    /// <summary>The promotion's runs.</summary>
    public LaneRuns Runs { get; } =
        new(services, step, services.Settings.ReleaseWorkflow, services.Product.Promotion(context).Title);

    /// <summary>Reads it all. Runs first: one that publishes in between is then seen as live or published.</summary>
    public async Task<PromotionSnapshot> ReadAsync(CancellationToken cancellation)
    {
        var runs = await Runs.FindAsync(cancellation);
        var tag = context.Tag!.Text;
        var published = (await services.GitHub.Releases.ListAsync(services.Repository, cancellation)).FirstOrDefault(
            release => release.TagName == tag && !release.Draft
        );
        var snapshot = new PromotionSnapshot(
            runs,
            published,
            published is null
                ? null
                : await services.GitHub.Repositories.GetTagCommitAsync(services.Repository, tag, cancellation)
        );
        return snapshot.Live is { } live && published is null
            ? snapshot with
            {
                Pending = await services.GitHub.Runs.ListPendingDeploymentsAsync(
                    services.Repository,
                    live.Id,
                    cancellation
                ),
                Reviews = await services.Operator.RunControl.ListReviewsAsync(
                    services.Repository,
                    live.Id,
                    cancellation
                ),
            }
            : snapshot;
    }
}
