using System.Text;
using MsReleaseActions.Rehearsal.Environments;

namespace MsReleaseActions.Rehearsal.Proofs;

/// <summary>Says of the assets of a release, as they arrived, whether they are as they should be.</summary>
internal static class AssetFindings
{
    /// <summary>What updaters read.</summary>
    public const string Latest = "latest.json";
    private const string ChecksumsFile = "checksums.txt";
    private static readonly string[] Provenance = ["candidate.json", "candidate.json.sig"];

    /// <summary>The release holds every file that was built, what goes with them, and nothing else.</summary>
    public static Finding Whole(List<string> names, IReadOnlyList<BuiltFile> files, bool hasUpdater)
    {
        string[] expected =
        [
            .. files
                .Select(file => file.Name)
                .Concat(hasUpdater ? [Latest] : [])
                .Append(ChecksumsFile)
                .Concat(Provenance)
                .Order(StringComparer.Ordinal),
        ];
        return expected.SequenceEqual(names, StringComparer.Ordinal)
            ? new Finding(true, $"the release holds its {names.Count} assets and no other")
            : new Finding(
                false,
                $"missing: {List(expected.Except(names, StringComparer.Ordinal))}; not expected: "
                    + $"{List(names.Except(expected, StringComparer.Ordinal))}"
            );
    }

    /// <summary>
    /// Every file arrives as it was built, but for signatures: these are made anew where it is sealed.
    /// </summary>
    public static Finding Bytes(SortedDictionary<string, Arrived> arrived, IReadOnlyList<BuiltFile> files)
    {
        var built = files.Where(file => !IsSignature(file, files)).ToList();
        var wrong = built
            .Where(file =>
                !(arrived.TryGetValue(file.Name, out var found) && found.SameAs && found.Sha256 == file.Sha256)
            )
            .ToList();
        return wrong.Count == 0
            ? new Finding(true, $"{built.Count} built files arrive without a token, every byte as it was built")
            : new Finding(false, $"not as built: {List(wrong.Select(file => file.Name))}");
    }

    /// <summary>Whether it is the signature of another one, <c>FILE.sig</c>.</summary>
    public static bool IsSignature(BuiltFile file, IReadOnlyList<BuiltFile> files) =>
        files.Any(signed => file.Name == $"{signed.Name}.sig");

    /// <summary>What the release did not make is the candidate's own.</summary>
    public static Finding Kept(List<ProvenAsset> assets)
    {
        var changed = assets
            .Where(asset => !asset.SameAsCandidate && asset.Name is not (Latest or ChecksumsFile))
            .ToList();
        return changed.Count == 0
            ? new Finding(true, "candidate.json and its signature are the candidate's own")
            : new Finding(false, $"not the candidate's: {List(changed.Select(asset => asset.Name))}");
    }

    /// <summary>Every signature holds.</summary>
    public static Finding Signed(List<ProvenAsset> assets)
    {
        var wrong = assets.Where(asset => asset.Signature == false).ToList();
        return wrong.Count == 0
            ? new Finding(
                true,
                $"{assets.Count(asset => asset.Signature == true)} signatures hold with the updater's public key"
            )
            : new Finding(false, $"the signature does not hold: {List(wrong.Select(asset => asset.Name))}");
    }

    /// <summary><c>checksums.txt</c> lists the files as they arrive.</summary>
    public static Finding Listed(SortedDictionary<string, Arrived> arrived)
    {
        var listed = arrived
            .Where(file => file.Key != ChecksumsFile && !Provenance.Contains(file.Key, StringComparer.Ordinal))
            .ToList();
        var expected = string.Concat(listed.Select(file => $"{file.Value.Sha256}  {file.Key}\n"));
        return arrived.TryGetValue(ChecksumsFile, out var found) && Encoding.UTF8.GetString(found.Content) == expected
            ? new Finding(true, $"checksums.txt lists the {listed.Count} files as they arrive")
            : new Finding(false, "checksums.txt does not list the files as they arrive");
    }

    private static string List(IEnumerable<string> names) =>
        string.Join(", ", names) is { Length: > 0 } list ? list : "none";
}
