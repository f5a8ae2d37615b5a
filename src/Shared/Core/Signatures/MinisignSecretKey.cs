using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MsReleaseActions.Core.Signatures;

/// <summary>
/// The text of a minisign secret key that has no password (https://jedisct1.github.io/minisign/#secret-key-format), as
/// <c>tauri signer generate</c> writes it and <c>TAURI_SIGNING_PRIVATE_KEY</c> holds it: base64 of the file's two
/// lines.
/// </summary>
internal static class MinisignSecretKey
{
    private const int RawLength = 2 + 2 + 2 + 32 + 8 + 8 + KeyLength + ChecksumLength;
    private const int KeyLength = 8 + (2 * Ed25519.KeyLength);
    private const int KeyAt = 2 + 2 + 2 + 32 + 8 + 8;
    private const int ChecksumLength = 32;

    /// <param name="keyId">See <see cref="MinisignPublicKey.KeyId"/>.</param>
    /// <param name="privateKey">32 bytes.</param>
    /// <param name="publicKey">32 bytes.</param>
    public static string Write(ulong keyId, ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> publicKey)
    {
        Span<byte> raw = stackalloc byte[RawLength];
        raw.Clear();
        "Ed\0\0B2"u8.CopyTo(raw);
        var key = raw[KeyAt..];
        BinaryPrimitives.WriteUInt64LittleEndian(key, keyId);
        privateKey.CopyTo(key[8..]);
        publicKey.CopyTo(key[(8 + Ed25519.KeyLength)..]);
        Checksum(raw).CopyTo(key[KeyLength..]);
        var text = $"untrusted comment: rsign encrypted secret key\n{Convert.ToBase64String(raw)}\n";
        CryptographicOperations.ZeroMemory(raw);
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
    }

    /// <exception cref="FormatException">It is none, or has a password; the message says which, without the
    /// key.</exception>
    public static (ulong KeyId, byte[] PrivateKey) Parse(string text)
    {
        var line = MinisignText.KeyLine(text.Trim());
        var raw = MinisignText.Base64(line) is { Length: > RawLength } inner
            ? MinisignText.Base64(MinisignText.KeyLine(Encoding.UTF8.GetString(inner).Trim()))
            : MinisignText.Base64(line);
        if (raw is not { Length: RawLength } || !raw.AsSpan(0, 2).SequenceEqual("Ed"u8))
        {
            throw new FormatException(
                $"not a minisign secret key: {RawLength} bytes in base64 that begin with Ed were expected, "
                    + $"{raw?.Length ?? 0} seen"
            );
        }
        // older tools name a key derivation also where there is no password: only the checksum tells
        var key = raw.AsSpan(KeyAt);
        if (!key.Slice(KeyLength, ChecksumLength).SequenceEqual(Checksum(raw)))
        {
            throw new FormatException(
                "the secret key is protected by a password (or damaged): only keys without a password are read here"
            );
        }
        return (BinaryPrimitives.ReadUInt64LittleEndian(key), key.Slice(8, Ed25519.KeyLength).ToArray());
    }

    private static byte[] Checksum(ReadOnlySpan<byte> raw) =>
        Blake2b256.Hash([.. "Ed"u8, .. raw.Slice(KeyAt, KeyLength)]);
}
