namespace MsReleaseActions.Core.Signatures;

/// <summary>An Ed25519 key without a frame: base64 of its 32 bytes, in one line.</summary>
internal static class RawKey
{
    private const byte DerSequence = 0x30;

    /// <summary>The text claims to be PEM, well formed or not.</summary>
    internal static bool IsPem(string text) => text.Contains("-----", StringComparison.Ordinal);

    /// <summary>The 32 bytes.</summary>
    /// <param name="text">Space around it does not count.</param>
    /// <param name="what">What the key is, for people: <c>seed</c>, <c>public key</c>.</param>
    /// <exception cref="FormatException">It is something else; the message holds nothing of it.</exception>
    internal static byte[] Read(string text, string what)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 2 * Ed25519.KeyLength && trimmed.All(char.IsAsciiHexDigit))
        {
            throw new FormatException($"it is hex: give the 32 bytes of the {what} as base64");
        }
        var raw =
            MinisignText.Base64(trimmed)
            ?? throw new FormatException(
                $"it is neither a PEM key (a text that begins with -----BEGIN) nor base64 of the 32 bytes of a {what}"
            );
        return raw.Length != Ed25519.KeyLength ? throw new FormatException(OfLength(raw, what)) : Checked(raw, what);
    }

    /// <summary>The key again, where it can be one.</summary>
    /// <exception cref="FormatException">It has another length, or is a stand-in: with a public key of zeros,
    /// signatures hold that nobody made.</exception>
    internal static byte[] Checked(byte[] raw, string what) =>
        raw.Length != Ed25519.KeyLength
            ? throw new FormatException($"the {what} has {raw.Length} bytes: Ed25519 has {Ed25519.KeyLength}")
        : raw.Distinct().Count() == 1
            ? throw new FormatException($"all bytes of the {what} are the same: that is a stand-in and no key")
        : raw;

    private static string OfLength(byte[] raw, string what) =>
        $"it is base64 of {raw.Length} bytes, and an Ed25519 {what} has {Ed25519.KeyLength}"
        + raw switch
        {
            _ when raw.AsSpan().StartsWith("-----BEGIN"u8) => ": it is base64 of a PEM text, give that text itself",
            { Length: 2 * Ed25519.KeyLength } => ": a seed and its public key stand together in 64, the seed in front",
            [DerSequence, ..] => ": it looks like the inside of a PEM file, give that file's text",
            _ => "",
        };
}
