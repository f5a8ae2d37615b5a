using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.Testing.Lanes;

/// <summary>
/// A final release as promote-assets leaves it: the candidate's bytes, its own latest.json, checksums.txt, and of
/// content the signature of its manifest.
/// </summary>
public static class Promoted
{
    /// <summary>The sealed candidate of a commit; null where there is none.</summary>
    public static SandboxRelease? CandidateOf(SandboxRepository repository, string sourceSha) =>
        repository.Releases.All.FirstOrDefault(release =>
            release.TagName == $"rc-{sourceSha}" && release.Assets.Any(asset => asset.Name == AssetName.Manifest)
        );

    /// <summary>
    /// Publishes; a draft of the tag that was left half-done goes, and what is published already stays as it is.
    /// </summary>
    public static SandboxRelease Publish(SandboxRepository repository, string tag, string sourceSha)
    {
        if (repository.Releases.Published(tag) is { } published)
        {
            return published;
        }
        foreach (var draft in repository.Releases.All.Where(release => release.TagName == tag).ToList())
        {
            repository.Releases.Remove(draft);
        }
        var release = repository.Releases.AddPublished(
            tag,
            sourceSha,
            prerelease: VersionOf(tag).Contains('-', StringComparison.Ordinal)
        );
        foreach (var (name, bytes) in Files(repository, tag, sourceSha))
        {
            release.AddAsset(name, bytes);
        }
        return release;
    }

    /// <summary>A draft of the tag with the first of its files.</summary>
    public static SandboxRelease HalfDone(SandboxRepository repository, string tag, string sourceSha)
    {
        var draft = repository.Releases.AddDraft(tag, sourceSha);
        var (name, bytes) = Files(repository, tag, sourceSha).First();
        draft.AddAsset(name, bytes);
        return draft;
    }

    private static SortedDictionary<string, byte[]> Files(SandboxRepository repository, string tag, string sourceSha)
    {
        var candidate =
            CandidateOf(repository, sourceSha)
            ?? throw new InvalidOperationException($"{sourceSha} has no sealed candidate");
        var files = new SortedDictionary<string, byte[]>(
            candidate.Assets.ToDictionary(asset => asset.Name, asset => asset.ReadBytes()),
            StringComparer.Ordinal
        );
        if (files.ContainsKey(AssetName.LatestJson))
        {
            files[AssetName.LatestJson] = BuiltProduct.LatestJsonOf(repository, tag, VersionOf(tag), files);
        }
        if (files.TryGetValue(ContentManifest.FileName, out var manifest))
        {
            files[ContentManifest.SignatureName] = ContentSample.SignatureOf(manifest);
        }
        files.Remove(AssetName.Checksums);
        files[AssetName.Checksums] = Checksums
            .Of(
                files
                    .Where(file => !AssetName.IsOfSeal(file.Key))
                    .Select(file => new ChecksumLine(file.Key, Sha256.Of(file.Value)))
            )
            .ToBytes();
        return files;
    }

    private static string VersionOf(string tag) =>
        FoundTag.TryParse(tag, out var found, out var problem)
            ? found.Tag.VersionText
            : throw new FormatException($"{tag} {problem}");
}
