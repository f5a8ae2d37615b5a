using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Steps.Runs;

namespace MsReleaseActions.ReleaseTrain.Steps.Promote;

/// <summary>The promotion of one tag and commit: what there is of it.</summary>
/// <param name="space">The product, and GitHub.</param>
/// <param name="step">Who asks.</param>
/// <param name="journey">Tag and commit are known.</param>
internal sealed class PromotionReader(ReleaseServices space, StepId step, ReleaseContext journey)
{
    /// <summary>The promotion's runs.</summary>
    public LaneRuns Runs { get; } = new(space, step, space.Settings.ReleaseWorkflow, space.Product.Promotion(journey).Title);

    /// <summary>Reads it all, and notes the run in the journey. Runs first: one that publishes in between is then seen as live or published.</summary>
    public async Task<PromotionSnapshot> ReadAsync(CancellationToken cancellation)
    {
        var runs = await Runs.FindAsync(cancellation);
        var tag = journey.Tag!.Text;
        var published = (await space.GitHub.Releases.ListAsync(space.Repository, cancellation)).FirstOrDefault(release => release.TagName == tag && !release.Draft);
        var sight = new PromotionSnapshot(runs, published, published is null ? null : await space.GitHub.Repositories.GetTagCommitAsync(space.Repository, tag, cancellation));
        journey.ReleaseRun = (sight.Live ?? sight.Newest)?.Id;
        return sight.Live is { } live && published is null
            ? sight with
            {
                Pending = await space.GitHub.Runs.ListPendingDeploymentsAsync(space.Repository, live.Id, cancellation),
                Reviews = await space.Operator.RunControl.ListReviewsAsync(space.Repository, live.Id, cancellation),
            }
            : sight;
    }
}
