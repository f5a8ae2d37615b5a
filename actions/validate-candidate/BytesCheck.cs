using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.ValidateCandidate;

/// <summary>
/// Whether the files' bytes are proven. Where GitHub states a digest, a difference made the candidate invalid already.
/// </summary>
internal static class BytesCheck
{
    private const string Name = "bytes";

    public static IReadOnlyList<CheckResult> Of(
        Verification verify,
        Seal seal,
        Fact<IReadOnlyDictionary<string, Sha256>> downloaded
    ) =>
        verify == Verification.None
            ? [CheckResult.Skipped(Name, "not checked: verify is none")]
            : downloaded.Check(Name, hashes => Differences(seal, hashes!), Proven(seal, downloaded.Value?.Count ?? 0));

    private static IEnumerable<string> Differences(Seal seal, IReadOnlyDictionary<string, Sha256> hashes) =>
        seal
            .Manifest.Files.Where(file => hashes.TryGetValue(file.Name, out var hash) && hash != file.Sha256)
            .Select(file => $"{file.Name} was read as {hashes[file.Name]}, {AssetName.Manifest} says {file.Sha256}");

    private static string Proven(Seal seal, int downloaded) =>
        downloaded == 0
            ? $"{seal.Manifest.Files.Count} files have the digests that are sealed"
            : $"{seal.Manifest.Files.Count} files have the bytes that are sealed, {downloaded} of them read to the end";
}
