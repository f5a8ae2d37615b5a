using System.Buffers.Binary;
using System.Numerics;

namespace MsReleaseActions.Core.Signatures;

/// <summary>
/// BLAKE2b with 32 bytes of output (RFC 7693) over a message of one block: the checksum of minisign's secret keys.
/// OpenSSL offers the length of 64 bytes only, before 3.2.
/// </summary>
internal static class Blake2b256
{
    private const int BlockLength = 128;
    private const int HashLength = 32;

    private static readonly ulong[] Start =
    [
        0x6a09e667f3bcc908,
        0xbb67ae8584caa73b,
        0x3c6ef372fe94f82b,
        0xa54ff53a5f1d36f1,
        0x510e527fade682d1,
        0x9b05688c2b3e6c1f,
        0x1f83d9abfb41bd6b,
        0x5be0cd19137e2179,
    ];

    private static readonly string[] Order =
    [
        "0123456789abcdef",
        "ea489fd61c02b753",
        "b8c052fdae367194",
        "7931dcbe265a40f8",
        "905724afe1bc683d",
        "2c6a0b834d75fe19",
        "c51fed4a0763928b",
        "db7ec13950f4862a",
        "6fe9b308c2d714a5",
        "a2847615fb9e3cd0",
        "0123456789abcdef",
        "ea489fd61c02b753",
    ];

    /// <param name="message">At most 128 bytes.</param>
    public static byte[] Hash(ReadOnlySpan<byte> message)
    {
        Span<byte> block = stackalloc byte[BlockLength];
        block.Clear();
        message.CopyTo(block);
        Span<ulong> words = stackalloc ulong[16];
        Span<ulong> v = stackalloc ulong[16];
        for (var at = 0; at < 8; at++)
        {
            (v[at], v[at + 8]) = (Start[at], Start[at]);
        }
        v[0] ^= 0x01010000 ^ HashLength;
        var first = v[0];
        v[12] ^= (ulong)message.Length;
        v[14] = ~v[14];
        for (var at = 0; at < 16; at++)
        {
            words[at] = BinaryPrimitives.ReadUInt64LittleEndian(block[(8 * at)..]);
        }
        foreach (var order in Order)
        {
            Round(v, words, order);
        }
        var hash = new byte[HashLength];
        for (var at = 0; at < HashLength / 8; at++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(
                hash.AsSpan(8 * at),
                (at == 0 ? first : Start[at]) ^ v[at] ^ v[at + 8]
            );
        }
        return hash;
    }

    private static void Round(Span<ulong> v, ReadOnlySpan<ulong> words, string order)
    {
        for (var at = 0; at < 8; at++)
        {
            // four columns, then four diagonals
            var turn = at / 4;
            var (a, b, c, d) = (
                at % 4,
                4 + ((at + turn) % 4),
                8 + ((at + (2 * turn)) % 4),
                12 + ((at + (3 * turn)) % 4)
            );
            v[a] += v[b] + words[Convert.ToInt32(order[2 * at].ToString(), 16)];
            v[d] = BitOperations.RotateRight(v[d] ^ v[a], 32);
            v[c] += v[d];
            v[b] = BitOperations.RotateRight(v[b] ^ v[c], 24);
            v[a] += v[b] + words[Convert.ToInt32(order[(2 * at) + 1].ToString(), 16)];
            v[d] = BitOperations.RotateRight(v[d] ^ v[a], 16);
            v[c] += v[d];
            v[b] = BitOperations.RotateRight(v[b] ^ v[c], 63);
        }
    }
}
