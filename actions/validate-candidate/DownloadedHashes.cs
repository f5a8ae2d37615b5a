using System.Collections.Concurrent;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.ValidateCandidate;

/// <summary>Reads the files whose bytes GitHub's own digest does not prove; nothing is kept.</summary>
internal static class DownloadedHashes
{
    private const int AtATime = 4;

    public static async Task<IReadOnlyDictionary<string, Sha256>?> ReadAsync(
        Verification verify,
        Candidate candidate,
        ActionRun run,
        CancellationToken cancellation
    )
    {
        var hashes = new ConcurrentDictionary<string, Sha256>(StringComparer.Ordinal);
        var download = new AssetDownload(run.GitHub.Assets, run.Time);
        await Parallel.ForEachAsync(
            candidate
                .Seal!.Manifest.Files.Select(file => candidate.Find(file.Name)!)
                .Where(asset => IsRead(verify, asset)),
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation },
            async (asset, token) =>
                hashes[asset.Name] = await download.HashAsync(run.Connection.Repository, asset, token)
        );
        return hashes;
    }

    private static bool IsRead(Verification verify, ReleaseAsset asset) =>
        verify switch
        {
            Verification.Download => true,
            Verification.Digest => Sha256.OfDigest(asset.Digest) is null,
            _ => false,
        };
}
