using MsReleaseActions.Core.GitHub;
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
            ? await AskedAsync(snapshot, live, cancellation)
            : snapshot;
    }

    private async Task<PromotionSnapshot> AskedAsync(
        PromotionSnapshot snapshot,
        WorkflowRun live,
        CancellationToken cancellation
    )
    {
        var (repository, environment) = (services.Repository, services.Settings.Environment);
        var pending = await services.GitHub.Runs.ListPendingDeploymentsAsync(repository, live.Id, cancellation);
        var reviews = await services.GitHub.Runs.ListReviewsAsync(repository, live.Id, cancellation);
        return snapshot with
        {
            Pending = pending,
            Reviews = reviews,
            IsRejected =
                live.RunAttempt == 1
                && PromotionSnapshot.GateOf(pending, environment) is null
                && PromotionSnapshot.Decision(reviews, environment) is { State: "rejected" },
        };
    }
}
