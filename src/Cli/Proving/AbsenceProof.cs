using MsReleaseActions.Cli.Rehearsing;

namespace MsReleaseActions.Cli.Proving;

/// <summary>Proves that a refused release left nothing behind that anybody could see.</summary>
internal static class AbsenceProof
{
    /// <param name="writesBefore">How many writes there were when the refusals began.</param>
    public static async Task<Findings> ProveAsync(Stage stage, int writesBefore, CancellationToken cancellation)
    {
        var release = new PublicRelease(stage.Anonymous(), stage.RepositoryUrl, stage.RepositoryPage);
        using var found = await release.FindAsync(stage.ReleaseTag, cancellation);
        var commit = await Git.TagCommitAsync(stage.Seed.Repository.GitFolder, stage.ReleaseTag, cancellation);
        var latest = await release.DownloadAsync(release.LatestAddress, compareWith: null, cancellation);
        var writes = stage.GitHub.Log.Writes.Count - writesBefore;
        return new Findings(
            [],
            null,
            [
                new Finding(found is null, found is null ? $"the public sees no release {stage.ReleaseTag}" : $"the release {stage.ReleaseTag} is visible"),
                new Finding(commit is null, commit is null ? $"there is no tag {stage.ReleaseTag}" : $"the tag {stage.ReleaseTag} exists, on {commit}"),
                new Finding(latest is null, latest is null ? "no updater is told of anything" : "latest.json is there for updaters"),
                new Finding(writes == 0, $"{writes} writes after the refusals began"),
            ]);
    }
}
