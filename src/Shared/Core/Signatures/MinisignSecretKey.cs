using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MsReleaseActions.Core.Signatures;

/// <summary>
/// The text of a minisign secret key (https://jedisct1.github.io/minisign/#secret-key-format), as <c>tauri signer
/// generate</c> writes it and <c>TAURI_SIGNING_PRIVATE_KEY</c> holds it: base64 of the file's two lines.
/// </summary>
internal static class MinisignSecretKey
{
    private const int RawLength = 2 + 2 + 2 + 32 + 8 + 8 + KeyLength + ChecksumLength;
    private const int KeyLength = 8 + (2 * Ed25519.KeyLength);
    private const int SaltAt = 2 + 2 + 2;
    private const int SaltLength = 32;
    private const int LimitsAt = SaltAt + SaltLength;
    private const int KeyAt = LimitsAt + 8 + 8;
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

    /// <param name="text">In base64, or the file's text, or its second line.</param>
    /// <param name="password">Empty where it has none.</param>
    /// <exception cref="FormatException">It is none, or the password is not its own; the message says which, without
    /// the key.</exception>
    public static (ulong KeyId, byte[] PrivateKey) Parse(string text, string password)
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
        if (!IsOpen(raw) && raw.AsSpan(2, 2).SequenceEqual("Sc"u8))
        {
            Open(raw, password);
        }
        if (!IsOpen(raw))
        {
            throw new FormatException(
                password.Length == 0
                    ? "the secret key is protected by a password (or damaged), and no password is given"
                    : "the password does not open the secret key, or the key is damaged"
            );
        }
        var key = raw.AsSpan(KeyAt);
        return (BinaryPrimitives.ReadUInt64LittleEndian(key), key.Slice(8, Ed25519.KeyLength).ToArray());
    }

    private static bool IsOpen(ReadOnlySpan<byte> raw) =>
        raw.Slice(KeyAt + KeyLength, ChecksumLength).SequenceEqual(Checksum(raw));

    // key and checksum are stored under a stream of bytes that follows from the password
    private static void Open(Span<byte> raw, string password)
    {
        var stream = Scrypt.Derive(
            password,
            raw.Slice(SaltAt, SaltLength),
            BinaryPrimitives.ReadUInt64LittleEndian(raw[LimitsAt..]),
            BinaryPrimitives.ReadUInt64LittleEndian(raw[(LimitsAt + 8)..]),
            KeyLength + ChecksumLength
        );
        for (var at = 0; at < stream.Length; at++)
        {
            raw[KeyAt + at] ^= stream[at];
        }
        CryptographicOperations.ZeroMemory(stream);
    }

    private static byte[] Checksum(ReadOnlySpan<byte> raw) =>
        Blake2b256.Hash([.. "Ed"u8, .. raw.Slice(KeyAt, KeyLength)]);
}
