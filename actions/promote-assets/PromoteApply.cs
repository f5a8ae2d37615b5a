using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PromoteAssets;

/// <summary>
/// Walks a plan's writes. It stops after a draft was created or claimed, and before publishing when anything else was
/// written: each is followed by another look.
/// </summary>
internal sealed class PromoteApply(
    PromoteInputs inputs,
    ActionRun run,
    GitHubClient gitHub,
    RepositoryName target,
    PromoteProgress progress,
    DraftWrites drafts,
    AssetUpload upload
)
{
    public async Task RunAsync(PromotePlan plan, PromoteTarget state, CancellationToken cancellation)
    {
        if (plan.Writes is [PlannedWrite.PublishDraft publish])
        {
            progress.Publishes(await drafts.PublishAsync(plan.Release!.Release.Id, publish.MakeLatest, cancellation));
            return;
        }
        foreach (var leftover in plan.Writes.OfType<PlannedWrite.RemoveDraft>())
        {
            await drafts.RemoveAsync(leftover.Id, cancellation);
        }
        foreach (var create in plan.Writes.OfType<PlannedWrite.CreateDraft>())
        {
            progress.WorksOn(await drafts.CreateAsync(create, state, cancellation));
            return;
        }
        foreach (var update in plan.Writes.OfType<PlannedWrite.UpdateDraft>())
        {
            progress.WorksOn(await drafts.UpdateAsync(update, plan.Release!.Release, state, cancellation));
            if (update.WithClaim)
            {
                await Task.Delay(DraftClaim.Pause, run.Time, cancellation);
                return;
            }
        }
        if (
            plan.Release is { } release
            && await RemoveAsync(release.Release, [.. plan.Writes.OfType<PlannedWrite.RemoveAsset>()], cancellation)
        )
        {
            await SendAsync(
                release.Release,
                [.. plan.Writes.OfType<PlannedWrite.SendAsset>().Select(write => write.Asset)],
                cancellation
            );
        }
    }

    // false: the draft is not ours to go on with
    private async Task<bool> RemoveAsync(
        Release release,
        IReadOnlyList<PlannedWrite.RemoveAsset> removals,
        CancellationToken cancellation
    )
    {
        if (removals.Count == 0)
        {
            return true;
        }
        // what was half-uploaded may be another run's, and whole by now
        var now = (await gitHub.Assets.ListAsync(target, release.Id, cancellation)).ToDictionary(asset => asset.Id);
        foreach (
            var removal in removals.Where(removal =>
                now.TryGetValue(removal.Asset.Id, out var asset) && asset.State == removal.Asset.State
            )
        )
        {
            if (!await upload.IsWanted(release, cancellation))
            {
                return false;
            }
            run.Workflow.Info(removal.Text);
            await upload.RemoveAsync(release, removal.Asset.Id, cancellation);
            progress.WorksOn(release);
        }
        return true;
    }

    private async Task SendAsync(Release release, IReadOnlyList<PlannedAsset> assets, CancellationToken cancellation)
    {
        if (assets.Count == 0)
        {
            return;
        }
        using var group = run.Workflow.Group(
            $"Copy {assets.Count} assets, {ByteSize.Show(assets.Sum(asset => asset.File.Source.Size))}"
        );
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = inputs.Concurrency,
            CancellationToken = cancellation,
        };
        // the largest first: what begins last is then over soon
        await Parallel.ForEachAsync(
            assets.OrderByDescending(asset => asset.File.Source.Size),
            options,
            (asset, token) => SendAsync(release, asset, token)
        );
    }

    private async ValueTask SendAsync(Release release, PlannedAsset asset, CancellationToken cancellation)
    {
        var start = run.Time.GetTimestamp();
        if (
            (progress.Claim.IsMade && !await upload.IsWanted(release, cancellation))
            || await upload.SendAsync(release, asset.File.Source, cancellation) is null
        )
        {
            return;
        }
        progress.Sent(asset);
        run.Workflow.Info(
            $"{asset.How} {asset.Name} ({ByteSize.Show(asset.File.Source.Size)}, "
                + $"{run.Time.GetElapsedTime(start).TotalSeconds:0.0} s)"
        );
    }
}
