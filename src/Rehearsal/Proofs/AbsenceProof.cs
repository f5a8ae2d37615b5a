using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Rehearsal.Seeds;

namespace MsReleaseActions.Rehearsal.Proofs;

/// <summary>Proves that a release left nothing behind that anybody could see.</summary>
internal static class AbsenceProof
{
    public static async Task<IReadOnlyList<Finding>> ProveAsync(
        RehearsalEnvironment environment,
        CancellationToken cancellation
    )
    {
        using var http = environment.Anonymous();
        var release = new PublicRelease(http, environment.RepositoryUrl, environment.RepositoryPage);
        using var found = await release.FindAsync(environment.ReleaseTag, cancellation);
        var commit = Git.TagCommit(environment.Product.Repository.GitFolder, environment.ReleaseTag);
        var latest = await release.DownloadAsync(release.LatestAddress, compareWith: null, cancellation);
        return
        [
            new Finding(
                found is null,
                found is null
                    ? $"the public sees no release {environment.ReleaseTag}"
                    : $"the release {environment.ReleaseTag} is visible"
            ),
            new Finding(
                commit is null,
                commit is null
                    ? $"there is no tag {environment.ReleaseTag}"
                    : $"the tag {environment.ReleaseTag} exists, on {commit}"
            ),
            new Finding(
                latest is null,
                latest is null ? "no updater is told of anything" : "latest.json is there for updaters"
            ),
        ];
    }
}
