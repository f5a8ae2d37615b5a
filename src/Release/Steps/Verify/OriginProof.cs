using System.Text.Json;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.GitHub;
using MsReleaseActions.GitHub.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;

namespace MsReleaseActions.ReleaseTrain.Steps.Verify;

/// <summary>
/// Who built what is published: the run that <c>candidate.json</c> names, and what was attested of it.
/// </summary>
internal sealed class OriginProof(ReleaseServices services)
{
    private string Workflow => $".github/workflows/{services.Settings.CandidateWorkflow}";

    public async Task<IReadOnlyList<CheckResult>> ProveAsync(ReleaseInHand hand, CancellationToken cancellation)
    {
        if (hand.Manifest is not { } manifest)
        {
            return [];
        }
        var run = await Fact.OfAsync(() =>
            BuildRun.ReadAsync(services.GitHub, services.Repository, manifest, cancellation)
        );
        var checksums = Checksums.Of(manifest.Files.Select(file => new ChecksumLine(file.Name, file.Sha256))).ToBytes();
        var attested = await Fact.OfAsync(() => AttestationsAsync(Sha256.Of(checksums), cancellation));
        return [.. OfRun(hand, manifest, run), .. OfAttestations(manifest, Sha256.Of(checksums), attested)];
    }

    private IEnumerable<CheckResult> OfRun(ReleaseInHand hand, CandidateManifest manifest, Fact<BuildRun> run)
    {
        const string name = "run";
        if (run.Value is { Run: null } && manifest.Workflow == Workflow)
        {
            return [CheckResult.Unknown(name, $"run {manifest.RunId} is gone: GitHub does not keep runs for ever")];
        }
        // when it was sealed is known of the candidate only: promotion uploads the file anew
        var sealedAt = hand.Candidate?.Find(AssetName.Manifest)?.CreatedAt;
        return run.Check(
            name,
            found => found!.Problems(manifest, Workflow, sealedAt),
            $"run {manifest.RunId}, attempt {manifest.RunAttempt} of {services.Settings.CandidateWorkflow} on the "
                + "default branch"
        );
    }

    // an empty answer is an answer
    private async Task<IReadOnlyList<Attestation>?> AttestationsAsync(
        Sha256 checksums,
        CancellationToken cancellation
    ) => await services.Operator.Attestations.ListAsync(services.Repository, checksums.Hex, cancellation);

    private IEnumerable<CheckResult> OfAttestations(
        CandidateManifest manifest,
        Sha256 checksums,
        Fact<IReadOnlyList<Attestation>> attested
    )
    {
        const string name = "provenance";
        if (attested.Value is { Count: 0 })
        {
            return [CheckResult.Unknown(name, "nothing was attested of the candidate's checksums.txt")];
        }
        return attested.Check(
            name,
            all =>
                all!.Any(one => Speaks(one.Statement, checksums))
                    ? []
                    :
                    [
                        "what is attested of the candidate's checksums.txt is not of "
                            + $"{services.Settings.CandidateWorkflow} in {services.Repository}",
                    ],
            $"attested by {services.Settings.CandidateWorkflow}, over the checksums of the {manifest.Files.Count} "
                + "files that were built (`gh attestation verify` verifies the attestation's own signature)"
        );
    }

    /// <summary>The statement is of these bytes, and made by the candidate's workflow.</summary>
    private bool Speaks(JsonElement statement, Sha256 checksums) =>
        Member(statement, "subject") is { ValueKind: JsonValueKind.Array } subjects
        && subjects.EnumerateArray().Any(subject => Text(Member(Member(subject, "digest"), "sha256")) == checksums.Hex)
        && Member(Member(Member(Member(statement, "predicate"), "buildDefinition"), "externalParameters"), "workflow")
            is var workflow
        && Text(Member(workflow, "path")) == Workflow
        && Text(Member(workflow, "repository")) is { } repository
        && repository.EndsWith($"/{services.Repository}", StringComparison.OrdinalIgnoreCase);

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    private static string? Text(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? element.GetString() : null;
}
