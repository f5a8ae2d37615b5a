using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.Core.Candidates;

/// <summary>What must hold between a published release and the <c>candidate.json</c> that it carries.</summary>
public static class PublishedRules
{
    /// <summary>Assets that are missing, not whole, or too many.</summary>
    /// <param name="added">Names of what its promotion adds, which is proven elsewhere.</param>
    public static IEnumerable<string> OfAssets(
        CandidateManifest manifest,
        IReadOnlyList<ReleaseAsset> assets,
        IReadOnlyList<string> added
    )
    {
        bool Has(string name) => assets.Any(asset => asset.Name == name);

        foreach (var file in manifest.Files.Where(file => !Has(file.Name)))
        {
            yield return $"{file.Name} was built, and the release does not hold it";
        }
        foreach (var name in new[] { AssetName.Checksums, AssetName.Manifest }.Where(name => !Has(name)))
        {
            yield return $"{name} is missing";
        }
        foreach (var asset in assets)
        {
            if (!asset.IsWhole)
            {
                yield return $"{asset.Name} is not fully uploaded (state {asset.State})";
            }
            if (
                !AssetName.IsOfSeal(asset.Name)
                && !added.Contains(asset.Name, StringComparer.Ordinal)
                && manifest.Files.All(file => file.Name != asset.Name)
            )
            {
                yield return $"{asset.Name} is in the release, and the candidate never held it";
            }
        }
    }

    /// <summary>
    /// Files with other bytes. Promotion writes <c>latest.json</c> anew; that one has a proof of its own.
    /// </summary>
    /// <param name="hashes">SHA-256 of the whole assets, by name.</param>
    public static IEnumerable<string> OfBytes(CandidateManifest manifest, IReadOnlyDictionary<string, Sha256> hashes) =>
        from file in manifest.Files
        where file.Name != AssetName.LatestJson && hashes.ContainsKey(file.Name)
        let found = hashes[file.Name]
        where found != file.Sha256
        select $"{file.Name} is {found}, the candidate's is {file.Sha256}";

    /// <summary>What <c>checksums.txt</c> says that is not so.</summary>
    /// <param name="text">Its bytes; null where it is not there, or cannot be read.</param>
    /// <param name="hashes">SHA-256 of the whole assets, by name.</param>
    public static IReadOnlyList<string> OfChecksums(byte[]? text, IReadOnlyDictionary<string, Sha256> hashes)
    {
        if (text is null)
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
                .Lines.Where(line => !hashes.ContainsKey(line.Name))
                .Select(line => $"it lists {line.Name}, which the release does not hold")
        );
        foreach (var (name, hash) in hashes.Where(asset => !AssetName.IsOfSeal(asset.Key)))
        {
            if (listed.Find(name) is not { } said)
            {
                problems.Add($"it does not list {name}");
            }
            else if (said != hash)
            {
                problems.Add($"it says {said} of {name}, which is {hash}");
            }
        }
        return problems;
    }

    /// <summary>What <c>candidate.json</c> says of the release that is not so.</summary>
    /// <param name="commit">The commit that the tag is on; null where there is no such tag.</param>
    public static IEnumerable<string> OfIdentity(
        CandidateManifest manifest,
        ReleaseTag tag,
        CommitSha? commit,
        RepositoryName repository
    )
    {
        if (commit is not null && manifest.SourceSha != commit)
        {
            yield return $"{AssetName.Manifest} says source_sha {manifest.SourceSha}, the tag is on {commit}";
        }
        if (manifest.Version is { } version && version != tag.VersionText)
        {
            yield return $"{AssetName.Manifest} says version {version}, the tag means {tag.VersionText}";
        }
        if (!string.Equals(manifest.Repo, repository.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{AssetName.Manifest} says repo {manifest.Repo}, the release is in {repository}";
        }
    }
}
