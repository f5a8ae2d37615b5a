using MsReleaseActions.Candidates;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.Transfer;

/// <summary>Whether an asset on GitHub has the bytes that it should have.</summary>
public sealed class AssetProof(IReleaseAssets assets, RepositoryName repository, TimeProvider time)
{
    /// <summary>
    /// By GitHub's own digest; where it gives none, by what was hashed while sending; where nothing was sent, by reading it back.
    /// </summary>
    /// <param name="sent">The hash of the bytes that this run sent as that asset; null when it sent none.</param>
    public async Task<bool> HoldsAsync(ReleaseAsset asset, AssetSource source, Sha256? sent, CancellationToken cancellation)
    {
        if (!asset.IsWhole || asset.Name != source.Name || asset.Size != source.Size)
        {
            return false;
        }
        var held = Sha256.OfDigest(asset.Digest) ?? sent ?? await new AssetDownload(assets, time).HashAsync(repository, asset, cancellation);
        return held == source.Sha256;
    }
}
