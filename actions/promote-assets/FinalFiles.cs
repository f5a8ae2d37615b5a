using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub.Transfer;

namespace MsReleaseActions.PromoteAssets;

/// <summary>Exactly what the final release will hold, and why it cannot be so.</summary>
/// <param name="Files">Sorted by name (ordinal).</param>
/// <param name="Conflicts">Each a sentence without its full stop.</param>
/// <param name="Warnings">What is odd and yet allowed.</param>
internal sealed record FinalFiles(
    IReadOnlyList<FinalFile> Files,
    IReadOnlyList<string> Conflicts,
    IReadOnlyList<string> Warnings
)
{
    public FinalFile? Find(string name) => Files.FirstOrDefault(file => file.Name == name);

    /// <param name="inputs">The filters.</param>
    /// <param name="candidate">A sealed candidate.</param>
    /// <param name="overlay">Hashed before.</param>
    /// <param name="open">How the bytes of a candidate's asset are had.</param>
    public static FinalFiles Of(
        PromoteInputs inputs,
        Candidate candidate,
        IReadOnlyList<AssetSource> overlay,
        Func<ReleaseAsset, Sha256, AssetSource> open
    )
    {
        var seal = candidate.Seal!;
        var chosen = seal
            .Manifest.Files.Where(file => inputs.Include.IsEmpty || inputs.Include.Matches(file.Name))
            .Where(file => !inputs.Exclude.Matches(file.Name))
            .ToList();
        var copied = chosen
            .Where(file => overlay.All(layer => layer.Name != file.Name))
            .Select(file => new FinalFile(open(candidate.Find(file.Name)!, file.Sha256), FileOrigin.Candidate));
        List<FinalFile> listed = [.. copied, .. overlay.Select(layer => new FinalFile(layer, FileOrigin.Overlay))];
        listed.Add(ChecksumsOf(listed));
        listed.Add(
            new FinalFile(
                AssetSource.Of(AssetName.Manifest, seal.ManifestBytes, "application/json"),
                FileOrigin.Candidate
            )
        );
        if (seal.SignatureBytes is { } signature)
        {
            listed.Add(
                new FinalFile(AssetSource.Of(AssetName.Signature, signature, "text/plain"), FileOrigin.Candidate)
            );
        }
        var files = Sorted(listed);
        var names = seal.Manifest.Files.Select(file => file.Name).ToList();
        return new FinalFiles(
            files,
            [
                .. Limits(candidate.Tag, chosen.Count, files),
                .. inputs
                    .Required.Unmatched([.. files.Select(file => file.Name), .. inputs.Later])
                    .Select(pattern => $"required-assets: nothing that is released matches '{pattern}'"),
            ],
            [
                .. Unmatched("include", inputs.Include.Unmatched(names)),
                .. Unmatched("exclude", inputs.Exclude.Unmatched(names)),
            ]
        );
    }

    /// <summary>With what stands in the release already and is not at hand yet.</summary>
    /// <param name="later">As it stands there.</param>
    public FinalFiles With(IReadOnlyList<AssetSource> later)
    {
        List<FinalFile> listed =
        [
            .. Files.Where(file => file.Origin != FileOrigin.Made && later.All(found => found.Name != file.Name)),
            .. later.Select(found => new FinalFile(found, FileOrigin.Overlay)),
        ];
        listed.Add(ChecksumsOf(listed.Where(file => !AssetName.IsOfSeal(file.Name))));
        return this with { Files = Sorted(listed) };
    }

    private static FinalFile ChecksumsOf(IEnumerable<FinalFile> listed)
    {
        var checksums = Checksums.Of(listed.Select(file => new ChecksumLine(file.Name, file.Source.Sha256)));
        return new FinalFile(AssetSource.Of(AssetName.Checksums, checksums.ToBytes(), "text/plain"), FileOrigin.Made);
    }

    private static List<FinalFile> Sorted(IEnumerable<FinalFile> files) =>
        [.. files.OrderBy(file => file.Name, StringComparer.Ordinal)];

    private static IEnumerable<string> Limits(CandidateTag tag, int chosen, List<FinalFile> files)
    {
        if (chosen == 0)
        {
            yield return $"include and exclude leave no file of the candidate {tag}";
        }
        if (files.Count > GitHubLimits.ReleaseAssets)
        {
            yield return $"the release would hold {files.Count} assets, and GitHub takes {GitHubLimits.ReleaseAssets}";
        }
        foreach (var file in files.Where(file => file.Source.Size >= GitHubLimits.AssetBytes))
        {
            yield return $"{file.Name} has {file.Source.Size} bytes, and GitHub takes less than "
                + $"{GitHubLimits.AssetBytes}";
        }
        foreach (var file in files.Where(file => file.Source.Size == 0))
        {
            yield return $"{file.Name} is empty, and GitHub takes no empty asset";
        }
    }

    private static IEnumerable<string> Unmatched(string input, IReadOnlyList<string> patterns) =>
        patterns.Select(pattern => $"{input}: '{pattern}' matches no file of the candidate");
}
