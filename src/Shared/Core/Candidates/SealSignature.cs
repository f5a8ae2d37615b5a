using MsReleaseActions.Core.Signatures;

namespace MsReleaseActions.Core.Candidates;

/// <summary>Whether a seal is signed. What cannot be checked does not hold.</summary>
public static class SealSignature
{
    /// <summary>Null where <c>candidate.json</c> is signed with this key; else what is wrong, as a clause.</summary>
    public static string? WhyNot(Seal seal, CandidatePublicKey key)
    {
        if (seal.SignatureBytes is not { } signature)
        {
            return $"there is no {AssetName.Signature}, and a public-key asks for one";
        }
        try
        {
            return key.WhyNot(seal.ManifestBytes, signature) is { } problem
                ? $"{AssetName.Signature}: {problem}"
                : null;
        }
        catch (SignatureNotChecked failure)
        {
            return failure.Message;
        }
    }
}
