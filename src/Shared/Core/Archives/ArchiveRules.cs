namespace MsReleaseActions.Core.Archives;

/// <summary>
/// What is asked of every archive before a byte of it is unpacked, in one place. Its headers are believed here; whoever
/// unpacks an entry takes exactly the bytes that it promised (<see cref="ArchiveContent"/>), so that what was judged is
/// what arrives.
/// </summary>
public static class ArchiveRules
{
    /// <summary>Why an archive is not unpacked, as a clause; null where it may be.</summary>
    /// <param name="entries">All that it says to hold.</param>
    /// <param name="bytes">Its own length; the largest number where it is yet to be packed.</param>
    /// <param name="limits">How much it may hold.</param>
    /// <param name="links">Whether it may hold links that lead into itself.</param>
    public static string? WhyNot(
        IReadOnlyList<ArchiveEntry> entries,
        long bytes,
        ArchiveLimits limits,
        bool links = false
    ) =>
        TooMany((uint)entries.Count, limits)
        ?? entries.Select(entry => WhyNot(entry, limits, links)).FirstOrDefault(problem => problem is not null)
        ?? TooLarge(entries, bytes, limits)
        // what lies in a link would be written to where that leads
        ?? ArchiveName.Clash(
            entries.Where(entry => entry.Kind != EntryKind.Folder).Select(entry => entry.Path),
            entries.Where(entry => entry.Kind == EntryKind.Folder).Select(entry => entry.Path)
        );

    /// <summary>Why so many entries are not even listed; null where they may be.</summary>
    internal static string? TooMany(ulong count, ArchiveLimits limits) =>
        count > (ulong)limits.Entries ? $"it has {count} entries, more than {limits.Entries}" : null;

    private static string? WhyNot(ArchiveEntry entry, ArchiveLimits limits, bool links) =>
        ArchiveName.WhyNot(entry.Path) is { } problem
            ? $"the name of the entry '{entry.Path}' is not a plain relative path: {problem}"
        : entry.Kind == EntryKind.Encrypted ? $"the entry '{entry.Path}' is encrypted"
        : entry.Kind == EntryKind.Other || (entry.Kind == EntryKind.Link && !links)
            ? $"the entry '{entry.Path}' is no regular file"
        : entry.Kind == EntryKind.Link && LeadsOut(entry) ? $"the link '{entry.Path}' leads out, to '{entry.Target}'"
        : entry.Size < 0 ? $"the entry '{entry.Path}' has a size that cannot be"
        : entry.Size > limits.EntryBytes
            ? $"the entry '{entry.Path}' has {entry.Size} bytes, more than {limits.EntryBytes}"
        : null;

    private static string? TooLarge(IReadOnlyList<ArchiveEntry> entries, long bytes, ArchiveLimits limits)
    {
        // wide enough for any number of entries, each as large as a header can say
        var all = entries.Aggregate(Int128.Zero, (sum, entry) => sum + entry.Size);
        return all > limits.Bytes ? $"its entries have {all} bytes in all, more than {limits.Bytes}"
            : all > limits.Small && all > (Int128)limits.Ratio * bytes
                ? $"its entries have {all} bytes in all, more than {limits.Ratio} times its own {bytes}"
            : null;
    }

    private static bool LeadsOut(ArchiveEntry link)
    {
        if (link.Target.Length == 0 || link.Target[0] == '/' || link.Target.AsSpan().IndexOfAny("\\:") >= 0)
        {
            return true;
        }
        var depth = link.Path.Count(letter => letter == '/');
        foreach (var part in link.Target.Split('/').Where(part => part is not ("" or ".")))
        {
            depth += part == ".." ? -1 : 1;
            if (depth < 0)
            {
                return true;
            }
        }
        return false;
    }
}
