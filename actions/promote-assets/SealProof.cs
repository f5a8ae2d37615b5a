using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PromoteAssets;

/// <summary>What must prove who sealed the candidate.</summary>
/// <param name="Demands">The seal that was validated, and the key that must have signed it.</param>
/// <param name="Attestations">What gh verified; null where it is not given.</param>
/// <param name="AllowsUnsigned">A candidate with neither is promoted too.</param>
internal sealed record SealProof(SealDemands Demands, VerifiedAttestations? Attestations, bool AllowsUnsigned)
{
    // several hundred of gh's answers
    private const long LargestFile = 4 * 1024 * 1024;

    public static SealProof Read(InputReader inputs) =>
        new(inputs.SealDemands(), ReadAttestations(inputs), inputs.GetBoolInput("allow-unsigned", fallback: true));

    /// <summary>What does not hold, as clauses.</summary>
    /// <param name="seal">Of the candidate.</param>
    /// <param name="serverUrl">Where pages of runs are.</param>
    public IEnumerable<string> Problems(Seal seal, string serverUrl)
    {
        foreach (var problem in Demands.Problems(seal))
        {
            yield return problem;
        }
        if (Attestations?.WhyNot(seal, serverUrl) is { } unproven)
        {
            yield return $"the attestation does not hold: {unproven}";
        }
        if (!AllowsUnsigned && Demands.PublicKey is null && Attestations is null)
        {
            yield return "nothing proves who sealed the candidate: there is neither a key (public-key) nor an "
                + "attestation (attestation), and allow-unsigned is false";
        }
    }

    private static VerifiedAttestations? ReadAttestations(InputReader inputs)
    {
        var before = inputs.Problems.Count;
        if (inputs.Path("attestation") is not { } path || inputs.Problems.Count > before)
        {
            return null;
        }
        var file = inputs.Environment.Files.FileInfo.FromFileName(path);
        if (!file.Exists || file.Length > LargestFile)
        {
            inputs.Problem(
                file.Exists
                    ? $"attestation '{inputs.GetInput("attestation")}' is larger than {ByteSize.Show(LargestFile)}"
                    : $"attestation '{inputs.GetInput("attestation")}' is no file"
            );
            return null;
        }
        try
        {
            return VerifiedAttestations.Parse(inputs.Workspace.ReadAllBytes(path));
        }
        catch (FormatException failure)
        {
            inputs.Problem($"attestation '{inputs.GetInput("attestation")}' cannot be used: {failure.Message}");
            return null;
        }
    }
}
