using System.Runtime.InteropServices;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]

namespace MsReleaseActions.Core.Signatures;

/// <summary>
/// The functions of OpenSSL 3 that .NET does not offer: Ed25519, BLAKE2b and scrypt. Names and shapes are those of
/// https://docs.openssl.org/3.0/man3/. Nobody calls these before <see cref="LibCryptoLibrary.Require"/>.
/// </summary>
internal static partial class LibCrypto
{
    [LibraryImport(LibCryptoLibrary.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial LibCryptoDigest EVP_MD_fetch(nint context, string algorithm, string? properties);

    [LibraryImport(LibCryptoLibrary.Name)]
    internal static partial void EVP_MD_free(nint digest);

    [LibraryImport(LibCryptoLibrary.Name)]
    internal static partial int EVP_PBE_scrypt(
        ReadOnlySpan<byte> password,
        nuint passwordLength,
        ReadOnlySpan<byte> salt,
        nuint saltLength,
        ulong cost,
        ulong blockSize,
        ulong parallel,
        ulong mostMemory,
        Span<byte> key,
        nuint keyLength
    );

    [LibraryImport(LibCryptoLibrary.Name)]
    internal static partial LibCryptoContext EVP_MD_CTX_new();

    [LibraryImport(LibCryptoLibrary.Name)]
    internal static partial void EVP_MD_CTX_free(nint context);

    [LibraryImport(LibCryptoLibrary.Name)]
    internal static partial int EVP_DigestInit_ex2(LibCryptoContext context, LibCryptoDigest digest, nint parameters);

    [LibraryImport(LibCryptoLibrary.Name)]
    internal static partial int EVP_DigestUpdate(LibCryptoContext context, ReadOnlySpan<byte> data, nuint length);

    [LibraryImport(LibCryptoLibrary.Name)]
    internal static partial int EVP_DigestFinal_ex(LibCryptoContext context, Span<byte> hash, out uint length);

    [LibraryImport(LibCryptoLibrary.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial LibCryptoKey EVP_PKEY_new_raw_public_key_ex(
        nint context,
        string keyType,
        string? properties,
        ReadOnlySpan<byte> key,
        nuint length
    );

    [LibraryImport(LibCryptoLibrary.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial LibCryptoKey EVP_PKEY_new_raw_private_key_ex(
        nint context,
        string keyType,
        string? properties,
        ReadOnlySpan<byte> key,
        nuint length
    );

    [LibraryImport(LibCryptoLibrary.Name)]
    internal static partial int EVP_PKEY_get_raw_public_key(LibCryptoKey key, Span<byte> raw, ref nuint length);

    [LibraryImport(LibCryptoLibrary.Name)]
    internal static partial void EVP_PKEY_free(nint key);

    [LibraryImport(LibCryptoLibrary.Name)]
    internal static partial int EVP_DigestSignInit(
        LibCryptoContext context,
        nint keyContext,
        nint digest,
        nint engine,
        LibCryptoKey key
    );

    [LibraryImport(LibCryptoLibrary.Name)]
    internal static partial int EVP_DigestSign(
        LibCryptoContext context,
        Span<byte> signature,
        ref nuint signatureLength,
        ReadOnlySpan<byte> data,
        nuint length
    );

    [LibraryImport(LibCryptoLibrary.Name)]
    internal static partial int EVP_DigestVerifyInit(
        LibCryptoContext context,
        nint keyContext,
        nint digest,
        nint engine,
        LibCryptoKey key
    );

    [LibraryImport(LibCryptoLibrary.Name)]
    internal static partial int EVP_DigestVerify(
        LibCryptoContext context,
        ReadOnlySpan<byte> signature,
        nuint signatureLength,
        ReadOnlySpan<byte> data,
        nuint length
    );

    [LibraryImport(LibCryptoLibrary.Name)]
    internal static partial void ERR_clear_error();
}
