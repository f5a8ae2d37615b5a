namespace MsReleaseActions.ReleaseTrain.Install;

/// <summary>What an installation does with one file.</summary>
public enum FileFate
{
    /// <summary>It is there as it should be.</summary>
    Current,

    /// <summary>It is not there yet.</summary>
    Created,

    /// <summary>It is as an earlier installation wrote it, and gets the new text.</summary>
    Updated,

    /// <summary>It was changed by hand and gets the new text all the same, as was asked for.</summary>
    Overwritten,

    /// <summary>It was there before the lanes, which take its place: its text goes, or it does.</summary>
    Replaced,

    /// <summary>It was changed by hand, and there is nothing new for it.</summary>
    Kept,

    /// <summary>It was changed by hand, and there is something new for it: it stays until somebody decides.</summary>
    Undecided,
}

/// <summary>A file of an installation.</summary>
/// <param name="Path">In the checkout, with <c>/</c>.</param>
/// <param name="Fate">What is done.</param>
/// <param name="Old">Its text; empty where it is not there.</param>
/// <param name="New">The text that it gets, or would get; null: it is deleted.</param>
public sealed record InstalledFile(string Path, FileFate Fate, string Old, string? New)
{
    public bool IsWritten => Fate is FileFate.Created or FileFate.Updated or FileFate.Overwritten or FileFate.Replaced;

    /// <summary>
    /// A text with the line ends of what is there: a checkout may have CRLF where the repository has LF.
    /// </summary>
    public static string WithLineEndsOf(string found, string text) =>
        found.Contains("\r\n", StringComparison.Ordinal) ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text;

    /// <summary>What changes, or would change.</summary>
    public IReadOnlyList<DiffLine> Diff() => UnifiedDiff.Of(Path, Fate == FileFate.Created ? null : Old, New);
}
