using System.Formats.Asn1;
using System.Security.Cryptography;

namespace MsReleaseActions.Core.Signatures;

/// <summary>One public key, of EC P-256 or Ed25519.</summary>
internal sealed class VerificationKey : IDisposable
{
    private readonly ECDsa? ecdsa;

    private VerificationKey(ECDsa? ecdsa, byte[]? raw)
    {
        this.ecdsa = ecdsa;
        Raw = raw;
    }

    /// <summary>The 32 bytes of an Ed25519 key; null for an EC key.</summary>
    public byte[]? Raw { get; }

    /// <summary>Of base64 of the 32 bytes.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static VerificationKey OfRaw(string line) => new(null, RawKey.Read(line, "public key"));

    /// <exception cref="FormatException">Another kind of key, or a private one: it does not belong into a workflow
    /// file.</exception>
    public static VerificationKey Of(PemKey key)
    {
        if (key.Label != "PUBLIC KEY")
        {
            throw new FormatException($"a PUBLIC KEY is needed to verify, the PEM block is {key.Label}");
        }
        return key.Ed25519PublicKey() is { } raw
            ? new VerificationKey(null, RawKey.Checked(raw, "public key"))
            : new VerificationKey(EcdsaKey.Load(key), null);
    }

    /// <summary>Whether a signature is of this key over exactly this content.</summary>
    /// <exception cref="SignatureNotChecked">An Ed25519 key, and OpenSSL 3 is not there.</exception>
    public bool Verifies(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature) =>
        ecdsa?.VerifyData(content, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
        ?? Ed25519.Verify(Raw, content, signature);

    /// <summary>Whether this is the seed that made the signature, and no public key.</summary>
    public bool IsSeedOf(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature) =>
        Raw is { } seed && Ed25519.Verify(Ed25519.PublicKeyOf(seed), content, signature);

    /// <summary>The key as a PEM <c>PUBLIC KEY</c> text.</summary>
    public string Pem() => ecdsa?.ExportSubjectPublicKeyInfoPem() ?? Ed25519Pem(Raw);

    public void Dispose() => ecdsa?.Dispose();

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
