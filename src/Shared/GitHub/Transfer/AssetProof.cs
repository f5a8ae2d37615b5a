using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.GitHub.Transfer;

/// <summary>Whether an asset on GitHub has the bytes that it should have.</summary>
public sealed class AssetProof(ReleaseAssetsClient assets, RepositoryName repository, TimeProvider time)
{
    /// <summary>By GitHub's own digest; where it gives none, by reading the asset back.</summary>
    public async Task<bool> HoldsAsync(ReleaseAsset asset, AssetSource source, CancellationToken cancellation) =>
        asset.IsWhole
        && asset.Name == source.Name
        && asset.Size == source.Size
        && await HashAsync(asset, cancellation) == source.Sha256;

    /// <summary>The SHA-256 that GitHub states; where it states none, that of the bytes it gives.</summary>
    public async Task<Sha256> HashAsync(ReleaseAsset asset, CancellationToken cancellation) =>
        Sha256.OfDigest(asset.Digest)
        ?? await new AssetDownload(assets, time).HashAsync(repository, asset, cancellation);
}
