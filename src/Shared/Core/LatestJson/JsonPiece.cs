using System.Text.Json;

namespace MsReleaseActions.Core.LatestJson;

/// <summary>One value of a JSON document and where its bytes are.</summary>
/// <param name="Path">Member names from the root; <c>[0]</c> and so on for elements of arrays.</param>
/// <param name="Type">The value's first token.</param>
/// <param name="Start">Offset of the token's first byte; a string's is its quote.</param>
/// <param name="Length">The token's bytes; a string's with both quotes.</param>
/// <param name="Text">A string's decoded text; null for everything else.</param>
public sealed record JsonPiece(IReadOnlyList<string> Path, JsonTokenType Type, int Start, int Length, string? Text)
{
    /// <summary>Offset of the quote that begins the member's name; the value's own where it has no name.</summary>
    public int NameStart { get; init; } = Start;

    /// <summary>Offset behind the quote that ends the member's name.</summary>
    public int NameEnd { get; init; } = Start;

    /// <summary>The path as people write it, such as <c>platforms.linux-x86_64.url</c>.</summary>
    public string Shown => string.Join('.', Path);

    internal bool IsAt(string name) => Path.Count == 1 && Path[0] == name;
}
