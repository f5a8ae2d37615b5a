using MsReleaseActions.Core.Signatures;

namespace MsReleaseActions.Core.Candidates;

/// <summary>Whether a seal is signed. What cannot be checked does not hold.</summary>
public static class SealSignature
{
    /// <summary>Null where <c>candidate.json</c> is signed with this key; else what is wrong, as a clause.</summary>
    public static string? WhyNot(Seal seal, CandidatePublicKey key) =>
        WhyNot(seal.ManifestBytes, seal.SignatureBytes, key);

    /// <summary>The same of a <c>candidate.json</c> that stands alone.</summary>
    /// <param name="manifest">Its bytes.</param>
    /// <param name="signature">Those of <c>candidate.json.sig</c>; null where there is none.</param>
    public static string? WhyNot(byte[] manifest, byte[]? signature, CandidatePublicKey key)
    {
        if (signature is null)
        {
            return $"there is no {AssetName.Signature}, and a public-key asks for one";
        }
        try
        {
            return key.WhyNot(manifest, signature) is { } problem ? $"{AssetName.Signature}: {problem}" : null;
        }
        catch (SignatureNotChecked failure)
        {
            return failure.Message;
        }
    }
}
