using System.IO.Compression;

namespace MsReleaseActions.Server.State;

/// <summary>Packs files into a zip.</summary>
internal static class ZipOf
{
    // installers and images are packed already: deflating them again costs seconds and saves nothing
    private const long BigBytes = 1 << 20;

    public static byte[] Bytes(IEnumerable<KeyValuePair<string, byte[]>> files, DateTimeOffset now)
    {
        using var buffer = new MemoryStream();
        Write(buffer, Streams(files), compress: true, now);
        return buffer.ToArray();
    }

    public static IEnumerable<KeyValuePair<string, Func<Stream>>> Streams(
        IEnumerable<KeyValuePair<string, byte[]>> files
    ) => files.Select(file => KeyValuePair.Create<string, Func<Stream>>(file.Key, () => new MemoryStream(file.Value)));

    public static void Write(
        Stream target,
        IEnumerable<KeyValuePair<string, Func<Stream>>> files,
        bool compress,
        DateTimeOffset now
    )
    {
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (path, open) in files)
        {
            using var content = open();
            var entry = zip.CreateEntry(
                path,
                compress && content.Length < BigBytes ? CompressionLevel.Fastest : CompressionLevel.NoCompression
            );
            entry.LastWriteTime = now;
            using var packed = entry.Open();
            content.CopyTo(packed);
        }
    }
}
