namespace MsReleaseActions.Core.Archives;

/// <summary>What an archive says of one of its entries. All of it may be a lie.</summary>
/// <param name="Name">As it is written there; of a folder with a <c>/</c> at its end.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Size">Bytes, unpacked; below 0 where it is none that can be.</param>
public sealed record ArchiveEntry(string Name, EntryKind Kind, long Size)
{
    /// <summary>Where a link leads; empty for everything else.</summary>
    public string Target { get; init; } = "";

    /// <summary>The name without the slash of a folder.</summary>
    public string Path => Kind == EntryKind.Folder && Name.EndsWith('/') ? Name[..^1] : Name;
}

/// <summary>What an entry is.</summary>
public enum EntryKind
{
    File,
    Folder,
    Link,
    Encrypted,

    /// <summary>A device, a pipe, a second name for a file.</summary>
    Other,
}
