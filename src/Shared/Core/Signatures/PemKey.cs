using System.Formats.Asn1;
using System.Security.Cryptography;

namespace MsReleaseActions.Core.Signatures;

/// <summary>One key out of a PEM text: which kind it is, before any library is asked to load it.</summary>
/// <param name="Label">The PEM label, such as <c>PRIVATE KEY</c>.</param>
/// <param name="Der">The DER bytes.</param>
internal sealed record PemKey(string Label, byte[] Der)
{
    private const string Ed25519Oid = "1.3.101.112";

    private static readonly string[] NotKeys = ["EC PARAMETERS"];

    /// <summary>
    /// The only key of the text; <c>EC PARAMETERS</c>, which the openssl command writes in front, do not count.
    /// </summary>
    /// <exception cref="FormatException">There is none, more than one, or an encrypted one.</exception>
    internal static PemKey Only(string text) =>
        All(text) switch
        {
            [var key] => key,
            var keys => throw new FormatException(
                $"{keys.Count} PEM blocks were found ({string.Join(", ", keys.Select(key => key.Label))}): give one key"
            ),
        };

    /// <summary>Every key of the text, as <see cref="Only"/> counts them.</summary>
    /// <exception cref="FormatException">There is none, or an encrypted one.</exception>
    internal static IReadOnlyList<PemKey> All(string text)
    {
        var keys = new List<PemKey>();
        var rest = text.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            var label = rest[fields.Label].ToString();
            if (label.Contains("ENCRYPTED") || rest[fields.Base64Data].Contains("Proc-Type", StringComparison.Ordinal))
            {
                throw new FormatException($"the key is encrypted ({label}): give it without a pass phrase");
            }
            if (!NotKeys.Contains(label))
            {
                keys.Add(new PemKey(label, Convert.FromBase64String(rest[fields.Base64Data].ToString())));
            }
            rest = rest[fields.Location.End..];
        }
        return keys.Count > 0 ? keys
            : text.Contains("Proc-Type: 4,ENCRYPTED", StringComparison.Ordinal)
                ? throw new FormatException("the key is encrypted: give it without a pass phrase")
            : throw new FormatException("no PEM key was found (a text that begins with -----BEGIN)");
    }

    /// <summary>
    /// The 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410); null where it is a key of another algorithm.
    /// </summary>
    internal byte[]? Ed25519PrivateKey() =>
        Read(reader =>
        {
            reader.ReadInteger();
            return Algorithm(reader) == Ed25519Oid
                ? new AsnReader(reader.ReadOctetString(), AsnEncodingRules.DER).ReadOctetString()
                : null;
        });

    /// <summary>
    /// The 32 bytes of an Ed25519 public key (RFC 8410); null where it is a key of another algorithm.
    /// </summary>
    internal byte[]? Ed25519PublicKey() =>
        Read(reader => Algorithm(reader) == Ed25519Oid ? reader.ReadBitString(out _) : null);

    private static string Algorithm(AsnReader reader) => reader.ReadSequence().ReadObjectIdentifier();

    private byte[]? Read(Func<AsnReader, byte[]?> read)
    {
        try
        {
            return read(new AsnReader(Der, AsnEncodingRules.DER).ReadSequence());
        }
        catch (AsnContentException failure)
        {
            throw new FormatException($"the PEM block {Label} does not hold a key", failure);
        }
    }
}
