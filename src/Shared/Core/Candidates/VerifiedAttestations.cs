using System.Text.Json;

namespace MsReleaseActions.Core.Candidates;

/// <summary>
/// What <c>gh attestation verify --format json</c> prints of a file that it has verified: a list, each entry with
/// <c>verificationResult.statement</c> and <c>verificationResult.signature.certificate</c>. The signatures are verified
/// by gh; what the verified texts say is judged here.
/// </summary>
public sealed class VerifiedAttestations
{
    private readonly IReadOnlyList<Verified> all;

    private VerifiedAttestations(IReadOnlyList<Verified> all) => this.all = all;

    private sealed record Verified(IReadOnlyList<string> Subjects, string RunInvocation);

    /// <param name="json">UTF-8.</param>
    /// <exception cref="FormatException">It is not what gh prints.</exception>
    public static VerifiedAttestations Parse(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return new([.. document.RootElement.EnumerateArray().Select(Of)]);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException("it is not what gh attestation verify prints as JSON", failure);
        }
    }

    /// <summary>Why none of them proves a seal; null where one does.</summary>
    /// <param name="seal">Its <c>candidate.json</c> must be a subject, and name the run that attested it. A later
    /// attempt of that run may have done so: one that found the candidate sealed.</param>
    /// <param name="serverUrl">Where the run's page is, without a final slash.</param>
    public string? WhyNot(Seal seal, string serverUrl) => WhyNot(seal.Manifest, seal.ManifestSha256, serverUrl);

    /// <summary>As of a seal.</summary>
    /// <param name="manifest">What its <c>candidate.json</c> says.</param>
    /// <param name="sha256">Of that file.</param>
    /// <param name="serverUrl">Where the run's page is, without a final slash.</param>
    public string? WhyNot(CandidateManifest manifest, Sha256 sha256, string serverUrl)
    {
        var ofThese = all.Where(one => one.Subjects.Contains(sha256.Hex)).ToList();
        var run = $"{serverUrl}/{manifest.Repo}/actions/runs/{manifest.RunId}/attempts/";
        return ofThese.Count == 0 ? $"nothing that was verified is of this {AssetName.Manifest}"
            : ofThese.Any(one => IsOf(one.RunInvocation, run, manifest.RunAttempt)) ? null
            : $"{ofThese[0].RunInvocation} attested it, and {AssetName.Manifest} names run {manifest.RunId}, attempt "
                + $"{manifest.RunAttempt}";
    }

    private static bool IsOf(string invocation, string run, int attempt) =>
        invocation.StartsWith(run, StringComparison.OrdinalIgnoreCase)
        && int.TryParse(invocation[run.Length..], out var attested)
        && attested >= attempt;

    private static Verified Of(JsonElement entry)
    {
        var result = entry.GetProperty("verificationResult");
        return new(
            [
                .. result
                    .GetProperty("statement")
                    .GetProperty("subject")
                    .EnumerateArray()
                    .Select(subject => subject.GetProperty("digest").GetProperty("sha256").GetString() ?? ""),
            ],
            result.GetProperty("signature").GetProperty("certificate").GetProperty("runInvocationURI").GetString() ?? ""
        );
    }
}
