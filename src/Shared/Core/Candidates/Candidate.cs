using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.Core.Candidates;

/// <summary>How far a candidate is.</summary>
public enum CandidateState
{
    /// <summary>No release carries the tag, or the token may not see it.</summary>
    Missing,

    /// <summary>There is a release, but no <c>candidate.json</c>, or an asset is not fully uploaded.</summary>
    Incomplete,

    /// <summary>Whole, and nothing in it contradicts anything else.</summary>
    Sealed,

    /// <summary>It contradicts itself.</summary>
    Invalid,

    /// <summary>Several releases carry the tag.</summary>
    Ambiguous,
}

/// <summary>A candidate as GitHub holds it at one instant.</summary>
/// <param name="Release">The one release of the tag; null when missing or ambiguous.</param>
/// <param name="Assets">All assets of that release.</param>
/// <param name="Problems">What makes it invalid, ambiguous or incomplete, for people.</param>
public sealed record Candidate(
    CandidateTag Tag,
    CandidateState State,
    Release? Release,
    IReadOnlyList<ReleaseAsset> Assets,
    IReadOnlyList<string> Problems
)
{
    /// <summary>Set when the candidate is sealed.</summary>
    public Seal? Seal { get; init; }

    public ReleaseAsset? Find(string name) => Assets.FirstOrDefault(asset => asset.Name == name);
}

/// <summary>The three small files that make a candidate one.</summary>
/// <param name="ManifestBytes">The exact bytes of <c>candidate.json</c>: what a signature is over.</param>
/// <param name="SignatureBytes">The exact bytes of <c>candidate.json.sig</c>; null when there is none.</param>
public sealed record Seal(
    CandidateManifest Manifest,
    byte[] ManifestBytes,
    Checksums Checksums,
    byte[] ChecksumsBytes,
    byte[]? SignatureBytes
)
{
    /// <summary>What names these bytes and no others: approved once, compared before publishing.</summary>
    public Sha256 ChecksumsSha256 => Sha256.Of(ChecksumsBytes);

    /// <summary>What names this seal and no other: the files, and the commit and run that they came from.</summary>
    public Sha256 ManifestSha256 => Sha256.Of(ManifestBytes);
}
