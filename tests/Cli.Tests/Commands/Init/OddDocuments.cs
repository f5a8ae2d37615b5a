using System.Text.Json;
using System.Text.Json.Nodes;

namespace MsReleaseActions.CliTests.Commands.Init;

/// <summary>
/// Documents in which one member is something else than everybody expects: nothing, a number, a text, a list, an
/// object, or there twice.
/// </summary>
internal static class OddDocuments
{
    private static readonly string[] Replacements = ["null", "7", "\"odd\"", "true", "[]", "{}", "[[1], {}, null]"];

    /// <summary>Every such document of a JSON document, with what was done to it.</summary>
    public static IEnumerable<(string What, string Text)> OfJson(string json)
    {
        var root = JsonNode.Parse(json)!;
        foreach (var replacement in Replacements.Append("").Append("[").Append("\u0000"))
        {
            yield return ($"the whole: {replacement}", replacement);
        }
        foreach (var path in Paths(root, []))
        {
            foreach (var replacement in Replacements)
            {
                yield return ($"{string.Join('/', path)}: {replacement}", Write(root, path, replacement));
            }
            yield return ($"{string.Join('/', path)} twice", Write(root, path, null));
        }
    }

    /// <summary>Every such document of a TOML document whose keys and tables have a line each.</summary>
    public static IEnumerable<(string What, string Text)> OfToml(string toml)
    {
        var lines = toml.Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at];
            var name = line.Trim('[', ']').Split('=')[0].Trim();
            if (name.Length == 0)
            {
                continue;
            }
            foreach (
                var odd in Replacements
                    .Where(replacement => replacement != "null")
                    .Select(replacement => $"{name} = {replacement.Replace("null", "1.5")}")
                    .Append($"{line}\n{line}")
                    .Append($"[{name}]")
                    .Append($"[[{name}]]\n[[{name}]]")
                    .Append($"{name}.{name} = 1")
                    .Append("")
                    .Append("= [")
            )
            {
                yield return ($"{line}: {odd}", string.Join('\n', [.. lines[..at], odd, .. lines[(at + 1)..]]));
            }
        }
    }

    private static IEnumerable<string[]> Paths(JsonNode? node, string[] path) =>
        node switch
        {
            JsonObject members => members.SelectMany(member =>
                Paths(member.Value, [.. path, member.Key]).Prepend([.. path, member.Key])
            ),
            JsonArray items => items.SelectMany(
                (item, at) => Paths(item, [.. path, $"[{at}]"]).Prepend([.. path, $"[{at}]"])
            ),
            _ => [],
        };

    // the value at the path replaced; null: there twice
    private static string Write(JsonNode? node, string[] path, string? replacement) =>
        node switch
        {
            JsonObject members => "{"
                + string.Join(
                    ", ",
                    members.SelectMany(member =>
                        Written(member.Value, path, member.Key, replacement)
                            .Select(value => $"{JsonSerializer.Serialize(member.Key)}: {value}")
                    )
                )
                + "}",
            JsonArray items => "["
                + string.Join(", ", items.SelectMany((item, at) => Written(item, path, $"[{at}]", replacement)))
                + "]",
            null => "null",
            _ => node.ToJsonString(),
        };

    private static string[] Written(JsonNode? value, string[] path, string name, string? replacement) =>
        path is [var first, .. var rest] && first == name
            ? (rest, replacement) switch
            {
                ([], null) => [Write(value, [], ""), Write(value, [], "")],
                ([], _) => [replacement],
                _ => [Write(value, rest, replacement)],
            }
            : [Write(value, [], "")];
}
