using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PublishCandidate;

/// <summary>Everything that the candidate will hold, made before GitHub is asked for anything.</summary>
/// <param name="Files">The built files.</param>
/// <param name="Signature">Null when there is no key.</param>
/// <param name="Renamed">Built files whose names GitHub would have changed.</param>
/// <param name="Warnings">What should be known about the build.</param>
internal sealed record CandidateContent(
    CandidateManifest Manifest,
    IReadOnlyList<AssetSource> Files,
    AssetSource Checksums,
    AssetSource? Signature,
    AssetSource ManifestFile,
    IReadOnlyList<BuiltFile> Renamed,
    IReadOnlyList<BuildWarning> Warnings
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
        && other.Inputs.SequenceEqual(Manifest.Inputs)
        && other.Files.SequenceEqual(Manifest.Files);

    /// <summary>A seal that this very run made, perhaps in an earlier attempt, byte for byte as it would.</summary>
    public bool IsOfThisRun(Seal seal) =>
        (Manifest with { RunAttempt = seal.Manifest.RunAttempt }).ToBytes().AsSpan().SequenceEqual(seal.ManifestBytes);

    /// <exception cref="ActionFailure">The files do not make a candidate, or cannot be signed here.</exception>
    public static async Task<CandidateContent> ReadAsync(
        PublishInputs inputs,
        ActionRun run,
        CancellationToken cancellation
    )
    {
        var problems = new List<string>();
        var found = BuiltFile.Find(run.Workspace, inputs.Files, problems);
        problems.AddRange(BuiltFileRules.OfFiles(found));
        IReadOnlyList<BuiltFile> renamed = [.. found.Where(file => file.BuiltName != file.Name)];
        var warnings = BuildWarning.Of(
            inputs,
            found,
            UncollectedFiles.Of(inputs, found, run.Workspace),
            ComposedUpdater.Unsigned(inputs, found, run.Workspace)
        );
        PublishReport.Log(renamed, warnings, run.Workflow);
        // what is wrong with the files is known before gigabytes of them are read
        IReadOnlyList<AssetSource> hashed =
            problems.Count == 0
                ? await HashedFiles.OfAsync(found, run.Workspace, inputs.Concurrency, cancellation)
                : [];
        problems.AddRange(
            inputs.Jobs?.Problems(
                found,
                hashed,
                path => run.Workspace.Files.File.Exists(run.Workspace.Files.Path.Combine(run.Workspace.Root, path))
            )
                ?? []
        );
        var files = await SignedFiles.OfAsync(inputs, found, hashed, run.Workspace, problems, cancellation);
        var updater = problems.Count == 0 ? ComposedUpdater.Of(inputs, found, files.Signatures, run, problems) : null;
        IReadOnlyList<AssetSource> all = updater is null ? files.All : [.. files.All, updater];
        problems.AddRange(
            BuiltFileRules.OfNames(
                [
                    .. files.Owners.Select(file => file.Name),
                    .. updater is null ? Array.Empty<string>() : [updater.Name],
                ],
                [.. renamed.Select(file => file.BuiltName)],
                inputs.Keys.Signing is not null,
                JobPatterns.OfNames(inputs.Required),
                inputs.Forbidden
            )
        );
        problems.AddRange(JobPatterns.Problems(inputs.Required, files.Owners));
        Refuse(problems);
        return Seal(inputs, all, run) with { Renamed = renamed, Warnings = warnings };
    }

    private static void Refuse(List<string> problems)
    {
        if (problems.Count > 0)
        {
            throw ActionFailure.No(
                problems,
                "These files do not make a candidate, and nothing was sent to GitHub",
                "Correct the build or the inputs `files`, `required-assets`, `forbidden-assets`, and run again"
            );
        }
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
        )
        {
            Inputs = inputs.Inputs,
        };
        var manifestBytes = manifest.ToBytes();
        var checksums = MsReleaseActions.Core.Candidates.Checksums.Of(
            files.Select(file => new ChecksumLine(file.Name, file.Sha256))
        );
        return new CandidateContent(
            manifest,
            files,
            AssetSource.Of(AssetName.Checksums, checksums.ToBytes(), "text/plain"),
            inputs.Keys.Sign(manifestBytes) is { } signature
                ? AssetSource.Of(AssetName.Signature, signature, "text/plain")
                : null,
            AssetSource.Of(AssetName.Manifest, manifestBytes, "application/json"),
            [],
            []
        );
    }
}
