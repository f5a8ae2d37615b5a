using System.Text.Json;

namespace MsReleaseActions.Core;

/// <summary>
/// JSON whose texts are texts. The parser lets half a character (<c>"\ud800"</c>) through, and fails only when that
/// text is read.
/// </summary>
public static class ReadableJson
{
    /// <exception cref="JsonException">It is no JSON, or one of its texts or names is none.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> json, JsonDocumentOptions options = default)
    {
        var document = JsonDocument.Parse(json, options);
        try
        {
            Require(json.Span);
            return document;
        }
        catch
        {
            document.Dispose();
            throw;
        }
    }

    /// <inheritdoc cref="Parse"/>
    public static void Require(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped)
            {
                continue;
            }
            try
            {
                _ = reader.GetString();
            }
            catch (InvalidOperationException half)
            {
                throw new JsonException($"a string holds half a character (byte {reader.TokenStartIndex})", half);
            }
        }
    }
}
