using System.Security.Cryptography;

namespace MsReleaseActions.Core.Signatures;

/// <summary>Every text that a private key could be printed as, so that all of them can be hidden.</summary>
public static class PrivateKeyForms
{
    // RFC 8410: what stands in front of the 32 bytes in PKCS #8
    private static readonly byte[] Ed25519Pkcs8 = Convert.FromHexString("302e020100300506032b657004220420");

    /// <summary>
    /// The text itself, and the bytes in it as base64, base64url and hex. Of a text that is no key: what there is.
    /// </summary>
    /// <param name="text">PEM, base64 of the raw 32 bytes, or anything else.</param>
    public static IReadOnlyList<string> Of(string text)
    {
        // a secret store may have written line ends as \n
        var lines = text.Replace("\\n", "\n", StringComparison.Ordinal);
        return [.. new[] { text, lines }.Concat(BytesOf(lines).SelectMany(Spellings)).Distinct()];
    }

    private static IEnumerable<string> Spellings(byte[] bytes)
    {
        // without padding: the padded text is then hidden, too
        var base64 = Convert.ToBase64String(bytes).TrimEnd('=');
        return
        [
            base64,
            base64.Replace('+', '-').Replace('/', '_'),
            Convert.ToHexStringLower(bytes),
            Convert.ToHexString(bytes),
        ];
    }

    private static IEnumerable<byte[]> BytesOf(string text)
    {
        if (!RawKey.IsPem(text))
        {
            return MinisignText.Base64(text.Trim()) is not { Length: > 0 } raw ? []
                : raw.Length == Ed25519.KeyLength ? [raw, [.. Ed25519Pkcs8, .. raw]]
                : [raw];
        }
        try
        {
            var key = PemKey.Only(text);
            return Inner(key) is { } inner ? [key.Der, inner] : [key.Der];
        }
        catch (FormatException)
        {
            return [];
        }
    }

    private static byte[]? Inner(PemKey key)
    {
        try
        {
            if (key.Label == "PRIVATE KEY" && key.Ed25519PrivateKey() is { } seed)
            {
                return seed;
            }
            using var ec = EcdsaKey.Load(key);
            return ec.ExportParameters(includePrivateParameters: true).D;
        }
        catch (Exception failure) when (failure is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
