using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub.Runs;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Steps.Promote;

namespace MsReleaseActions.ReleaseTrain.Steps.Approve;

/// <summary>
/// A person decides. The wait has its own clock, costs next to nothing, and survives whoever waits: the run goes on
/// asking.
/// </summary>
/// <param name="services">The product, and GitHub.</param>
public sealed class ApproveStep(ReleaseServices services) : IStep
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SayEvery = TimeSpan.FromMinutes(10);

    public StepId Id => StepId.Approval;

    public async Task<StepReport> CheckAsync(ReleaseContext context, CancellationToken cancellation) =>
        context is { SourceSha: not null, Tag: not null }
            ? PromotionReports.OfApproval(
                await new PromotionReader(services, Id, context).ReadAsync(cancellation),
                context,
                services
            )
            : services.Product.Preview(Id, context, services.Settings);

    public async Task ApplyAsync(ReleaseContext context, StepReport seen, CancellationToken cancellation)
    {
        var lane = new PromotionReader(services, Id, context);
        var begun = await lane.ReadAsync(cancellation);
        if (begun.ToFollow is not { } run)
        {
            return;
        }
        var progress = lane.Runs.Progress(run);
        var told = new Told(services);
        var options = new WatchOptions(services.Settings.ApprovalWithin, "approval")
        {
            Observe = (now, pending) =>
                told.Tell(PromotionSnapshot.GateOf(pending, services.Settings.Environment), now.Url),
            Until = (now, pending) => PromotionSnapshot.GateOf(pending, services.Settings.Environment) is null,
            SlowestPace = LookEvery,
            Heartbeat = SayEvery,
        };
        if (!await lane.Runs.WatchAsync(progress, options, cancellation))
        {
            throw Expired(progress);
        }
        var reviewsBefore = begun.Gate(services.Settings.Environment) is null ? 0 : begun.Reviews.Count;
        await DecidedAsync(lane, progress, reviewsBefore, cancellation);
    }

    // a run that nobody has to approve any longer may be rejected and not over yet
    private async Task DecidedAsync(
        PromotionReader lane,
        RunProgress progress,
        int reviewsBefore,
        CancellationToken cancellation
    )
    {
        var (end, within) = (new PromotionEnd(services, lane), services.Settings.ReleaseWithin);
        if (!progress.IsOver)
        {
            var environment = services.Settings.Environment;
            var now = await lane.Runs.SettleAsync(
                lane.ReadAsync,
                seen => seen.Live is null || seen.Reviews.Count > reviewsBefore,
                cancellation
            );
            end.RequireNoRejection(now.Reviews.Skip(reviewsBefore), progress);
            if (now.Published is not null || now.Approval(environment) is not null)
            {
                return;
            }
            // over since, or an administrator let it go on without a review
            progress = lane.Runs.Progress(progress.Run!);
            if (!await lane.Runs.WatchAsync(progress, new WatchOptions(within, "release"), cancellation))
            {
                throw lane.Runs.TimedOut(progress, within, "waits.release_minutes");
            }
        }
        await end.RequireSuccessAsync(progress, cancellation);
    }

    private ActionFailure Expired(RunProgress progress) =>
        new(
            ExitCode.TimedOut,
            $"Nobody approved {services.Settings.Environment} within "
                + $"{RunMessages.Time(services.Settings.ApprovalWithin)}",
            "Nothing was published; the run goes on waiting (GitHub ends it after 30 days)",
            $"Ask for the approval at {progress.Url}, and run the same command again: it goes on watching "
                + "(`waits.approval_hours` in ms-release.json sets how long)"
        );

    // once for each set of people that is asked
    private sealed class Told(ReleaseServices services)
    {
        private ApprovalAwaited? last;

        public void Tell(PendingDeployment? gate, string url)
        {
            var now = gate is null ? null : ApprovalMessages.Awaited(gate, url);
            if (
                now is not null
                && (last is null || !now.Reviewers.SequenceEqual(last.Reviewers, StringComparer.Ordinal))
            )
            {
                last = now;
                services.Tell(now);
            }
        }
    }
}
