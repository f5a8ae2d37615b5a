using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Signatures;

namespace MsReleaseActions.ValidateCandidate;

/// <summary>
/// Whether <c>candidate.json</c> is signed with the key that was given. What cannot be checked has not passed.
/// </summary>
internal static class SignatureCheck
{
    private const string Name = "signature";

    public static IReadOnlyList<CheckResult> Of(CandidatePublicKey key, IReadOnlyList<OtherKey> others, Seal seal) =>
        CheckResult.Of(Name, Problems(key, others, seal), $"{AssetName.Manifest} is signed with the key given");

    private static IEnumerable<string> Problems(CandidatePublicKey key, IReadOnlyList<OtherKey> others, Seal seal) =>
        SealSignature.WhyNot(seal, key) is not { } problem ? []
        : others.FirstOrDefault(other => SealSignature.WhyNot(seal, other.Key) is null) is { } other
            ? [$"{AssetName.Signature}: the signature is made with the key of {other.Name}, who may not seal this"]
        : [problem];
}
