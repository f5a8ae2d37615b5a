using System.Text;
using System.Text.Json;

namespace MsReleaseActions.DispatchAndWait;

/// <summary>A JSON object of scalars. Numbers keep their spelling: they are never converted.</summary>
internal static class JsonMapping
{
    /// <summary>Null where the text is no JSON object: then it may be YAML's flow form, which looks alike.</summary>
    public static List<KeyValuePair<string, string>>? TryRead(string text, List<string> problems)
    {
        if (!text.TrimStart().StartsWith('{'))
        {
            return null;
        }
        var found = new List<string>();
        try
        {
            var pairs = Read(Encoding.UTF8.GetBytes(text), found);
            problems.AddRange(found);
            return pairs;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static List<KeyValuePair<string, string>> Read(byte[] utf8, List<string> problems)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                problems.Add($"must hold plain values only, and '{name}' is a list or a mapping");
                reader.Skip();
            }
            else
            {
                pairs.Add(KeyValuePair.Create(name, Value(ref reader)));
            }
        }
        // whatever follows the object is an error of the reader's own
        reader.Read();
        return pairs;
    }

    private static string Value(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString()!,
            JsonTokenType.Null => "",
            _ => Encoding.UTF8.GetString(reader.ValueSpan),
        };
}
