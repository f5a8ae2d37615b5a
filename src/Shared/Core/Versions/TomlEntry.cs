namespace MsReleaseActions.Core.Versions;

/// <summary>One value of a TOML document and where its bytes are.</summary>
/// <param name="Path">Tables and keys from the root; <c>[0]</c> and so on for elements of arrays and of
/// <c>[[tables]]</c>.</param>
/// <param name="Text">A string's decoded text; null for everything else.</param>
/// <param name="Start">Offset of the first byte; of a string behind its quotes.</param>
/// <param name="Length">The value's bytes; a string's without its quotes.</param>
internal sealed record TomlEntry(IReadOnlyList<string> Path, string? Text, int Start, int Length)
{
    /// <summary>It is <c>[]</c>.</summary>
    public bool IsEmptyArray { get; init; }
}
