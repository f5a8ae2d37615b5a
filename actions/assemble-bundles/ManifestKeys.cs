using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.AssembleBundles;

/// <summary>The key that signs <c>manifest.json</c>, and the one that clients verify it with.</summary>
/// <param name="Signing">Null: nothing is signed in this step.</param>
/// <param name="Verifying">Null: nobody said which key clients have.</param>
internal sealed record ManifestKeys(CandidateSigningKey? Signing, CandidatePublicKey? Verifying)
{
    /// <summary>Both, of Ed25519: clients know no other kind.</summary>
    public static ManifestKeys Read(InputReader inputs)
    {
        var keys = new ManifestKeys(inputs.SigningKey("manifest-signing-key"), inputs.PublicKey("manifest-public-key"));
        if (keys.Signing is { IsEd25519: false })
        {
            inputs.Problem("manifest-signing-key must be an Ed25519 key: clients verify no other kind");
        }
        if (keys.Verifying is { IsEd25519: false })
        {
            inputs.Problem("manifest-public-key must be an Ed25519 key: clients verify no other kind");
        }
        if (inputs.GetInput("manifest-signing-key") is not null && inputs.GetInput("manifest-public-key") is null)
        {
            inputs.Problem(
                "manifest-signing-key is given without manifest-public-key: nobody would know before the users "
                    + "whether their clients take the signature"
            );
        }
        return keys;
    }
}
