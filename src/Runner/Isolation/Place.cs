namespace MsReleaseActions.Runner.Isolation;

/// <summary>What a place of a machine is.</summary>
public enum PlaceKind
{
    /// <summary>A folder with nothing in it, which nobody writes to.</summary>
    Empty,

    /// <summary>An empty file system in memory for everybody.</summary>
    Memory,

    /// <summary>What lies there on the real machine, to be read.</summary>
    Shown,

    /// <summary>A folder of the real machine that may be written to.</summary>
    Writable,

    /// <summary>A device of the real machine.</summary>
    Device,

    /// <summary>A symbolic link.</summary>
    Link,
}

/// <summary>A place of a machine as its programs see it.</summary>
/// <param name="Path">Full path there.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Source">Full path on the real machine, or the target of a link; empty otherwise.</param>
public sealed record Place(string Path, PlaceKind Kind, string Source = "");
