using System.Buffers.Binary;

namespace MsReleaseActions.Core.Archives;

/// <summary>
/// The end of a zip, which says how many entries follow: looked at before any library reserves memory for what it says.
/// There must be one end, and the directory right before it, so that every reader finds the same.
/// </summary>
internal static class ZipDirectory
{
    private const int EndLength = 22;
    private const int LocatorLength = 20;
    private const int WideEndLength = 56;

    // readers look so far in front of the end for the word of a wide one
    private const int Searched = 4096;
    private static readonly byte[] End = [0x50, 0x4B, 5, 6];
    private static readonly byte[] Locator = [0x50, 0x4B, 6, 7];
    private static readonly byte[] WideEnd = [0x50, 0x4B, 6, 6];

    /// <summary>Why a zip is not opened, as a clause; null where it may be.</summary>
    /// <param name="archive">Can seek; is left where it was.</param>
    public static string? WhyNot(Stream archive, ArchiveLimits limits)
    {
        var place = archive.Position;
        archive.Position = Math.Max(0, archive.Length - Searched - LocatorLength - EndLength - ushort.MaxValue);
        var tail = new byte[archive.Length - archive.Position];
        var before = archive.Position;
        archive.ReadExactly(tail);
        archive.Position = place;
        return WhyNot(tail, (ulong)before, limits);
    }

    private static string? WhyNot(ReadOnlySpan<byte> tail, ulong before, ArchiveLimits limits)
    {
        var end = tail.Length < EndLength ? -1 : tail[..(tail.Length - EndLength + End.Length)].LastIndexOf(End);
        if (end < 0 || end + EndLength + Short(tail[(end + 20)..]) != tail.Length)
        {
            return "it cannot be read as a zip: it does not end as one";
        }
        var (listed, here, size, start) = (
            (ulong)Short(tail[(end + 10)..]),
            (ulong)Short(tail[(end + 8)..]),
            (ulong)Word(tail[(end + 12)..]),
            (ulong)Word(tail[(end + 16)..])
        );
        var (directoryEnd, disks) = (before + (ulong)end, (ulong)Word(tail[(end + 4)..]));
        var from = Math.Max(0, end - Searched);
        var locator = tail[from..end].LastIndexOf(Locator) is >= 0 and var found ? from + found : -1;
        if (locator >= 0)
        {
            var wide = locator - WideEndLength;
            if (
                locator != end - LocatorLength
                || wide < 0
                || !tail[wide..].StartsWith(WideEnd)
                || Long(tail[(locator + 8)..]) != before + (ulong)wide
                || !Is(listed, Long(tail[(wide + 32)..]), ushort.MaxValue)
                || !Is(here, Long(tail[(wide + 24)..]), ushort.MaxValue)
                || !Is(size, Long(tail[(wide + 40)..]), uint.MaxValue)
                || !Is(start, Long(tail[(wide + 48)..]), uint.MaxValue)
            )
            {
                return "it cannot be read as a zip: it has two ends";
            }
            (here, listed) = (Long(tail[(wide + 24)..]), Long(tail[(wide + 32)..]));
            (size, start) = (Long(tail[(wide + 40)..]), Long(tail[(wide + 48)..]));
            directoryEnd = before + (ulong)wide;
            disks = Is(disks, 0, uint.MaxValue) ? 0u : disks;
        }
        return ArchiveRules.TooMany(Math.Max(listed, here), limits)
            ?? (
                listed != here || disks != 0 || (UInt128)start + size != directoryEnd
                    ? "it cannot be read as a zip: its directory is not where its end says"
                    : null
            );
    }

    // a field that is too narrow says so, or says the same
    private static bool Is(ulong narrow, ulong wide, ulong tooNarrow) => narrow == tooNarrow || narrow == wide;

    private static ushort Short(ReadOnlySpan<byte> at) => BinaryPrimitives.ReadUInt16LittleEndian(at);

    private static uint Word(ReadOnlySpan<byte> at) => BinaryPrimitives.ReadUInt32LittleEndian(at);

    private static ulong Long(ReadOnlySpan<byte> at) => BinaryPrimitives.ReadUInt64LittleEndian(at);
}
