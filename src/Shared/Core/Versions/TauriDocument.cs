using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MsReleaseActions.Core.Versions;

/// <summary>A Tauri configuration, in whichever of its three forms it is written, as one kind of tree.</summary>
public static class TauriDocument
{
    /// <summary>How a configuration is called; where a folder has several, Tauri takes the first of these.</summary>
    public static readonly string[] Names = ["tauri.conf.json", "tauri.conf.json5", "Tauri.toml"];

    /// <summary>The name of what is laid over it on <c>windows</c>, <c>linux</c> or <c>macos</c>.</summary>
    public static IReadOnlyList<string> NamesOn(string system) =>
        [$"tauri.{system}.conf.json", $"tauri.{system}.conf.json5", $"Tauri.{system}.toml"];

    /// <param name="name">Decides the form: one that ends with <c>.toml</c>, else JSON5, which JSON is, too.</param>
    /// <exception cref="FormatException">It cannot be read, or is no object; the message is a clause.</exception>
    public static JsonObject Parse(string name, byte[] bytes) =>
        name.EndsWith(".toml", StringComparison.Ordinal)
            ? OfToml(bytes)
            : OfJson5(bytes) as JsonObject ?? throw new FormatException("it is no object");

    private static JsonNode? OfJson5(byte[] bytes)
    {
        // the containers that are open, the outermost first
        var open = new List<JsonNode?>();
        foreach (var piece in Json5Pieces.Of(bytes))
        {
            JsonNode? node = piece.Type switch
            {
                JsonTokenType.StartObject => new JsonObject(),
                JsonTokenType.StartArray => new JsonArray(),
                JsonTokenType.String => JsonValue.Create(piece.Text),
                JsonTokenType.Null => null,
                _ => Plain(bytes.AsSpan(piece.Start, piece.Length)),
            };
            var level = piece.Path.Count;
            open.RemoveRange(level, open.Count - level);
            open.Add(node);
            if (level > 0)
            {
                Add(open[level - 1]!, piece.Path[^1], node);
            }
        }
        return open[0];
    }

    private static JsonObject OfToml(byte[] bytes)
    {
        var root = new JsonObject();
        foreach (var entry in TomlEntries.Of(bytes))
        {
            JsonNode at = root;
            for (var level = 0; level + 1 < entry.Path.Count; level++)
            {
                at = Below(at, Name(entry.Path, level), isList: IsIndex(entry.Path[level + 1]));
            }
            Add(
                at,
                Name(entry.Path, entry.Path.Count - 1),
                entry.IsEmptyArray ? new JsonArray()
                    : entry.Text is { } text ? JsonValue.Create(text)
                    : Plain(bytes.AsSpan(entry.Start, entry.Length))
            );
        }
        return root;
    }

    private static JsonNode Below(JsonNode at, string name, bool isList)
    {
        var there = at switch
        {
            JsonObject members => members[name],
            JsonArray items when Index(name) is { } index && index < items.Count => items[index],
            _ => null,
        };
        if (there is null)
        {
            there = isList ? new JsonArray() : new JsonObject();
            Add(at, name, there);
        }
        return there;
    }

    private static void Add(JsonNode to, string name, JsonNode? node)
    {
        switch (to)
        {
            case JsonObject members when members.TryAdd(name, node):
                break;
            case JsonArray items when IsIndex(name):
                items.Add(node);
                break;
            default:
                throw new FormatException($"{name} is there twice, or in something that holds nothing");
        }
    }

    // Tauri.toml spells its own members with hyphens; what a plugin's are called is the plugin's business
    private static string Name(IReadOnlyList<string> path, int level) =>
        path[0] == "plugins" || IsIndex(path[level])
            ? path[level]
            : string.Concat(
                path[level].Split('-').Select((part, at) => at == 0 || part.Length == 0 ? part : Capital(part))
            );

    private static string Capital(string part) => char.ToUpperInvariant(part[0]) + part[1..];

    private static bool IsIndex(string name) => Index(name) is not null;

    private static int? Index(string name) =>
        name is ['[', .. var digits, ']']
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? at
            : null;

    // what is neither a truth value nor a number that JSON has stays as it is written
    private static JsonValue Plain(ReadOnlySpan<byte> written) =>
        Encoding.UTF8.GetString(written) switch
        {
            "true" => JsonValue.Create(true),
            "false" => JsonValue.Create(false),
            var text
                when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    && double.IsFinite(number) => JsonValue.Create(number),
            var text => JsonValue.Create(text)!,
        };
}
