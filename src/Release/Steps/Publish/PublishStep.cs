using MsReleaseActions.GitHub.Runs;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Steps.Promote;

namespace MsReleaseActions.ReleaseTrain.Steps.Publish;

/// <summary>The approved promotion, followed until everybody sees the release. Nothing is written here: the workflow publishes.</summary>
/// <param name="space">The product, and GitHub.</param>
public sealed class PublishStep(ReleaseServices space) : IStep
{
    public StepId Id => StepId.Published;

    public async Task<StepReport> LookAsync(ReleaseContext journey, CancellationToken cancellation) => journey is { SourceSha: not null, Tag: not null }
        ? PromotionReports.OfPublished(await new PromotionReader(space, Id, journey).ReadAsync(cancellation), journey, space)
        : space.Product.Foretell(Id, journey, space.Settings);

    public async Task ActAsync(ReleaseContext journey, StepReport seen, CancellationToken cancellation)
    {
        var lane = new PromotionReader(space, Id, journey);
        if ((await lane.ReadAsync(cancellation)).ToFollow is not { } run)
        {
            return;
        }
        var progress = lane.Runs.Progress(run);
        if (!await lane.Runs.WatchAsync(progress, new WatchOptions(space.Settings.ReleaseWithin, "published"), cancellation))
        {
            throw lane.Runs.TimedOut(progress, space.Settings.ReleaseWithin, "waits.release_minutes");
        }
        await new PromotionEnd(space, lane).RequireSuccessAsync(progress, cancellation);
    }
}
