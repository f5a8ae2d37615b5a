using MsReleaseActions.Core.Signatures;

namespace MsReleaseActions.Core.Content;

/// <summary>What installed clients verify a manifest with.</summary>
public static class ClientKey
{
    /// <summary>As <see cref="CandidatePublicKey.Parse"/>; clients know Ed25519 only.</summary>
    /// <exception cref="FormatException">No key, or one of another kind.</exception>
    public static CandidatePublicKey Parse(string text)
    {
        var key = CandidatePublicKey.Parse(text);
        return key.IsEd25519 ? key : throw new FormatException("installed clients know Ed25519 only");
    }
}
