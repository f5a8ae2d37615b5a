using System.Security.Cryptography;

namespace MsReleaseActions.Core.Signatures;

/// <summary>Ed25519 (RFC 8032) over a message in memory, computed by OpenSSL.</summary>
public static class Ed25519
{
    /// <summary>Length of a public key and of a private key (seed) in bytes.</summary>
    public const int KeyLength = 32;

    /// <summary>Length of a signature in bytes.</summary>
    public const int SignatureLength = 64;

    private const string KeyType = "ED25519";

    /// <summary>A fresh private key from the system's random source.</summary>
    public static byte[] NewPrivateKey() => RandomNumberGenerator.GetBytes(KeyLength);

    /// <summary>The public key (32 bytes) of a private one (32 bytes).</summary>
    /// <exception cref="SignatureNotChecked">OpenSSL 3 is not there, or refuses the key.</exception>
    public static byte[] PublicKeyOf(ReadOnlySpan<byte> privateKey)
    {
        using var key = PrivateKey(privateKey);
        var raw = new byte[KeyLength];
        nuint length = KeyLength;
        return LibCrypto.EVP_PKEY_get_raw_public_key(key, raw, ref length) == 1 && length == KeyLength
            ? raw
            : throw Failed("deriving the public key");
    }

    /// <summary>The 64 bytes that sign <paramref name="message"/>.</summary>
    /// <exception cref="SignatureNotChecked">OpenSSL 3 is not there, or refuses the key.</exception>
    public static byte[] Sign(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> message)
    {
        using var key = PrivateKey(privateKey);
        using var context = LibCrypto.EVP_MD_CTX_new();
        var signature = new byte[SignatureLength];
        nuint length = SignatureLength;
        return
            !context.IsInvalid
            && LibCrypto.EVP_DigestSignInit(context, 0, 0, 0, key) == 1
            && LibCrypto.EVP_DigestSign(context, signature, ref length, message, (nuint)message.Length) == 1
            && length == SignatureLength
            ? signature
            : throw Failed("signing");
    }

    /// <summary>
    /// Whether the signature is of this key over exactly this message. A signature of another length is not.
    /// </summary>
    /// <exception cref="SignatureNotChecked">OpenSSL 3 is not there, or cannot take the key.</exception>
    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        LibCryptoLibrary.Require();
        using var key = LibCrypto.EVP_PKEY_new_raw_public_key_ex(0, KeyType, null, publicKey, (nuint)publicKey.Length);
        using var context = LibCrypto.EVP_MD_CTX_new();
        if (key.IsInvalid || context.IsInvalid || LibCrypto.EVP_DigestVerifyInit(context, 0, 0, 0, key) != 1)
        {
            throw Failed("taking the public key");
        }
        var holds =
            signature.Length == SignatureLength
            && LibCrypto.EVP_DigestVerify(context, signature, SignatureLength, message, (nuint)message.Length) == 1;
        // a signature that does not hold leaves an entry in the thread's error queue, which .NET's own use of OpenSSL
        // would find
        LibCrypto.ERR_clear_error();
        return holds;
    }

    private static LibCryptoKey PrivateKey(ReadOnlySpan<byte> raw)
    {
        LibCryptoLibrary.Require();
        var key = LibCrypto.EVP_PKEY_new_raw_private_key_ex(0, KeyType, null, raw, (nuint)raw.Length);
        return key.IsInvalid ? throw Failed("taking the private key") : key;
    }

    private static SignatureNotChecked Failed(string attempted)
    {
        LibCrypto.ERR_clear_error();
        return new SignatureNotChecked($"OpenSSL failed at {attempted} (Ed25519)");
    }
}
