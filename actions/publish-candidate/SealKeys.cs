using MsReleaseActions.Core;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PublishCandidate;

/// <summary>The key that signs the seal, and the one that whoever reads it will verify it with.</summary>
/// <param name="Signing">Null: the candidate is not signed.</param>
/// <param name="Verifying">Null: nobody said which key the signature must hold with.</param>
internal sealed record SealKeys(CandidateSigningKey? Signing, CandidatePublicKey? Verifying)
{
    /// <summary>Both keys; two that are no pair are a problem, for a seal of theirs would never verify.</summary>
    public static SealKeys Read(InputReader inputs)
    {
        var keys = new SealKeys(inputs.SigningKey("signing-key"), inputs.PublicKey("public-key"));
        if (keys.Verifying is not null && inputs.GetInput("signing-key") is null)
        {
            inputs.Problem(
                "public-key is given without signing-key: the candidate would not be signed, and whoever verifies with "
                    + "that key would refuse it"
            );
        }
        if (keys is { Signing: { } signing, Verifying: { } verifying } && WhyNoPair(signing, verifying) is { } why)
        {
            inputs.Problem(why);
        }
        return keys;
    }

    /// <summary>The bytes of <c>candidate.json.sig</c>, verified where there is a key to do it; null without a
    /// key.</summary>
    /// <exception cref="ActionFailure">It cannot be signed here, or does not verify.</exception>
    public byte[]? Sign(byte[] manifest)
    {
        try
        {
            var signature = Signing?.Sign(manifest);
            return signature is not null && Verifying?.WhyNot(manifest, signature) is { } why
                ? throw new ActionFailure(
                    ExitCode.BadInput,
                    $"public-key does not verify the seal that signing-key made: {why}",
                    "Nothing was sent to GitHub",
                    "Give the two keys of one pair"
                )
                : signature;
        }
        catch (SignatureNotChecked failure)
        {
            throw ActionFailure.No(
                $"The candidate cannot be signed: {failure.Reason}",
                "A signing-key was given, so an unsigned candidate is not what was asked for",
                "Use an EC P-256 key, or an image with OpenSSL 3"
            );
        }
    }

    private static string? WhyNoPair(CandidateSigningKey signing, CandidatePublicKey verifying)
    {
        try
        {
            return signing.PairingWith(verifying) switch
            {
                KeyPairing.Pair => null,
                KeyPairing.Same =>
                    "signing-key and public-key hold the same 32 bytes: one of them holds what belongs into the other; "
                        + "signing-key takes the seed, public-key the public key that is derived from it",
                KeyPairing.Exchanged =>
                    "signing-key holds the public key and public-key the seed: exchange them, and where the seed stood "
                        + "in a file or a variable, make a new pair",
                _ => "signing-key and public-key do not belong together: public-key must be the public half of "
                    + "signing-key",
            };
        }
        catch (SignatureNotChecked)
        {
            // without OpenSSL 3 nothing can be signed with such a key either: that is said when it is tried
            return null;
        }
    }
}
