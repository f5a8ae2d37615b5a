using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;

namespace MsReleaseActions.Core.Signatures;

/// <summary>
/// The public key that <c>candidate.json.sig</c> is verified with: EC P-256 or Ed25519, PEM <c>PUBLIC KEY</c>; or
/// base64 of the 32 bytes of an Ed25519 public key.
/// </summary>
public sealed class CandidatePublicKey : IDisposable
{
    private readonly ECDsa? ecdsa;
    private readonly byte[]? ed25519;

    private CandidatePublicKey(ECDsa? ecdsa, byte[]? ed25519)
    {
        this.ecdsa = ecdsa;
        this.ed25519 = ed25519;
    }

    /// <summary>The 32 bytes of an Ed25519 key; null for an EC key.</summary>
    internal byte[]? Raw => ed25519;

    /// <exception cref="FormatException">Another kind of key, or no key. A private key in PEM is refused: it does not
    /// belong into a workflow file.</exception>
    public static CandidatePublicKey Parse(string text)
    {
        if (!RawKey.IsPem(text))
        {
            return new CandidatePublicKey(null, RawKey.Read(text, "public key"));
        }
        var key = PemKey.Only(text);
        return key.Label != "PUBLIC KEY"
                ? throw new FormatException($"a PUBLIC KEY is needed to verify, the PEM block is {key.Label}")
            : key.Ed25519PublicKey() is { } raw ? new CandidatePublicKey(null, RawKey.Checked(raw, "public key"))
            : new CandidatePublicKey(EcdsaKey.Load(key), null);
    }

    /// <summary>Null where the signature holds; else what is wrong with it, as a clause.</summary>
    /// <param name="content">The exact bytes of <c>candidate.json</c>.</param>
    /// <param name="signatureFile">The exact bytes of <c>candidate.json.sig</c>.</param>
    /// <exception cref="SignatureNotChecked">An Ed25519 key, and OpenSSL 3 is not there.</exception>
    public string? WhyNot(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signatureFile)
    {
        var text = Encoding.Latin1.GetString(signatureFile).TrimEnd('\n', '\r');
        if (MinisignText.Base64(text) is not { } signature)
        {
            return "the signature file is not one line of base64";
        }
        var holds =
            ecdsa?.VerifyData(content, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
            ?? Ed25519.Verify(ed25519, content, signature);
        return holds ? null
            : IsSeedOf(content, signature) ? "the key given is the seed that made this signature, not the public key"
            : "the signature is not of this key over these bytes";
    }

    /// <summary>The key as a PEM <c>PUBLIC KEY</c> text.</summary>
    internal string Pem() => ecdsa?.ExportSubjectPublicKeyInfoPem() ?? Ed25519Pem(ed25519);

    public void Dispose() => ecdsa?.Dispose();

    private bool IsSeedOf(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature) =>
        ed25519 is { } seed && Ed25519.Verify(Ed25519.PublicKeyOf(seed), content, signature);

    internal static string Ed25519Pem(ReadOnlySpan<byte> raw)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("1.3.101.112");
            }
            writer.WriteBitString(raw);
        }
        return PemEncoding.WriteString("PUBLIC KEY", writer.Encode());
    }
}
