using System.Security.Cryptography;
using System.Text;

namespace MsReleaseActions.Core.Signatures;

/// <summary>
/// The private key that signs <c>candidate.json</c>: EC P-256 (recommended) or Ed25519, PEM without a pass phrase.
/// </summary>
public sealed class CandidateSigningKey : IDisposable
{
    private readonly ECDsa? ecdsa;
    private readonly byte[]? ed25519;

    private CandidateSigningKey(ECDsa? ecdsa, byte[]? ed25519)
    {
        this.ecdsa = ecdsa;
        this.ed25519 = ed25519;
    }

    /// <summary>Reads <c>PRIVATE KEY</c> (PKCS #8) or <c>EC PRIVATE KEY</c> (SEC 1).</summary>
    /// <exception cref="FormatException">Another kind of key, an encrypted one, or no key; the message holds nothing of
    /// it.</exception>
    public static CandidateSigningKey Parse(string pem)
    {
        var key = PemKey.Only(pem);
        return key.Label switch
        {
            "PRIVATE KEY" when key.Ed25519PrivateKey() is { } raw => new CandidateSigningKey(null, raw),
            "PRIVATE KEY" or "EC PRIVATE KEY" => new CandidateSigningKey(EcdsaKey.Load(key), null),
            _ => throw new FormatException(
                $"a private key is needed to sign, the PEM block is {key.Label}: it must be PRIVATE KEY or EC "
                    + "PRIVATE KEY"
            ),
        };
    }

    /// <summary>
    /// The bytes of <c>candidate.json.sig</c>: base64 and LF of an ECDSA/SHA-256 signature in DER, or of the 64 bytes
    /// of Ed25519.
    /// </summary>
    /// <param name="content">The exact bytes of <c>candidate.json</c>.</param>
    /// <exception cref="SignatureNotChecked">An Ed25519 key, and OpenSSL 3 is not there.</exception>
    public byte[] Sign(ReadOnlySpan<byte> content)
    {
        var signature =
            ecdsa?.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
            ?? Ed25519.Sign(ed25519, content);
        return Encoding.ASCII.GetBytes(Convert.ToBase64String(signature) + "\n");
    }

    /// <summary>The public half, as a PEM <c>PUBLIC KEY</c> text.</summary>
    public string PublicKeyPem() =>
        ecdsa?.ExportSubjectPublicKeyInfoPem() ?? CandidatePublicKey.Ed25519Pem(Ed25519.PublicKeyOf(ed25519));

    public void Dispose()
    {
        ecdsa?.Dispose();
        CryptographicOperations.ZeroMemory(ed25519);
    }
}
