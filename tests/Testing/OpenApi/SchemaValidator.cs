using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MsReleaseActions.Testing.OpenApi;

/// <summary>
/// Compares a JSON value with a schema of an OpenAPI 3.0 document, and names every difference with its place.
/// </summary>
public sealed class SchemaValidator(JsonNode document)
{
    /// <summary>
    /// The differences between a value and a schema; <paramref name="at"/> is the place that they are named with.
    /// </summary>
    public IEnumerable<string> Check(JsonNode? value, JsonNode schema, string at)
    {
        if (schema["$ref"] is { } reference)
        {
            return Check(value, Resolve(reference.GetValue<string>()), at);
        }

        if (value is null)
        {
            return AllowsNull(schema) ? [] : [$"{at}: null is not allowed"];
        }

        if (Kind(schema, value) is { } wrong)
        {
            return [$"{at}: {wrong}"];
        }

        return
        [
            .. Choice(value, schema, at),
            .. Enumeration(value, schema, at),
            .. Text(value, schema, at),
            .. Members(value, schema, at),
            .. Items(value, schema, at),
        ];
    }

    private JsonNode Resolve(string reference) =>
        reference
            .Split('/')
            .Skip(1)
            .Aggregate(
                document,
                (node, part) => node[part] ?? throw new InvalidDataException($"{reference} leads nowhere")
            );

    private static bool AllowsNull(JsonNode schema) =>
        schema["nullable"]?.GetValue<bool>() == true
        || (schema["type"] is null && schema["properties"] is null && !HasChoice(schema));

    private static bool HasChoice(JsonNode schema) =>
        schema["allOf"] is not null || schema["anyOf"] is not null || schema["oneOf"] is not null;

    private static string? Kind(JsonNode schema, JsonNode value)
    {
        var kind = value.GetValueKind();
        var right = schema["type"]?.GetValue<string>() switch
        {
            null => true,
            "object" => kind == JsonValueKind.Object,
            "array" => kind == JsonValueKind.Array,
            "string" => kind == JsonValueKind.String,
            "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
            "number" => kind == JsonValueKind.Number,
            "integer" => kind == JsonValueKind.Number
                && long.TryParse(
                    value.ToJsonString(),
                    NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out _
                ),
            var other => throw new InvalidDataException($"unknown type {other}"),
        };
        return right ? null : $"{Short(value)} is not of type {schema["type"]}";
    }

    /// <summary>One of <c>oneOf</c> is enough: GitHub's own alternatives overlap.</summary>
    private IEnumerable<string> Choice(JsonNode value, JsonNode schema, string at)
    {
        foreach (var part in schema["allOf"]?.AsArray() ?? [])
        {
            foreach (var problem in Check(value, part!, at))
            {
                yield return problem;
            }
        }

        if ((schema["anyOf"] ?? schema["oneOf"]) is not JsonArray choices)
        {
            yield break;
        }

        var best = choices
            .Select(choice => Check(value, choice!, at).ToList())
            .OrderBy(problems => problems.Count)
            .First();
        foreach (var problem in best)
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> Enumeration(JsonNode value, JsonNode schema, string at)
    {
        if (schema["enum"] is JsonArray allowed && !allowed.Any(a => JsonNode.DeepEquals(a, value)))
        {
            yield return $"{at}: {Short(value)} is none of {allowed.ToJsonString()}";
        }
    }

    private static IEnumerable<string> Text(JsonNode value, JsonNode schema, string at)
    {
        if (value.GetValueKind() != JsonValueKind.String)
        {
            yield break;
        }

        var text = value.GetValue<string>();
        var right = schema["format"]?.GetValue<string>() switch
        {
            "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                && text.Contains('T', StringComparison.Ordinal),
            "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
            _ => true,
        };
        if (!right)
        {
            yield return $"{at}: {Short(value)} is not a {schema["format"]}";
        }

        if (
            text.Length < (schema["minLength"]?.GetValue<int>() ?? 0)
            || text.Length > (schema["maxLength"]?.GetValue<int>() ?? int.MaxValue)
        )
        {
            yield return $"{at}: {Short(value)} has a length of {text.Length}";
        }
    }

    private IEnumerable<string> Members(JsonNode value, JsonNode schema, string at)
    {
        if (value is not JsonObject members)
        {
            yield break;
        }

        foreach (var required in schema["required"]?.AsArray().Select(r => r!.GetValue<string>()) ?? [])
        {
            if (!members.ContainsKey(required))
            {
                yield return $"{at}: '{required}' is missing";
            }
        }

        var known = schema["properties"] as JsonObject;
        foreach (var (name, member) in members)
        {
            if ((known?[name] ?? schema["additionalProperties"] as JsonObject) is { } described)
            {
                foreach (var problem in Check(member, described, $"{at}.{name}"))
                {
                    yield return problem;
                }
            }
            else if (schema["additionalProperties"] is JsonValue more && !more.GetValue<bool>())
            {
                yield return $"{at}: '{name}' is not known";
            }
        }
    }

    private IEnumerable<string> Items(JsonNode value, JsonNode schema, string at)
    {
        if (value is not JsonArray items || schema["items"] is not { } described)
        {
            yield break;
        }

        for (var i = 0; i < items.Count; i++)
        {
            foreach (var problem in Check(items[i], described, $"{at}[{i}]"))
            {
                yield return problem;
            }
        }
    }

    private static string Short(JsonNode value) =>
        value.ToJsonString() is { Length: > 60 } text ? text[..60] + "…" : value.ToJsonString();
}
