using MsReleaseActions.Core.Signatures;

namespace MsReleaseActions.Core.Candidates;

/// <summary>What a step demands of a seal before it works with it; what is null is not demanded.</summary>
/// <param name="ManifestSha256">SHA-256 of the <c>candidate.json</c> that was validated.</param>
/// <param name="PublicKey">Must have signed it.</param>
public sealed record SealDemands(Sha256? ManifestSha256, CandidatePublicKey? PublicKey)
{
    /// <summary>What does not hold, as clauses; empty where all of it does.</summary>
    public IEnumerable<string> Problems(Seal seal)
    {
        if (ManifestSha256 is { } validated && validated != seal.ManifestSha256)
        {
            yield return $"{AssetName.Manifest} of the candidate is {seal.ManifestSha256}, and {validated} was "
                + "validated (candidate-json-sha256)";
        }
        if (PublicKey is { } key && SealSignature.WhyNot(seal, key) is { } problem)
        {
            yield return problem;
        }
    }
}
