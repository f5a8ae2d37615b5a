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
                        SetProblems(hand, manifest, added),
                        $"{hand.Assets.Count} assets: the candidate's {manifest.Files.Count} files and what "
                            + "promotion adds, nothing else"
                    ),
                    .. Hashed(
                        bytes,
                        CheckResult.Of(
                            "bytes",
                            ByteProblems(manifest, bytes),
                            $"{manifest.Files.Count(file => file.Name != AssetName.LatestJson)} files are the "
                                + "candidate's, byte for byte"
                        )
                    ),
                ]
                : Array.Empty<CheckResult>(),
            .. Hashed(bytes, CheckResult.Of("digests", DigestProblems(bytes), Read(bytes))),
            .. Hashed(
                bytes,
                CheckResult.Of(
                    AssetName.Checksums,
                    ChecksumProblems(hand, bytes),
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

    private static IEnumerable<string> SetProblems(
        ReleaseInHand hand,
        CandidateManifest manifest,
        IReadOnlyList<string> added
    )
    {
        foreach (var file in manifest.Files.Where(file => hand.Find(file.Name) is null))
        {
            yield return $"{file.Name} was built, and the release does not hold it";
        }
        foreach (var name in new[] { AssetName.Checksums, AssetName.Manifest }.Where(name => hand.Find(name) is null))
        {
            yield return $"{name} is missing";
        }
        foreach (var asset in hand.Assets)
        {
            if (!asset.IsWhole)
            {
                yield return $"{asset.Name} is not fully uploaded (state {asset.State})";
            }
            if (
                !AssetName.IsOfSeal(asset.Name)
                && !added.Contains(asset.Name, StringComparer.Ordinal)
                && hand.Built(asset.Name) is null
            )
            {
                yield return $"{asset.Name} is in the release, and the candidate never held it";
            }
        }
    }

    // promotion writes latest.json anew; it has a proof of its own
    private static IEnumerable<string> ByteProblems(
        CandidateManifest manifest,
        IReadOnlyDictionary<string, AssetBytes> bytes
    ) =>
        from file in manifest.Files
        where file.Name != AssetName.LatestJson && bytes.TryGetValue(file.Name, out _)
        let found = bytes[file.Name].Sha256
        where found != file.Sha256
        select $"{file.Name} is {found}, the candidate's is {file.Sha256}";

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

    private static List<string> ChecksumProblems(ReleaseInHand hand, IReadOnlyDictionary<string, AssetBytes> bytes)
    {
        if (!hand.Small.TryGetValue(AssetName.Checksums, out var text))
        {
            return ["it is not there, or cannot be read"];
        }
        var problems = new List<string>();
        if (Checksums.Parse(text, problems) is not { } listed)
        {
            return problems;
        }
        problems.AddRange(
            listed
                .Lines.Where(line => !bytes.ContainsKey(line.Name))
                .Select(line => $"it lists {line.Name}, which the release does not hold")
        );
        foreach (var (name, asset) in bytes.Where(asset => !AssetName.IsOfSeal(asset.Key)))
        {
            if (listed.Find(name) is not { } hash)
            {
                problems.Add($"it does not list {name}");
            }
            else if (hash != asset.Sha256)
            {
                problems.Add($"it says {hash} of {name}, which is {asset.Sha256}");
            }
        }
        return problems;
    }
}
