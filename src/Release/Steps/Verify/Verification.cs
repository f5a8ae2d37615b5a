using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Signatures;

namespace MsReleaseActions.ReleaseTrain.Steps.Verify;

/// <summary>An asset of the release.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">As GitHub states it, or of the bytes where they were read.</param>
/// <param name="SameAsCandidate">Whether the candidate has the same bytes under that name; <c>checksums.txt</c> and
/// <c>latest.json</c> never are the same.</param>
public sealed record VerifiedAsset(string Name, long Size, Sha256 Sha256, bool SameAsCandidate);

/// <summary>What the proof of a release found.</summary>
/// <param name="SourceSha">The commit that its tag is on; null where there is no such tag.</param>
/// <param name="Url">Its page; null where there is no release.</param>
/// <param name="Findings">One for each thing looked at, each at least once.</param>
/// <param name="Assets">Sorted by name (ordinal).</param>
public sealed record Verification(
    ReleaseTag Tag,
    CommitSha? SourceSha,
    string? Url,
    IReadOnlyList<CheckResult> Findings,
    IReadOnlyList<VerifiedAsset> Assets
)
{
    /// <summary>This program, as what verified something.</summary>
    public const string Ms = "ms";

    /// <summary>
    /// Whether it was verified who made the candidate: by the seal's signature, or by what was attested of it.
    /// </summary>
    public bool IsOriginVerified =>
        Findings.Any(finding => finding is { Name: "seal" or "provenance", VerifiedBy: not null });

    /// <summary>Nothing that could be looked at is wrong.</summary>
    public bool Holds => Findings.All(finding => finding.Status != CheckStatus.Failed);
}

/// <summary>How thoroughly.</summary>
public sealed record VerifyOptions
{
    /// <summary>
    /// Every asset is read to its end, also where GitHub states its digest. Signed ones are read in any case.
    /// </summary>
    public bool Download { get; init; }

    /// <summary>
    /// Verifies <c>candidate.json.sig</c>; null: <c>keys.public_key</c> of <c>ms-release.json</c> in the released
    /// commit, where that names one.
    /// </summary>
    public CandidatePublicKey? PublicKey { get; init; }

    /// <summary>The updater's key; null: the one of <c>src-tauri/tauri.conf.json</c> in the released commit.</summary>
    public MinisignPublicKey? UpdaterKey { get; init; }
}
