using System.Text.Json;
using System.Text.Unicode;
using MsReleaseActions.Core.LatestJson;

namespace MsReleaseActions.Core.Versions;

/// <summary>
/// Cuts a JSON5 document (https://spec.json5.org: comments, single quotes, bare names, trailing commas) into its values
/// without changing or copying a byte of it.
/// </summary>
internal sealed class Json5Pieces
{
    private const int DeepestLevel = 64;
    private readonly Json5Tokens tokens;
    private readonly List<JsonPiece> pieces = [];

    private Json5Pieces(byte[] bytes) => tokens = new Json5Tokens(bytes);

    /// <summary>All values in the order of the document, the root first.</summary>
    /// <exception cref="FormatException">Not JSON5, not UTF-8, nested too deep, or a member named twice; the message is
    /// a clause.</exception>
    public static IReadOnlyList<JsonPiece> Of(byte[] bytes)
    {
        if (!Utf8.IsValid(bytes))
        {
            throw new FormatException("it is not UTF-8");
        }
        var document = new Json5Pieces(bytes);
        document.Value([]);
        document.tokens.SkipBlanks();
        return document.tokens.IsAtEnd ? document.pieces : throw document.tokens.Unexpected();
    }

    private void Value(string[] path)
    {
        tokens.SkipBlanks();
        var start = tokens.At;
        switch (tokens.Next)
        {
            case '{':
                Add(path, JsonTokenType.StartObject, start, 1, null);
                Object(path);
                break;
            case '[':
                Add(path, JsonTokenType.StartArray, start, 1, null);
                Array(path);
                break;
            case '"' or '\'':
                var text = tokens.String();
                Add(path, JsonTokenType.String, start, tokens.At - start, text);
                break;
            default:
                var type = Json5Tokens.TypeOf(tokens.Word()) ?? throw tokens.Unexpected(start);
                Add(path, type, start, tokens.At - start, null);
                break;
        }
    }

    private void Object(string[] path)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        tokens.Take('{');
        while (!tokens.TryTake('}'))
        {
            var name = tokens.Next is '"' or '\'' ? tokens.String() : tokens.Name();
            if (!names.Add(name))
            {
                throw new FormatException($"the member {string.Join('.', [.. path, name])} is there twice");
            }
            tokens.Take(':');
            Value([.. path, name]);
            if (!tokens.TryTake(','))
            {
                tokens.Take('}');
                return;
            }
        }
    }

    private void Array(string[] path)
    {
        tokens.Take('[');
        for (var count = 0; !tokens.TryTake(']'); count++)
        {
            Value([.. path, $"[{count}]"]);
            if (!tokens.TryTake(','))
            {
                tokens.Take(']');
                return;
            }
        }
    }

    private void Add(string[] path, JsonTokenType type, int start, int length, string? text)
    {
        if (path.Length >= DeepestLevel)
        {
            throw new FormatException($"it is nested deeper than {DeepestLevel} levels");
        }
        pieces.Add(new JsonPiece(path, type, start, length, text));
    }
}
