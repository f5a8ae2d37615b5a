using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.ReleaseTrain.Steps.Verify;

/// <summary>That the release holds the candidate's files, nothing else, and byte for byte. Pure.</summary>
internal static class AssetsProof
{
    /// <param name="hand">The release.</param>
    /// <param name="bytes">What was read of each asset.</param>
    /// <param name="added">Names of what its promotion adds, which is proven elsewhere.</param>
    public static IEnumerable<CheckResult> Of(
        ReleaseInHand hand,
        IReadOnlyDictionary<string, AssetBytes> bytes,
        params IReadOnlyList<string> added
    ) =>
        [
            .. hand.Manifest is { } manifest
                ?
                [
                    .. CheckResult.Of(
                        "assets",
                        PublishedRules.OfAssets(manifest, hand.Assets, added),
                        $"{hand.Assets.Count} assets: the candidate's {manifest.Files.Count} files and what "
                            + "promotion adds, nothing else"
                    ),
                    .. Hashed(
                        bytes,
                        CheckResult.Of(
                            "bytes",
                            PublishedRules.OfBytes(manifest, Hashes(bytes)),
                            $"{manifest.Files.Count(file => file.Name != AssetName.LatestJson)} files are the candidate's"
                                + (
                                    bytes.Values.All(asset => asset.Read is not null)
                                        ? ", byte for byte"
                                        : ", by the hashes that GitHub states (--download reads all bytes)"
                                )
                        )
                    ),
                ]
                : Array.Empty<CheckResult>(),
            .. Hashed(bytes, CheckResult.Of("digests", DigestProblems(bytes), Read(bytes))),
            .. Hashed(
                bytes,
                CheckResult.Of(
                    AssetName.Checksums,
                    PublishedRules.OfChecksums(hand.Small.GetValueOrDefault(AssetName.Checksums), Hashes(bytes)),
                    "lists exactly the files that are there, with their hashes"
                )
            ),
        ];

    /// <summary>Each asset, and whether the candidate has the same.</summary>
    public static IReadOnlyList<VerifiedAsset> Compared(
        ReleaseInHand hand,
        IReadOnlyDictionary<string, AssetBytes> bytes
    ) =>
        [
            .. hand
                .Assets.Where(asset => bytes.ContainsKey(asset.Name))
                .Select(asset => new VerifiedAsset(
                    asset.Name,
                    asset.Size,
                    bytes[asset.Name].Sha256,
                    // the seal's own files are the same where the whole candidate.json is, which a finding of its own
                    // says
                    hand.Built(asset.Name)?.Sha256 == bytes[asset.Name].Sha256
                        || (
                            asset.Name is AssetName.Manifest or AssetName.Signature
                            && IsInCandidate(hand, asset.Name, bytes[asset.Name].Sha256)
                        )
                )),
        ];

    // the hash of what was not read is GitHub's word
    private static IEnumerable<CheckResult> Hashed(
        IReadOnlyDictionary<string, AssetBytes> bytes,
        IReadOnlyList<CheckResult> results
    ) => bytes.Values.All(asset => asset.Read is not null) ? CheckResult.Verified(results, Verification.Ms) : results;

    private static bool IsInCandidate(ReleaseInHand hand, string name, Sha256 hash) =>
        hand.Candidate?.Seal is { } seal
        && (name == AssetName.Manifest ? seal.ManifestBytes : seal.SignatureBytes) is { } bytes
        && Sha256.Of(bytes) == hash;

    private static IEnumerable<string> DigestProblems(IReadOnlyDictionary<string, AssetBytes> bytes) =>
        bytes
            .Where(asset => asset.Value is { Stated: { } stated, Read: { } read } && stated != read)
            .Select(asset => $"{asset.Key} arrived as {asset.Value.Read}, GitHub states {asset.Value.Stated}");

    private static string Read(IReadOnlyDictionary<string, AssetBytes> bytes)
    {
        var read = bytes.Values.Count(asset => asset.Read is not null);
        return $"{read} of {bytes.Count} assets were read to their end"
            + (read < bytes.Count ? ", GitHub states the digest of the others" : "");
    }

    private static Dictionary<string, Sha256> Hashes(IReadOnlyDictionary<string, AssetBytes> bytes) =>
        bytes.ToDictionary(asset => asset.Key, asset => asset.Value.Sha256, StringComparer.Ordinal);
}
