using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.PromoteAssets;

/// <summary>A release under the final tag, and everything in it.</summary>
/// <param name="IsOwn">This run works on it already.</param>
internal sealed record TargetRelease(Release Release, IReadOnlyList<ReleaseAsset> Assets, bool IsOwn)
{
    /// <summary>A leftover of a run that lost the race for the tag: made by this action, and nothing in it.</summary>
    public bool IsLeftover => Release.Draft && Assets.Count == 0 && ReleaseBody.IsOurs(Release.Body);
}

/// <summary>The commit that the final tag must be on.</summary>
/// <param name="Name">As it was asked for: a branch, a tag, a commit.</param>
/// <param name="Sha">Null where there is no such commit.</param>
/// <param name="IsFixed">The name means the same commit for ever, as a branch does not.</param>
internal sealed record TargetCommit(string Name, string? Sha, bool IsFixed);

/// <summary>The final release's side at one instant.</summary>
/// <param name="OnTag">Every release that carries the tag, lowest id first.</param>
/// <param name="Versions">The other published releases whose tag is a version, and whether each is stable.</param>
/// <param name="Hashes">By asset id: of those that could be kept and that GitHub states no digest of.</param>
/// <param name="TagCommit">Where the tag is; null where there is none.</param>
internal sealed record PromoteTarget(
    RepositoryName Repository,
    IReadOnlyList<TargetRelease> OnTag,
    IReadOnlyList<PublishedVersion> Versions,
    IReadOnlyDictionary<long, Sha256> Hashes,
    string? TagCommit,
    TargetCommit Commit
)
{
    /// <summary>What an asset's bytes hash to; null when it does not matter, because it cannot be kept.</summary>
    public Sha256? HashOf(ReleaseAsset asset) => Sha256.OfDigest(asset.Digest) ?? Hashes.GetValueOrDefault(asset.Id);
}

/// <summary>A published version.</summary>
internal sealed record PublishedVersion(ReleaseTag Tag, bool IsStable);
