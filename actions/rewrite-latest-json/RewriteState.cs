using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.LatestJson;
using MsReleaseActions.GitHub.Candidates;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.RewriteLatestJson;

/// <summary>What was found: a sealed candidate, and the file as it is.</summary>
/// <param name="Source">The file's bytes; null where the candidate holds none and none is required.</param>
/// <param name="Notes">The new notes; null: they stay.</param>
internal sealed record RewriteState(Candidate Candidate, byte[]? Source, string? Notes)
{
    // one byte over is enough to refuse it
    private const int MostRead = LatestJsonDocument.MostBytes + 1;

    /// <summary>The built file of that name; null where the candidate does not hold it.</summary>
    public CandidateFile? Find(string name) => Candidate.Seal!.Manifest.Files.FirstOrDefault(file => file.Name == name);

    public static async Task<RewriteState> ReadAsync(
        RewriteInputs inputs,
        ActionRun run,
        CancellationToken cancellation
    )
    {
        using var group = run.Workflow.Group($"Candidate {inputs.Candidate}");
        var candidate = await new CandidateReader(run.GitHub, run.Connection.Repository, run.Time).ExpectAsync(
            inputs.Candidate,
            listed: null,
            cancellation
        );
        run.Workflow.Info($"The candidate is {candidate.State.ToString().ToLowerInvariant()}.");
        if (candidate.State is not CandidateState.Sealed)
        {
            throw ActionFailure.No(
                candidate.Problems,
                $"The candidate {inputs.Candidate} is {candidate.State.ToString().ToLowerInvariant()}: only a "
                    + "sealed one says which files there are",
                candidate.State is CandidateState.Missing or CandidateState.Incomplete
                    ? "Let the candidate's workflow finish first"
                    : CandidateRules.Remedy(inputs.Candidate)
            );
        }
        IReadOnlyList<string> unmet = [.. inputs.Seal.Problems(candidate.Seal!)];
        if (unmet.Count > 0)
        {
            throw ActionFailure.No(
                unmet,
                "It is not the candidate that was validated, and nothing is taken from it",
                "See who wrote to the candidate, then let its workflow build it anew"
            );
        }
        var source = inputs.Path is { } path
            ? ReadStart(run.Workspace.OpenRead(path))
            : await ReadAssetAsync(inputs, run, candidate, cancellation);
        var notes = inputs.NotesFile is { } file ? run.Workspace.ReadAllText(file) : inputs.Notes;
        return new RewriteState(candidate, source, notes);
    }

    private static async Task<byte[]?> ReadAssetAsync(
        RewriteInputs inputs,
        ActionRun run,
        Candidate candidate,
        CancellationToken cancellation
    )
    {
        if (candidate.Find(AssetName.LatestJson) is not { } asset)
        {
            return inputs.IsRequired
                ? throw ActionFailure.No(
                    $"The candidate {inputs.Candidate} holds no {AssetName.LatestJson}",
                    "Without it no updater learns of the release",
                    "Give `updater-platforms` to publish-candidate, or set `required: false` for an app without updater"
                )
                : null;
        }
        if (asset.Size > LatestJsonDocument.MostBytes)
        {
            throw RewriteReport.Refusal(
                [$"latest.json has {asset.Size} bytes, more than the {LatestJsonDocument.MostBytes} that it may have"],
                inputs,
                plan: null
            );
        }
        var bytes = await new AssetDownload(run.GitHub.Assets, run.Time).ReadAsync(
            run.Connection.Repository,
            asset,
            MostRead,
            cancellation
        );
        return candidate.Seal!.Checksums.Find(asset.Name) is { } listed && listed != Sha256.Of(bytes)
            ? throw RewriteReport.Refusal(
                [$"latest.json arrived as {Sha256.Of(bytes)}, the candidate's checksums.txt says {listed}"],
                inputs,
                plan: null
            )
            : bytes;
    }

    private static byte[] ReadStart(Stream file)
    {
        using (file)
        {
            var bytes = new byte[Math.Min(file.Length, MostRead)];
            file.ReadExactly(bytes);
            return bytes;
        }
    }
}
