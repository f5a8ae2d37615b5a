using MsReleaseActions.GitHub.Runs;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Steps.Promote;

namespace MsReleaseActions.ReleaseTrain.Steps.Publish;

/// <summary>
/// The approved promotion, followed until everybody sees the release. Nothing is written here: the workflow publishes.
/// </summary>
/// <param name="services">The product, and GitHub.</param>
public sealed class PublishStep(ReleaseServices services) : IStep
{
    public StepId Id => StepId.Published;

    public async Task<StepReport> CheckAsync(ReleaseContext context, CancellationToken cancellation) =>
        context is { SourceSha: not null, Tag: not null }
            ? PromotionReports.OfPublished(
                await new PromotionReader(services, Id, context).ReadAsync(cancellation),
                context,
                services
            )
            : services.Product.Preview(Id, context, services.Settings);

    public async Task ApplyAsync(ReleaseContext context, StepReport seen, CancellationToken cancellation)
    {
        var lane = new PromotionReader(services, Id, context);
        if ((await lane.ReadAsync(cancellation)).ToFollow is not { } run)
        {
            return;
        }
        var progress = lane.Runs.Progress(run);
        if (
            !await lane.Runs.WatchAsync(
                progress,
                new WatchOptions(services.Settings.ReleaseWithin, "published"),
                cancellation
            )
        )
        {
            throw lane.Runs.TimedOut(progress, services.Settings.ReleaseWithin, "waits.release_minutes");
        }
        await new PromotionEnd(services, lane).RequireSuccessAsync(progress, cancellation);
    }
}
