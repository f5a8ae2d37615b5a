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
    private readonly AssetUpload upload = new(run.GitHub, run.Connection.Repository, run.Time, run.Workflow);

    /// <returns>The release as it is in the end; null when another run got in between and everything is to be looked at
    /// again.</returns>
    public async Task<Release?> ApplyAsync(PublishPlan plan, CancellationToken cancellation)
    {
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
        if (plan.Seal)
        {
            await new SealApply(inputs.Tag, content, run).SealAsync(release, plan.HasChecksums, cancellation);
        }
        return plan.Publish ? await new PublicationApply(inputs.Tag, run).PublishAsync(release, cancellation) : release;
    }

    private async Task UploadAsync(Release release, AssetSource file, CancellationToken cancellation)
    {
        await upload.SendAsync(release, file, cancellation);
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
                known.TryGetValue(asset.Id, out var seen)
                    ? asset.IsWhole != seen.IsWhole
                    : asset is { Name: AssetName.Manifest, IsWhole: true }
            )
        )
        {
            return false;
        }
        foreach (var asset in plan.Remove)
        {
            run.Workflow.Info($"{asset.Name}: removed (state {asset.State}, {ByteSize.Show(asset.Size)})");
            await run.GitHub.Assets.DeleteAsync(repository, asset.Id, cancellation);
        }
        return true;
    }
}
