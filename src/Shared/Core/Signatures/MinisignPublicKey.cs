using System.Buffers.Binary;
using System.Text;

namespace MsReleaseActions.Core.Signatures;

/// <summary>
/// A minisign public key (https://jedisct1.github.io/minisign/#public-key-format), as Tauri's configuration holds it in
/// <c>plugins.updater.pubkey</c>.
/// </summary>
public sealed class MinisignPublicKey
{
    private const int RawLength = 2 + 8 + Ed25519.KeyLength;

    internal MinisignPublicKey(ulong keyId, byte[] key)
    {
        KeyId = keyId;
        Key = key;
    }

    /// <summary>Eight random bytes that name the key, read as a little-endian number.</summary>
    public ulong KeyId { get; }

    /// <summary>The key id as minisign prints it: 16 upper-case hex digits.</summary>
    public string KeyIdText => KeyId.ToString("X16");

    internal byte[] Key { get; }

    /// <summary>
    /// Reads one of the three forms in use: base64 of the <c>.pub</c> file's text (Tauri), that text itself, or its
    /// second line alone.
    /// </summary>
    /// <exception cref="FormatException">It is none of them; the message says what was seen, without the
    /// key.</exception>
    public static MinisignPublicKey Parse(string text)
    {
        var line = MinisignText.KeyLine(text.Trim());
        var raw = MinisignText.Base64(line) is { Length: > RawLength } inner
            ? MinisignText.Base64(MinisignText.KeyLine(Encoding.UTF8.GetString(inner).Trim()))
            : MinisignText.Base64(line);
        if (raw is not { Length: RawLength })
        {
            throw new FormatException(
                $"not a minisign public key: {RawLength} bytes in base64 were expected, {raw?.Length ?? 0} seen"
            );
        }
        if (!raw.AsSpan(0, 2).SequenceEqual("Ed"u8))
        {
            throw new FormatException("not a minisign public key: it does not begin with the algorithm Ed");
        }
        return new MinisignPublicKey(BinaryPrimitives.ReadUInt64LittleEndian(raw.AsSpan(2)), raw[10..]);
    }

    /// <summary>The text of a <c>.pub</c> file: a comment line and the key's line, each ended by LF.</summary>
    public string ToFileText()
    {
        var raw = new byte[RawLength];
        "Ed"u8.CopyTo(raw);
        BinaryPrimitives.WriteUInt64LittleEndian(raw.AsSpan(2), KeyId);
        Key.CopyTo(raw, 10);
        return $"untrusted comment: minisign public key: {KeyIdText}\n{Convert.ToBase64String(raw)}\n";
    }

    /// <summary>The form that Tauri's configuration holds: base64 of <see cref="ToFileText"/>.</summary>
    public string ToTauriText() => Convert.ToBase64String(Encoding.UTF8.GetBytes(ToFileText()));
}
