namespace MsReleaseActions.Core.Candidates;

/// <summary>What must hold between the parts of a candidate.</summary>
public static class CandidateRules
{
    /// <summary>Every contradiction, for people; empty when the candidate is what it says.</summary>
    public static IReadOnlyList<string> Contradictions(
        Candidate candidate,
        CandidateManifest manifest,
        Checksums? checksums,
        RepositoryName repository
    ) =>
        [
            .. OfRelease(candidate),
            .. OfIdentity(candidate.Tag, manifest, repository),
            .. checksums is null ? [] : OfChecksums(manifest, checksums),
            .. OfAssets(candidate, manifest),
        ];

    /// <summary>
    /// What to do with a candidate that can never be used: of one tag there may be several releases, and the command
    /// deletes them all.
    /// </summary>
    public static string Remedy(CandidateTag tag) => $"Remove it with `{Discard(tag)}` and build the candidate again";

    /// <summary>The command that deletes a candidate, draft or not, in a clone of its repository.</summary>
    public static string Discard(CandidateTag tag) => $"ms candidates discard {tag}";

    private static IEnumerable<string> OfRelease(Candidate candidate)
    {
        var release = candidate.Release!;
        if (!release.Draft && !release.Prerelease)
        {
            yield return $"the release under {candidate.Tag} is a full release; a candidate is a draft or a prerelease";
        }
        if (release.TargetCommitish != candidate.Tag.SourceSha.Text)
        {
            yield return $"the release's target_commitish is '{release.TargetCommitish}', not "
                + $"{candidate.Tag.SourceSha}";
        }
    }

    private static IEnumerable<string> OfIdentity(
        CandidateTag tag,
        CandidateManifest manifest,
        RepositoryName repository
    )
    {
        if (manifest.SourceSha != tag.SourceSha)
        {
            yield return $"{AssetName.Manifest} says source_sha {manifest.SourceSha}, the tag says {tag.SourceSha}";
        }
        if (manifest.Tag != tag.Text)
        {
            yield return $"{AssetName.Manifest} says tag '{manifest.Tag}', the release's tag is {tag}";
        }
        if (!string.Equals(manifest.Repo, repository.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{AssetName.Manifest} says repo '{manifest.Repo}', the release is in {repository}";
        }
    }

    private static IEnumerable<string> OfChecksums(CandidateManifest manifest, Checksums checksums)
    {
        foreach (var file in manifest.Files)
        {
            var listed = checksums.Find(file.Name);
            if (listed is null)
            {
                yield return $"{file.Name} is in {AssetName.Manifest}, but {AssetName.Checksums} does not list it";
            }
            else if (listed != file.Sha256)
            {
                yield return $"{file.Name} is {file.Sha256} in {AssetName.Manifest} and {listed} in "
                    + $"{AssetName.Checksums}";
            }
        }
        foreach (var line in checksums.Lines.Where(line => manifest.Files.All(file => file.Name != line.Name)))
        {
            yield return $"{line.Name} is in {AssetName.Checksums}, but {AssetName.Manifest} does not name it";
        }
    }

    private static IEnumerable<string> OfAssets(Candidate candidate, CandidateManifest manifest)
    {
        if (manifest.Files.Count == 0)
        {
            yield return $"{AssetName.Manifest} names no file";
        }
        foreach (var file in manifest.Files)
        {
            if (candidate.Find(file.Name) is not { } asset)
            {
                yield return $"{file.Name} is listed, but the release does not hold it";
            }
            else if (asset.Size != file.Size)
            {
                yield return $"{file.Name} has {asset.Size} bytes, {AssetName.Manifest} says {file.Size}";
            }
            else if (Sha256.OfDigest(asset.Digest) is { } digest && digest != file.Sha256)
            {
                yield return $"{file.Name} has the digest {digest}, {AssetName.Manifest} says {file.Sha256}";
            }
        }
        foreach (
            var asset in candidate.Assets.Where(asset =>
                !AssetName.IsOfSeal(asset.Name) && manifest.Files.All(file => file.Name != asset.Name)
            )
        )
        {
            yield return $"{asset.Name} is in the release, but no checksum lists it";
        }
    }
}
