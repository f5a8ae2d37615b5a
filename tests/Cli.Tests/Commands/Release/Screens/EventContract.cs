using System.ComponentModel;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MsReleaseActions.Cli.Commands.Release.Screens;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.CliTests.Commands.Release.Screens;

/// <summary>The page and the schema of the events, as the records have them.</summary>
internal static class EventContract
{
    private const string Start = "<!-- events -->";
    private const string End = "<!-- /events -->";
    private static readonly NullabilityInfoContext Nullability = new();

    private static IEnumerable<(string Name, Type Type)> Events =>
        typeof(EventDocument)
            .GetCustomAttributes<JsonDerivedTypeAttribute>()
            .Select(derived => ((string)derived.TypeDiscriminator!, derived.DerivedType));

    /// <summary>The page with its tables written anew.</summary>
    public static string Page(string page)
    {
        var text = new StringBuilder("\n");
        foreach (var (name, type) in Events)
        {
            text.Append($"### `{name}`\n\n{Said(type)}\n\n| member | type | what it is |\n|---|---|---|\n");
            foreach (var member in Members(type))
            {
                text.Append(
                    $"| `{Name(member)}` | {Kind(member)}{(IsNullable(member) ? " or null" : "")} | {Said(member)} |\n"
                );
            }
            text.Append('\n');
        }
        var (from, to) = (page.IndexOf(Start, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        return $"{page[..(from + Start.Length)]}\n{text}{page[to..]}";
    }

    /// <summary>JSON schema of one line.</summary>
    public static string Schema()
    {
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "A line of ms release app publish --json",
            ["description"] = "Readers must pass over events and members that they do not know.",
            ["oneOf"] = new JsonArray([.. Events.Select(found => Schema(found.Name, found.Type))]),
        };
        return schema.ToJsonString(
                new JsonSerializerOptions
                {
                    WriteIndented = true,
                    Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                }
            ) + "\n";
    }

    private static JsonObject Schema(string name, Type type)
    {
        var properties = new JsonObject
        {
            ["event"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray(name) },
        };
        foreach (var member in Members(type))
        {
            properties[Name(member)] = Schema(member);
        }
        return new JsonObject
        {
            ["type"] = "object",
            ["description"] = Said(type),
            ["required"] = new JsonArray([.. properties.Select(property => JsonValue.Create(property.Key))]),
            ["properties"] = properties,
        };
    }

    private static JsonObject Schema(PropertyInfo member)
    {
        var kind = Kind(member);
        var schema = new JsonObject
        {
            ["type"] = IsNullable(member) ? new JsonArray(Single(kind), "null") : Single(kind),
            ["description"] = Said(member),
        };
        if (kind == "array of strings")
        {
            schema["items"] = new JsonObject { ["type"] = "string" };
        }
        string[] words = Name(member) switch
        {
            "step" => [.. Enum.GetValues<StepId>().Select(StepNames.Of)],
            "status" => [.. Enum.GetValues<StepStatus>().Select(StepNames.Of)],
            "channel" => ["stable", "beta"],
            _ => [],
        };
        if (words.Length > 0)
        {
            schema["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]);
        }
        return schema;
    }

    private static JsonNode Single(string kind) => kind == "array of strings" ? "array" : kind;

    private static IEnumerable<PropertyInfo> Members(Type type) =>
        type.GetProperties()
            .Where(member => member.GetCustomAttribute<DescriptionAttribute>() is not null)
            .OrderBy(member => member.Name == nameof(EventDocument.At) ? 0 : 1);

    private static string Name(PropertyInfo member) => JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Name);

    private static string Said(MemberInfo member) =>
        member
            .GetCustomAttribute<DescriptionAttribute>()!
            .Description.Replace(
                "STEPS",
                string.Join(", ", Enum.GetValues<StepId>().Select(step => $"`{StepNames.Of(step)}`")),
                StringComparison.Ordinal
            );

    private static string Kind(PropertyInfo member) =>
        member.PropertyType == typeof(bool) ? "boolean"
        : member.PropertyType == typeof(int) || member.PropertyType == typeof(long) ? "integer"
        : member.PropertyType == typeof(string) ? "string"
        : "array of strings";

    private static bool IsNullable(PropertyInfo member) =>
        Nullability.Create(member).ReadState == NullabilityState.Nullable;
}
