using System.Runtime.InteropServices;

namespace MsReleaseActions.Runner.FakeTools.Building;

/// <summary>
/// Bytes that no compressor shrinks and that the same seed gives again: SplitMix64 (Steele, Lea and Flood, 2014).
/// </summary>
internal sealed class PseudoRandom(ulong seed)
{
    private ulong state = seed;

    /// <summary>The next bytes.</summary>
    public void Fill(Span<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ref var word in words)
        {
            word = Next();
        }
        var rest = Next();
        foreach (ref var single in bytes[(words.Length * sizeof(ulong))..])
        {
            single = (byte)rest;
            rest >>= 8;
        }
    }

    private ulong Next()
    {
        var mixed = state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
