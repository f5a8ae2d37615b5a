using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.Core.Versions;

/// <summary>A place where a file says the product's version.</summary>
/// <param name="File">The file's path in the repository.</param>
/// <param name="Where">The member or table, such as <c>version</c> or <c>[package] version</c>.</param>
/// <param name="Text">What it says.</param>
public sealed record VersionPlace(string File, string Where, string Text)
{
    /// <summary>Offset of the string's first byte in the file, behind the quote.</summary>
    internal int Start { get; init; }

    /// <summary>The string's bytes as they are spelled there.</summary>
    internal int Length { get; init; }

    /// <summary>What stands in front of the version in the same string, such as <c>=</c>.</summary>
    internal string Before { get; init; } = "";

    /// <summary>Whether it is a version at all, one that a release can have.</summary>
    internal bool IsVersion => ReleaseTag.TryParse($"v{Text}", out _, out _);

    /// <summary>
    /// As people say it, <c>package-lock.json (packages."".version)</c>; only the file where that is enough.
    /// </summary>
    public string Shown => Where == "version" ? File : $"{File} ({Where})";
}
