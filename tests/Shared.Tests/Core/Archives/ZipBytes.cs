using System.Buffers.Binary;
using System.IO.Compression;
using MsReleaseActions.SharedTests.Core.Content;

namespace MsReleaseActions.SharedTests.Core.Archives;

/// <summary>Zips, and what can be made of their bytes.</summary>
internal static class ZipBytes
{
    // places in the directory's record of an entry, and in the end
    public const int Size = 24;
    public const int HereListed = 8;
    public const int Listed = 10;

    public static byte[] Zip(params (string Name, string Text)[] files) =>
        ZipSample.Of(zip =>
        {
            foreach (var (name, text) in files)
            {
                using var content = new StreamWriter(zip.CreateEntry(name).Open());
                content.Write(text);
            }
        });

    public static byte[] Packed(int zeros) =>
        ZipSample.Of(zip =>
        {
            using var content = zip.CreateEntry("zeros", CompressionLevel.SmallestSize).Open();
            content.Write(new byte[zeros]);
        });

    // many records of the directory name the bytes of one entry
    public static byte[] Repeated(byte[] zip, int times)
    {
        var (at, end) = (DirectoryOf(zip), EndOf(zip));
        byte[] repeated =
        [
            .. zip[..at],
            .. Enumerable
                .Range(0, times)
                .SelectMany(number =>
                {
                    var record = zip[at..end];
                    System.Text.Encoding.ASCII.GetBytes($"z{number:0000}").CopyTo(record, 46);
                    return record;
                }),
            .. zip[end..],
        ];
        End(repeated, Listed, (ushort)times);
        End(repeated, HereListed, (ushort)times);
        BinaryPrimitives.WriteUInt32LittleEndian(repeated.AsSpan(EndOf(repeated) + 12), (uint)(EndOf(repeated) - at));
        return repeated;
    }

    // with an end for what the narrow one has no room for
    public static byte[] Wide(byte[] zip, ulong entries)
    {
        var (at, end) = (DirectoryOf(zip), EndOf(zip));
        var wide = new byte[56 + 20];
        byte[] words = [0x50, 0x4B, 6, 6, 44];
        words.CopyTo(wide, 0);
        BinaryPrimitives.WriteUInt64LittleEndian(wide.AsSpan(24), entries);
        BinaryPrimitives.WriteUInt64LittleEndian(wide.AsSpan(32), entries);
        BinaryPrimitives.WriteUInt64LittleEndian(wide.AsSpan(40), (ulong)(end - at));
        BinaryPrimitives.WriteUInt64LittleEndian(wide.AsSpan(48), (ulong)at);
        byte[] locator = [0x50, 0x4B, 6, 7];
        locator.CopyTo(wide, 56);
        BinaryPrimitives.WriteUInt64LittleEndian(wide.AsSpan(64), (ulong)end);
        wide[72] = 1;
        byte[] whole = [.. zip[..end], .. wide, .. zip[end..]];
        End(whole, Listed, ushort.MaxValue);
        End(whole, HereListed, ushort.MaxValue);
        return whole;
    }

    // its two headers agree
    public static void Promise(byte[] zip, uint size)
    {
        InDirectory(zip, Size, size);
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(22), size);
    }

    public static void InDirectory(byte[] zip, int place, uint value) =>
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(DirectoryOf(zip) + place), value);

    public static void End(byte[] zip, int place, ushort value) =>
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(EndOf(zip) + place), value);

    public static int DirectoryOf(byte[] zip) =>
        (int)BinaryPrimitives.ReadUInt32LittleEndian(zip.AsSpan(EndOf(zip) + 16));

    public static int EndOf(byte[] zip) => zip.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0x50, 0x4B, 5, 6]);
}
