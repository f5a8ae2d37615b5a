using System.Text;

namespace MsReleaseActions.Core.Signatures;

/// <summary>
/// The key derivation of minisign's passwords: scrypt (RFC 7914), whose costs are stored as two limits that libsodium
/// turns into parameters.
/// </summary>
internal static class Scrypt
{
    private const ulong BlockSize = 8;
    private const ulong LeastOperations = 32768;
    private const ulong MostMemory = 2UL * 1024 * 1024 * 1024;

    /// <param name="password">Of any length.</param>
    /// <param name="salt">Stored with the key.</param>
    /// <param name="operations">libsodium's <c>opslimit</c>.</param>
    /// <param name="memory">libsodium's <c>memlimit</c>, bytes.</param>
    /// <param name="length">Bytes that are wanted.</param>
    /// <exception cref="FormatException">The limits ask for more memory than any tool's.</exception>
    /// <exception cref="SignatureNotChecked">OpenSSL 3 is not there.</exception>
    public static byte[] Derive(string password, ReadOnlySpan<byte> salt, ulong operations, ulong memory, int length)
    {
        var (cost, parallel) = Parameters(operations, memory);
        LibCryptoLibrary.Require();
        var secret = Encoding.UTF8.GetBytes(password);
        var derived = new byte[length];
        return
            LibCrypto.EVP_PBE_scrypt(
                secret,
                (nuint)secret.Length,
                salt,
                (nuint)salt.Length,
                cost,
                BlockSize,
                parallel,
                MostMemory,
                derived,
                (nuint)length
            ) == 1
            ? derived
            : throw new FormatException("the secret key's password cannot be tried: its costs are no minisign's");
    }

    /// <summary>scrypt's N and p, as libsodium takes them from its two limits.</summary>
    internal static (ulong Cost, ulong Parallel) Parameters(ulong operations, ulong memory)
    {
        operations = Math.Max(operations, LeastOperations);
        if (operations < memory / 32)
        {
            return (CostBelow(operations / (BlockSize * 4)), 1);
        }
        var cost = CostBelow(memory / (BlockSize * 128));
        return (cost, Math.Max(1, Math.Min(operations / 4 / cost, 0x3fffffff) / BlockSize));
    }

    // the first power of two that is more than the half
    private static ulong CostBelow(ulong most)
    {
        ulong cost = 2;
        while (cost <= most / 2 && cost < 1UL << 62)
        {
            cost *= 2;
        }
        return cost;
    }
}
