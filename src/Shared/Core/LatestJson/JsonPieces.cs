using System.Text.Json;
using System.Text.Unicode;

namespace MsReleaseActions.Core.LatestJson;

/// <summary>Cuts a JSON document into its values without changing or copying a byte of it.</summary>
internal static class JsonPieces
{
    private const int DeepestLevel = 64;

    /// <summary>All values in the order of the document, the root first.</summary>
    /// <exception cref="FormatException">Not JSON (comments, trailing commas and a byte order mark included), not
    /// UTF-8, or a member named twice.</exception>
    internal static IReadOnlyList<JsonPiece> Of(ReadOnlySpan<byte> json)
    {
        if (json.StartsWith("\uFEFF"u8))
        {
            throw new FormatException("it begins with a byte order mark, which the updater does not read");
        }
        if (!Utf8.IsValid(json))
        {
            throw new FormatException("it is not UTF-8");
        }
        try
        {
            return Walk(json);
        }
        catch (JsonException failure)
        {
            throw new FormatException(
                $"it is not JSON (line {failure.LineNumber + 1}, byte {failure.BytePositionInLine + 1})",
                failure
            );
        }
        catch (InvalidOperationException failure)
        {
            // the reader's words for an escape such as \ud800 alone, which is no character
            throw new FormatException("it is not JSON: a string holds half a character", failure);
        }
    }

    private static List<JsonPiece> Walk(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = DeepestLevel });
        var pieces = new List<JsonPiece>();
        var levels = new Stack<Level>();
        var path = Array.Empty<string>();
        (int Start, int End) name = (-1, -1);
        while (reader.Read())
        {
            var (start, length) = ((int)reader.TokenStartIndex, (int)(reader.BytesConsumed - reader.TokenStartIndex));
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    path = levels.Peek().Named(reader.GetString()!, json[..start]);
                    name = (start, start + NameLength(reader, json, start));
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    levels.Pop();
                    continue;
                default:
                    break;
            }
            if (levels.TryPeek(out var level) && level.IsArray)
            {
                path = level.Next();
                name = (-1, -1);
            }
            var text = reader.TokenType is JsonTokenType.String ? reader.GetString() : null;
            var piece = new JsonPiece(path, reader.TokenType, start, length, text);
            pieces.Add(name.Start < 0 ? piece : piece with { NameStart = name.Start, NameEnd = name.End });
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                levels.Push(new Level(path, reader.TokenType is JsonTokenType.StartArray));
            }
        }
        return pieces;
    }

    // the reader counts the colon to the name's bytes consumed, and may count blanks before it
    private static int NameLength(in Utf8JsonReader reader, ReadOnlySpan<byte> json, int start) =>
        json[start..(int)reader.BytesConsumed].LastIndexOf((byte)'"') + 1;

    private sealed class Level(string[] path, bool isArray)
    {
        private readonly HashSet<string> names = new(StringComparer.Ordinal);
        private int count;

        internal bool IsArray => isArray;

        // counting lines at every member would read the document once for each
        internal string[] Named(string name, ReadOnlySpan<byte> before) =>
            names.Add(name)
                ? [.. path, name]
                : throw new FormatException(
                    $"the member {string.Join('.', [.. path, name])} is there twice (line {before.Count((byte)'\n') + 1})"
                );

        internal string[] Next() => [.. path, $"[{count++}]"];
    }
}
