using System.IO.Compression;

namespace MsReleaseActions.SharedTests.Core.Content;

/// <summary>Archives that no tool of ours made.</summary>
internal static class ZipSample
{
    public static byte[] Of(Action<ZipArchive> fill)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            fill(zip);
        }
        return bytes.ToArray();
    }
}
