using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Rehearsal.Seeds;

namespace MsReleaseActions.Rehearsal.Proofs;

/// <summary>Proves that a release left nothing behind that anybody could see.</summary>
internal static class AbsenceProof
{
    public static async Task<IReadOnlyList<Finding>> ProveAsync(RehearsalEnvironment stage, CancellationToken cancellation)
    {
        var release = new PublicRelease(stage.Anonymous(), stage.RepositoryUrl, stage.RepositoryPage);
        using var found = await release.FindAsync(stage.ReleaseTag, cancellation);
        var commit = Git.TagCommit(stage.Product.Repository.GitFolder, stage.ReleaseTag);
        var latest = await release.DownloadAsync(release.LatestAddress, compareWith: null, cancellation);
        return
        [
            new Finding(found is null, found is null ? $"the public sees no release {stage.ReleaseTag}" : $"the release {stage.ReleaseTag} is visible"),
            new Finding(commit is null, commit is null ? $"there is no tag {stage.ReleaseTag}" : $"the tag {stage.ReleaseTag} exists, on {commit}"),
            new Finding(latest is null, latest is null ? "no updater is told of anything" : "latest.json is there for updaters"),
        ];
    }
}
