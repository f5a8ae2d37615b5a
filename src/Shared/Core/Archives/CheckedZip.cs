using ICSharpCode.SharpZipLib;
using ICSharpCode.SharpZipLib.Zip;
using MsReleaseActions.Core.Files;

namespace MsReleaseActions.Core.Archives;

/// <summary>
/// A zip that somebody else packed, opened only where it keeps to <see cref="ArchiveRules"/>: its end is judged before
/// its directory is read, the directory before an entry is, and each entry while it is.
/// </summary>
public sealed class CheckedZip : IDisposable
{
    private const int KindMask = 0xF000;
    private const int Regular = 0x8000;
    private const int SymbolicLink = 0xA000;
    private readonly ZipFile zip;
    private readonly OrderedDictionary<ArchiveEntry, ZipEntry> headers;

    private CheckedZip(ZipFile zip)
    {
        this.zip = zip;
        headers = new OrderedDictionary<ArchiveEntry, ZipEntry>(
            zip.Cast<ZipEntry>().Select(entry => KeyValuePair.Create(Of(entry), entry)),
            ReferenceEqualityComparer.Instance
        );
    }

    /// <summary>In the order of its directory.</summary>
    public IReadOnlyList<ArchiveEntry> Entries => headers.Keys;

    /// <summary>The same, as the library has them.</summary>
    internal IReadOnlyList<ZipEntry> Headers => headers.Values;

    /// <param name="archive">Can seek; stays open.</param>
    /// <exception cref="FormatException">It is no zip, or one that is not unpacked; the message is a
    /// clause.</exception>
    public static CheckedZip Open(Stream archive, ArchiveLimits limits)
    {
        var problem = Reading(() => ZipDirectory.WhyNot(archive, limits));
        if (problem is not null)
        {
            throw new FormatException(problem);
        }
        var opened = Reading(() => new CheckedZip(new ZipFile(archive, leaveOpen: true)));
        if (ArchiveRules.WhyNot(opened.Entries, archive.Length, limits) is { } refused)
        {
            opened.Dispose();
            throw new FormatException(refused);
        }
        return opened;
    }

    /// <summary>Hands on every byte of an entry.</summary>
    /// <exception cref="FormatException">It does not hold what it promised; the message is a clause.</exception>
    public void Read(ArchiveEntry entry, Action<ReadOnlyMemory<byte>> take)
    {
        using var content = Reading(() => zip.GetInputStream(headers[entry]));
        ArchiveContent.Read(entry, piece => Reading(() => content.Read(piece, 0, piece.Length)), take);
    }

    /// <summary>An entry's bytes, held in memory.</summary>
    /// <inheritdoc cref="Read"/>
    public byte[] Bytes(ArchiveEntry entry)
    {
        using var bytes = new MemoryStream();
        Read(entry, piece => bytes.Write(piece.Span));
        return bytes.ToArray();
    }

    /// <summary>Unpacks all of it; a file that is there is replaced.</summary>
    /// <param name="folder">Full path; nothing is written through a link in it.</param>
    /// <exception cref="FormatException">An entry does not hold what it promised, or there is a link on the way; the
    /// message is a clause.</exception>
    public void ExtractTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var entry in Entries)
        {
            if (PlainFile.LinkOn(folder, entry.Path) is { } link)
            {
                throw new FormatException($"'{entry.Path}' would be written through '{link}', which is a link");
            }
            var path = Path.Combine(folder, entry.Path);
            if (entry.Kind == EntryKind.Folder)
            {
                Directory.CreateDirectory(path);
                continue;
            }
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var file = File.Create(path);
            Read(entry, piece => file.Write(piece.Span));
        }
    }

    public void Dispose() => ((IDisposable)zip).Dispose();

    private static ArchiveEntry Of(ZipEntry entry) => new(entry.Name, KindOf(entry), entry.Size);

    private static EntryKind KindOf(ZipEntry entry) =>
        entry.IsCrypted ? EntryKind.Encrypted
        : entry.IsDirectory ? EntryKind.Folder
        : ((entry.ExternalFileAttributes >> 16) & KindMask) switch
        {
            0 or Regular => EntryKind.File,
            SymbolicLink => EntryKind.Link,
            _ => EntryKind.Other,
        };

    // whatever the library stumbles over in bytes that are not as they should be
    private static T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure)
            when (failure
                    is SharpZipBaseException
                        or IOException
                        or ArgumentException
                        or NotSupportedException
                        or ArithmeticException
                        or IndexOutOfRangeException
            )
        {
            throw new FormatException($"it cannot be read as a zip: {failure.Message}", failure);
        }
    }
}
