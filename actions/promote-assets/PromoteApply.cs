using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PromoteAssets;

/// <summary>
/// Walks a plan's writes. It stops after a draft was created, and before publishing when anything else was written:
/// both are followed by another look.
/// </summary>
internal sealed class PromoteApply(
    PromoteInputs inputs,
    ActionRun run,
    GitHubClient gitHub,
    RepositoryName target,
    PromoteProgress progress
)
{
    private readonly DraftWrites drafts = new(inputs, run, gitHub, target);
    private readonly AssetUpload upload = new(gitHub, target, run.Time, run.Workflow);

    public async Task RunAsync(PromotePlan plan, PromoteTarget state, CancellationToken cancellation)
    {
        if (plan.Writes is [PlannedWrite.PublishDraft publish])
        {
            progress.WorksOn(await drafts.PublishAsync(plan.Release!.Release.Id, publish.MakeLatest, cancellation));
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
        }
        if (plan.Release is { } release)
        {
            await RemoveAsync(release.Release, [.. plan.Writes.OfType<PlannedWrite.RemoveAsset>()], cancellation);
            await SendAsync(
                release.Release,
                [.. plan.Writes.OfType<PlannedWrite.SendAsset>().Select(write => write.Asset)],
                cancellation
            );
        }
    }

    private async Task RemoveAsync(
        Release release,
        IReadOnlyList<PlannedWrite.RemoveAsset> removals,
        CancellationToken cancellation
    )
    {
        if (removals.Count == 0)
        {
            return;
        }
        // what was half-uploaded may be another run's, and whole by now
        var now = (await gitHub.Assets.ListAsync(target, release.Id, cancellation)).ToDictionary(asset => asset.Id);
        foreach (
            var removal in removals.Where(removal =>
                now.TryGetValue(removal.Asset.Id, out var asset)
                && asset.State == removal.Asset.State
                && asset.Name == removal.Asset.Name
            )
        )
        {
            run.Workflow.Info(removal.Text);
            await gitHub.Assets.DeleteAsync(target, removal.Asset.Id, cancellation);
            progress.WorksOn(release);
        }
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
        await Parallel.ForEachAsync(
            assets.Where(asset => asset.File.Origin != FileOrigin.Made),
            options,
            (asset, token) => SendAsync(release, asset, token)
        );
        foreach (var made in assets.Where(asset => asset.File.Origin == FileOrigin.Made))
        {
            await SendAsync(release, made, cancellation);
        }
    }

    private async ValueTask SendAsync(Release release, PlannedAsset asset, CancellationToken cancellation)
    {
        var start = run.Time.GetTimestamp();
        if (asset.Step == AssetStep.Replace)
        {
            await ReplaceAsync(release, asset, cancellation);
        }
        else
        {
            await upload.SendAsync(release, asset.File.Source, cancellation);
        }
        progress.Sent(asset);
        run.Workflow.Info(
            $"{asset.How} {asset.Name} ({ByteSize.Show(asset.File.Source.Size)}, "
                + $"{run.Time.GetElapsedTime(start).TotalSeconds:0.0} s)"
        );
    }

    // GitHub has no two assets of one name, so the new bytes wait under another until they are proven
    private async Task ReplaceAsync(Release release, PlannedAsset asset, CancellationToken cancellation)
    {
        var waiting =
            asset.Waiting
            ?? await upload.SendAsync(
                release,
                asset.File.Source with
                {
                    Name = TemporaryName.Of(asset.File),
                },
                cancellation
            );
        if (asset.Existing is { } old)
        {
            await gitHub.Assets.DeleteAsync(target, old.Id, cancellation);
        }
        try
        {
            await gitHub.Assets.RenameAsync(target, waiting.Id, asset.Name, cancellation);
        }
        catch (GitHubFailure failure) when (failure.IsAlreadyExists)
        {
            // another run was quicker, and may publish at any moment: ours must not be in its way
            run.Workflow.Info($"{asset.Name} was put there by somebody else meanwhile; looking again");
            await gitHub.Assets.DeleteAsync(target, waiting.Id, cancellation);
        }
    }
}
