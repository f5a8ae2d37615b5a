using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PublishCandidate;

/// <summary>Walks the plan.</summary>
internal sealed class PublishApply(PublishInputs inputs, CandidateContent content, ActionRun run)
{
    private readonly RepositoryName repository = run.Connection.Repository;

    // a seal that the plan takes away is no other run's
    private IReadOnlyList<ReleaseAsset> removed = [];
    private volatile bool isSealedMeanwhile;

    /// <returns>The release as it is in the end; null when another run got in between and everything is to be looked at
    /// again.</returns>
    public async Task<Release?> ApplyAsync(PublishPlan plan, CancellationToken cancellation)
    {
        removed = plan.Remove;
        var drafts = new CandidateDraft(inputs.Tag, content.Manifest, run);
        await drafts.RemoveLeftoversAsync(plan.Leftovers, cancellation);
        if ((plan.Release ?? await drafts.CreateAsync(cancellation)) is not { } release)
        {
            return null;
        }
        if (plan.Update is { } update)
        {
            release = await run.GitHub.Releases.UpdateAsync(repository, release.Id, update, cancellation);
        }
        if (plan.Remove.Count > 0 && !await RemoveAsync(release, plan, cancellation))
        {
            return null;
        }
        await Parallel.ForEachAsync(
            plan.Upload,
            new ParallelOptions { MaxDegreeOfParallelism = inputs.Concurrency, CancellationToken = cancellation },
            async (file, token) => await UploadAsync(release, file, token)
        );
        if (isSealedMeanwhile)
        {
            return null;
        }
        if (plan.Seal)
        {
            await new SealApply(inputs.Tag, content, run).SealAsync(release, plan.HasChecksums, cancellation);
        }
        return plan.Publish ? await new PublicationApply(inputs.Tag, run).PublishAsync(release, cancellation) : release;
    }

    private AssetUpload Upload =>
        field ??= new AssetUpload(run.GitHub, repository, run.Time, run.Workflow)
        {
            IsWanted = async (release, token) =>
                !(await run.GitHub.Assets.ListAsync(repository, release.Id, token)).Any(IsSealOfAnother),
        };

    // nothing of a candidate that was sealed meanwhile is taken away, and nothing is added to it
    private bool IsSealOfAnother(ReleaseAsset asset) =>
        asset is { Name: AssetName.Manifest, IsWhole: true } && removed.All(ours => ours.Id != asset.Id);

    private async Task UploadAsync(Release release, AssetSource file, CancellationToken cancellation)
    {
        if (await Upload.SendAsync(release, file, cancellation) is null)
        {
            isSealedMeanwhile = true;
            return;
        }
        run.Workflow.Info($"{file.Name}: {ByteSize.Show(file.Size)}, sha256 {file.Sha256}");
    }

    // false: it was sealed since the plan was made, or what was half there has arrived: nothing of that may be taken
    // away
    private async Task<bool> RemoveAsync(Release release, PublishPlan plan, CancellationToken cancellation)
    {
        var now = await run.GitHub.Assets.ListAsync(repository, release.Id, cancellation);
        var known = plan.Remove.ToDictionary(asset => asset.Id);
        if (
            now.Any(asset =>
                known.TryGetValue(asset.Id, out var seen) ? asset.IsWhole != seen.IsWhole : IsSealOfAnother(asset)
            )
        )
        {
            return false;
        }
        foreach (var asset in plan.Remove)
        {
            if (!await Upload.IsWanted(release, cancellation))
            {
                return false;
            }
            run.Workflow.Info($"{asset.Name}: removed (state {asset.State}, {ByteSize.Show(asset.Size)})");
            await Upload.RemoveAsync(release, asset.Id, cancellation);
        }
        return true;
    }
}
