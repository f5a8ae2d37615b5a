using System.Buffers;

namespace MsReleaseActions.Core.Signatures;

/// <summary>BLAKE2b with 64 bytes of output (RFC 7693), computed piece by piece by OpenSSL.</summary>
public sealed class Blake2b : IDisposable
{
    /// <summary>Length of the hash in bytes.</summary>
    public const int HashLength = 64;

    private const int PieceLength = 128 * 1024;

    private readonly LibCryptoContext context;

    /// <exception cref="SignatureNotChecked">OpenSSL 3 or its BLAKE2b is not there.</exception>
    public Blake2b()
    {
        LibCryptoLibrary.Require();
        using var digest = LibCrypto.EVP_MD_fetch(0, "BLAKE2B-512", null);
        context = LibCrypto.EVP_MD_CTX_new();
        if (digest.IsInvalid || context.IsInvalid || LibCrypto.EVP_DigestInit_ex2(context, digest, 0) != 1)
        {
            context.Dispose();
            LibCrypto.ERR_clear_error();
            throw new SignatureNotChecked("this system's OpenSSL does not offer BLAKE2b-512");
        }
    }

    /// <summary>
    /// The hash of everything that <paramref name="content"/> gives up to its end; memory does not grow with it.
    /// </summary>
    public static async Task<byte[]> HashAsync(Stream content, CancellationToken cancellation)
    {
        using var blake = new Blake2b();
        var piece = ArrayPool<byte>.Shared.Rent(PieceLength);
        try
        {
            int read;
            while ((read = await content.ReadAsync(piece, cancellation)) > 0)
            {
                blake.Append(piece.AsSpan(0, read));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
        return blake.Finish();
    }

    public void Append(ReadOnlySpan<byte> data)
    {
        if (LibCrypto.EVP_DigestUpdate(context, data, (nuint)data.Length) != 1)
        {
            throw new SignatureNotChecked("OpenSSL failed while hashing");
        }
    }

    /// <summary>The hash of what was appended; nothing can be appended afterwards.</summary>
    public byte[] Finish()
    {
        var hash = new byte[HashLength];
        if (LibCrypto.EVP_DigestFinal_ex(context, hash, out var length) != 1 || length != HashLength)
        {
            throw new SignatureNotChecked("OpenSSL failed while hashing");
        }
        return hash;
    }

    public void Dispose() => context.Dispose();
}
