using System.Security.Cryptography;
using System.Text;

namespace MsReleaseActions.Core.Signatures;

/// <summary>
/// The private key that signs <c>candidate.json</c>: EC P-256 (recommended) or Ed25519, PEM without a pass phrase; or
/// base64 of the 32 bytes of an Ed25519 seed.
/// </summary>
public sealed class CandidateSigningKey : IDisposable
{
    private const string Seed = "seed";

    private readonly ECDsa? ecdsa;
    private readonly byte[]? ed25519;

    private CandidateSigningKey(ECDsa? ecdsa, byte[]? ed25519)
    {
        this.ecdsa = ecdsa;
        this.ed25519 = ed25519;
    }

    /// <summary>
    /// Reads <c>PRIVATE KEY</c> (PKCS #8) or <c>EC PRIVATE KEY</c> (SEC 1), or base64 of the raw 32 bytes. A public key
    /// in base64 is taken for a seed, for they look alike: <see cref="PairingWith(CandidatePublicKey)"/>
    /// tells.
    /// </summary>
    /// <exception cref="FormatException">Another kind of key, an encrypted one, or no key; the message holds nothing of
    /// it.</exception>
    public static CandidateSigningKey Parse(string text)
    {
        if (!RawKey.IsPem(text))
        {
            return new CandidateSigningKey(null, RawKey.Read(text, Seed));
        }
        var key = PemKey.Only(text);
        return key.Label switch
        {
            "PRIVATE KEY" when key.Ed25519PrivateKey() is { } raw => new CandidateSigningKey(
                null,
                RawKey.Checked(raw, Seed)
            ),
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

    /// <summary>Whether it is of Ed25519.</summary>
    public bool IsEd25519 => ed25519 is not null;

    /// <summary>The public half, as a PEM <c>PUBLIC KEY</c> text.</summary>
    public string PublicKeyPem() =>
        ecdsa?.ExportSubjectPublicKeyInfoPem() ?? VerificationKey.Ed25519Pem(Ed25519.PublicKeyOf(ed25519));

    /// <summary>Whether this key is the private half of one of those; else what seems to have happened.</summary>
    /// <exception cref="SignatureNotChecked">Ed25519 keys, and OpenSSL 3 is not there.</exception>
    public KeyPairing PairingWith(CandidatePublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var pairings = key.Keys.Select(PairingWith).ToList();
        return pairings.Contains(KeyPairing.Pair)
            ? KeyPairing.Pair
            : pairings.FirstOrDefault(pairing => pairing != KeyPairing.Foreign, KeyPairing.Foreign);
    }

    private KeyPairing PairingWith(VerificationKey key) =>
        PublicKeyPem() == key.Pem() ? KeyPairing.Pair
        : ed25519 is null || key.Raw is not { } raw ? KeyPairing.Foreign
        : raw.AsSpan().SequenceEqual(ed25519) ? KeyPairing.Same
        : Ed25519.PublicKeyOf(raw).AsSpan().SequenceEqual(ed25519) ? KeyPairing.Exchanged
        : KeyPairing.Foreign;

    public void Dispose()
    {
        ecdsa?.Dispose();
        CryptographicOperations.ZeroMemory(ed25519);
    }
}
