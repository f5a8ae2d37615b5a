using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PublishCandidate;

/// <summary>Everything that the candidate will hold, made before GitHub is asked for anything.</summary>
/// <param name="Files">The built files.</param>
/// <param name="Signature">Null when there is no key.</param>
internal sealed record CandidateContent(
    CandidateManifest Manifest,
    IReadOnlyList<AssetSource> Files,
    AssetSource Checksums,
    AssetSource? Signature,
    AssetSource ManifestFile
)
{
    /// <summary>All but <c>candidate.json</c>.</summary>
    public IEnumerable<AssetSource> BeforeManifest =>
        [.. Files, Checksums, .. Signature is null ? Array.Empty<AssetSource>() : [Signature]];

    /// <summary>The same candidate: run ids and signatures differ by nature.</summary>
    public bool IsSameAs(CandidateManifest other) =>
        other.SourceSha == Manifest.SourceSha
        && other.Tag == Manifest.Tag
        && other.Version == Manifest.Version
        && other.Files.SequenceEqual(Manifest.Files);

    /// <exception cref="ActionFailure">The files do not make a candidate, or cannot be signed here.</exception>
    public static async Task<CandidateContent> ReadAsync(
        PublishInputs inputs,
        ActionRun run,
        CancellationToken cancellation
    )
    {
        var problems = new List<string>();
        var built = BuiltFile.Find(run.Workspace, inputs.Files, problems);
        problems.AddRange(BuiltFileRules.OfFiles(built));
        var updater = problems.Count == 0 ? ComposedUpdater.Of(inputs, built, run, problems) : null;
        IReadOnlyList<string> names =
        [
            .. built.Select(file => file.Name),
            .. updater is null ? Array.Empty<string>() : [updater.Name],
        ];
        problems.AddRange(
            BuiltFileRules.OfNames(names, inputs.SigningKey is not null, inputs.Required, inputs.Forbidden)
        );
        if (problems.Count > 0)
        {
            throw ActionFailure.No(
                problems,
                "These files do not make a candidate, and nothing was sent to GitHub",
                "Correct the build or the inputs `files`, `required-assets`, `forbidden-assets`, and run again"
            );
        }
        var files = await HashedFiles.OfAsync(built, run.Workspace, inputs.Concurrency, cancellation);
        return Seal(inputs, updater is null ? files : [.. files, updater], run);
    }

    private static CandidateContent Seal(PublishInputs inputs, IReadOnlyList<AssetSource> files, ActionRun run)
    {
        files = [.. files.OrderBy(file => file.Name, StringComparer.Ordinal)];
        var manifest = new CandidateManifest(
            run.Connection.Repository.ToString(),
            inputs.Origin.Workflow,
            inputs.Origin.RunId,
            inputs.Origin.RunAttempt,
            inputs.Tag.SourceSha,
            inputs.Tag.Text,
            inputs.Version,
            [.. files.Select(file => new CandidateFile(file.Name, file.Size, file.Sha256))]
        );
        var manifestBytes = manifest.ToBytes();
        var checksums = MsReleaseActions.Core.Candidates.Checksums.Of(
            files.Select(file => new ChecksumLine(file.Name, file.Sha256))
        );
        return new CandidateContent(
            manifest,
            files,
            AssetSource.Of(AssetName.Checksums, checksums.ToBytes(), "text/plain"),
            Sign(inputs.SigningKey, manifestBytes),
            AssetSource.Of(AssetName.Manifest, manifestBytes, "application/json")
        );
    }

    private static AssetSource? Sign(CandidateSigningKey? key, byte[] manifest)
    {
        try
        {
            return key is null ? null : AssetSource.Of(AssetName.Signature, key.Sign(manifest), "text/plain");
        }
        catch (SignatureNotChecked failure)
        {
            throw ActionFailure.No(
                $"The candidate cannot be signed: {failure.Reason}",
                "A signing-key was given, so an unsigned candidate is not what was asked for",
                "Use an EC P-256 key, or an image with OpenSSL 3"
            );
        }
    }
}
