using ICSharpCode.SharpZipLib.Zip;

namespace MsReleaseActions.Core.Content;

/// <summary>
/// Writes a bundle: the same files give the same bytes on every machine, in every time zone and with every version of
/// .NET. So the compressor is a managed one of a pinned version, and nothing of the disk but the files' bytes goes in.
/// </summary>
internal static class BundleWriter
{
    /// <summary>The first time that a zip can name.</summary>
    public static readonly DateTime Time = new(1980, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>The permissions that follow are Unix's, wherever it is written.</summary>
    public const int Unix = 3;

    private const int RegularFile = 0x8000;
    private const int Best = 9;

    /// <summary>As the archive has a part's mode.</summary>
    public static int Attributes(BundlePart part) => (RegularFile | part.Mode) << 16;

    /// <param name="target">Can seek: sizes are then written where they belong, before the files.</param>
    /// <param name="parts">In their order.</param>
    /// <param name="open">Opens a part's bytes.</param>
    public static void Write(Stream target, IEnumerable<BundlePart> parts, Func<BundlePart, Stream> open)
    {
        using var zip = new ZipOutputStream(target) { IsStreamOwner = false, UseZip64 = UseZip64.Off };
        zip.SetLevel(Best);
        foreach (var part in parts)
        {
            using var content = open(part);
            zip.PutNextEntry(
                new ZipEntry(part.Path)
                {
                    DateTime = Time,
                    HostSystem = Unix,
                    ExternalFileAttributes = Attributes(part),
                    Size = content.Length,
                }
            );
            content.CopyTo(zip);
            zip.CloseEntry();
        }
    }
}
