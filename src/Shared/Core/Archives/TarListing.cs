using System.Formats.Tar;

namespace MsReleaseActions.Core.Archives;

/// <summary>What a tar says to hold, looked at before any of it is unpacked.</summary>
public static class TarListing
{
    /// <summary>Its entries, in order; what only describes others is none.</summary>
    /// <param name="archive">Is read from where it stands to its end.</param>
    /// <exception cref="FormatException">It is no tar; the message is a clause.</exception>
    public static IEnumerable<ArchiveEntry> Read(Stream archive)
    {
        using var tar = new TarReader(archive, leaveOpen: true);
        while (Next(tar) is { } entry)
        {
            if (entry is not PaxGlobalExtendedAttributesTarEntry)
            {
                yield return new ArchiveEntry(entry.Name, KindOf(entry.EntryType), entry.Length)
                {
                    Target = entry.LinkName,
                };
            }
        }
    }

    private static TarEntry? Next(TarReader tar)
    {
        try
        {
            return tar.GetNextEntry();
        }
        catch (Exception failure)
            when (failure is IOException or InvalidDataException or ArgumentException or ArithmeticException)
        {
            throw new FormatException($"it cannot be read as a tar: {failure.Message}", failure);
        }
    }

    private static EntryKind KindOf(TarEntryType type) =>
        type switch
        {
            TarEntryType.RegularFile or TarEntryType.V7RegularFile => EntryKind.File,
            TarEntryType.Directory => EntryKind.Folder,
            TarEntryType.SymbolicLink => EntryKind.Link,
            _ => EntryKind.Other,
        };
}
