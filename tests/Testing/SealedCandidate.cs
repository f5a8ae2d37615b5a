using System.Text;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Testing;

/// <summary>A sealed candidate, put into a sandbox without any request.</summary>
/// <param name="Files">The built files, by name.</param>
public sealed record SealedCandidate(
    SandboxRelease Release,
    CandidateTag Tag,
    IReadOnlyDictionary<string, byte[]> Files,
    byte[] Manifest,
    byte[] Checksums
)
{
    /// <param name="repository">Where it is put.</param>
    /// <param name="sourceSha">The commit that it claims to be built from.</param>
    /// <param name="files">The built files.</param>
    /// <param name="version">The manifest's version; null leaves it out.</param>
    /// <param name="signature">The text of <c>candidate.json.sig</c>; null leaves it out.</param>
    /// <param name="runId">The run that claims to have built it.</param>
    /// <param name="runAttempt">Which attempt of that run.</param>
    /// <param name="like">What is different from a draft of <c>candidate.yml</c>.</param>
    public static SealedCandidate Put(
        SandboxRepository repository,
        string sourceSha,
        IReadOnlyDictionary<string, byte[]> files,
        string? version = null,
        string? signature = null,
        long runId = 4711,
        int runAttempt = 1,
        SealedAs? like = null
    )
    {
        var sha = CommitSha.Parse(sourceSha);
        var tag = like?.Tag ?? CandidateTag.Of(sha);
        var listed = files
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => new CandidateFile(file.Key, file.Value.Length, Sha256.Of(file.Value)))
            .ToList();
        var manifest = new CandidateManifest(
            like?.Repository ?? repository.FullName,
            like?.Workflow ?? ".github/workflows/candidate.yml",
            runId,
            runAttempt,
            sha,
            tag.Text,
            version,
            listed
        )
        {
            Inputs = like?.Inputs ?? [],
        }.ToBytes();
        var checksums = MsReleaseActions
            .Core.Candidates.Checksums.Of(listed.Select(file => new ChecksumLine(file.Name, file.Sha256)))
            .ToBytes();
        var release = like is { IsPublished: true }
            ? repository.Releases.AddPublished(tag.Text, sourceSha, prerelease: true, latest: false)
            : repository.Releases.AddDraft(tag.Text, sourceSha);
        foreach (var (name, bytes) in files)
        {
            release.AddAsset(name, bytes);
        }
        release.AddAsset(AssetName.Checksums, checksums, "text/plain");
        if (signature is not null)
        {
            release.AddAsset(AssetName.Signature, Encoding.UTF8.GetBytes(signature), "text/plain");
        }
        release.AddAsset(AssetName.Manifest, manifest, "application/json");
        return new SealedCandidate(release, tag, files, manifest, checksums);
    }
}

/// <summary>What is different from a draft <c>rc-&lt;source_sha&gt;</c> of <c>candidate.yml</c>.</summary>
/// <param name="Tag">Another tag.</param>
/// <param name="Workflow">Path of another workflow, as the manifest has it.</param>
/// <param name="IsPublished">A prerelease.</param>
/// <param name="Repository">Another repository that the manifest names.</param>
public sealed record SealedAs(
    CandidateTag? Tag = null,
    string? Workflow = null,
    bool IsPublished = false,
    string? Repository = null
)
{
    /// <summary>What else went into the build.</summary>
    public IReadOnlyList<CandidateInput> Inputs { get; init; } = [];
}
