using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub.Candidates;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PromoteAssets;

/// <summary>What is to be promoted, read once: a sealed candidate never changes.</summary>
/// <param name="Files">Null where the candidate is not sealed.</param>
/// <param name="Conflicts">What forbids promoting it.</param>
/// <param name="ToDo">The way out, where there is one of its own.</param>
internal sealed record PromoteSource(
    Candidate Candidate,
    FinalFiles? Files,
    IReadOnlyList<string> Conflicts,
    string ToDo
)
{
    public static async Task<PromoteSource> ReadAsync(
        PromoteInputs inputs,
        ActionRun run,
        RepositoryName target,
        Task<IReadOnlyList<Release>> listed,
        CancellationToken cancellation
    )
    {
        var repository = run.Connection.Repository;
        var candidate = await new CandidateReader(run.GitHub, repository, run.Time).ExpectAsync(
            inputs.Candidate,
            listed,
            cancellation
        );
        if (candidate.Seal is not { } seal)
        {
            return Unsealed(candidate);
        }
        var overlay = new List<AssetSource>();
        foreach (var path in inputs.Overlay)
        {
            overlay.Add(await OverlayFile.ReadAsync(run, path, cancellation));
        }
        var files = FinalFiles.Of(
            inputs,
            candidate,
            overlay,
            (asset, hash) => AssetSource.Of(run.GitHub.Assets, repository, asset, hash)
        );
        List<string> conflicts =
        [
            .. Identity(inputs, seal),
            .. inputs.Proof.Problems(seal, run.Connection.ServerUrl),
            .. files.Conflicts,
        ];
        if (files.Find(AssetName.LatestJson) is { } latest)
        {
            conflicts.AddRange(await LatestJsonAsync(inputs, run, target, candidate, files, latest, cancellation));
        }
        return new PromoteSource(candidate, files, conflicts, "");
    }

    private static PromoteSource Unsealed(Candidate candidate) =>
        new(
            candidate,
            null,
            [
                $"the candidate {candidate.Tag} is {candidate.State switch
        {
            CandidateState.Missing => "missing",
            CandidateState.Incomplete => "incomplete",
            CandidateState.Ambiguous => "ambiguous",
            _ => "invalid",
        }}: {string.Join("; ", candidate.Problems)}",
            ],
            candidate.State switch
            {
                CandidateState.Missing =>
                    "Build the candidate first, or give the job contents: write, without which drafts cannot be seen",
                CandidateState.Incomplete => "Let its build end, or run it again",
                _ => CandidateRules.Remedy(candidate.Tag),
            }
        );

    private static IEnumerable<string> Identity(PromoteInputs inputs, Seal seal)
    {
        if (inputs.ChecksumsSha256 is { } approved && approved != seal.ChecksumsSha256)
        {
            yield return $"checksums.txt of the candidate is {seal.ChecksumsSha256}, and {approved} was approved "
                + "(checksums-sha256)";
        }
        if (seal.Manifest.Version is { } version && version != inputs.Tag.VersionText)
        {
            yield return $"the candidate was built as version {version}, and the tag is {inputs.Tag}";
        }
    }

    private static async Task<IReadOnlyList<string>> LatestJsonAsync(
        PromoteInputs inputs,
        ActionRun run,
        RepositoryName target,
        Candidate candidate,
        FinalFiles files,
        FinalFile latest,
        CancellationToken cancellation
    )
    {
        if (latest.Source.Size > LatestJsonCheck.MostBytes)
        {
            return [$"{latest.Name} has {ByteSize.Show(latest.Source.Size)}, which is no update manifest"];
        }
        var bytes =
            latest.Origin == FileOrigin.Overlay
                ? run.Workspace.ReadAllBytes(
                    inputs.Overlay.First(path => run.Environment.Files.Path.GetFileName(path) == latest.Name)
                )
                : await new AssetDownload(run.GitHub.Assets, run.Time).ReadAsync(
                    run.Connection.Repository,
                    candidate.Find(latest.Name)!,
                    LatestJsonCheck.MostBytes,
                    cancellation
                );
        if (Sha256.Of(bytes) != latest.Source.Sha256)
        {
            return [$"{latest.Name} was read as {Sha256.Of(bytes)}, and {latest.Source.Sha256} was expected"];
        }
        var names = files.Files.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        return LatestJsonCheck.Problems(bytes, run.Connection.ServerUrl, target, inputs.Tag, names);
    }
}
