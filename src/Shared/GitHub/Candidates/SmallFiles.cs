using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub.Transfer;

namespace MsReleaseActions.GitHub.Candidates;

/// <summary>The small files of a release, read.</summary>
public static class SmallFiles
{
    // a thousand assets, the most that a release holds, need a third of this
    private const int LargestSmallFile = 1024 * 1024;

    /// <summary>Those of these names that are there, whole and small, by name.</summary>
    public static async Task<IReadOnlyDictionary<string, byte[]>> ReadAsync(
        GitHubClient gitHub,
        RepositoryName repository,
        TimeProvider time,
        IEnumerable<ReleaseAsset> assets,
        IReadOnlyCollection<string> names,
        CancellationToken cancellation
    )
    {
        var small = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var download = new AssetDownload(gitHub.Assets, time);
        foreach (
            var asset in assets.Where(asset =>
                names.Contains(asset.Name) && asset is { IsWhole: true, Size: <= LargestSmallFile }
            )
        )
        {
            small[asset.Name] = await download.ReadAsync(repository, asset, LargestSmallFile, cancellation);
        }
        return small;
    }
}
