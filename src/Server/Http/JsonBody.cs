using System.Text.Json;
using System.Text.Json.Nodes;

namespace MsReleaseActions.Server.Http;

/// <summary>A request's JSON object, read with GitHub's own refusals.</summary>
/// <param name="Json">What was sent.</param>
public sealed record JsonBody(JsonObject Json)
{
    /// <summary>Whether the member was sent, be it null.</summary>
    public bool Has(string name) => Json.ContainsKey(name);

    /// <summary>A text, or null where it is absent or null.</summary>
    public string? Text(string name) =>
        Json[name] switch
        {
            null => null,
            JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
            var other => throw Wrong(name, other, "string"),
        };

    /// <summary>A text that must be there.</summary>
    public string RequiredText(string name) =>
        Text(name) is { Length: > 0 } text
            ? text
            : throw new Refusal(Answer.Error(422, $"Invalid request.\n\n\"{name}\" wasn't supplied."));

    /// <summary>A boolean, or null where it is absent or null.</summary>
    public bool? Flag(string name) =>
        Json[name] switch
        {
            null => null,
            JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False =>
                value.GetValueKind() == JsonValueKind.True,
            var other => throw Wrong(name, other, "boolean"),
        };

    /// <summary>A whole number, or null where it is absent or null.</summary>
    public long? Number(string name) =>
        Json[name] switch
        {
            null => null,
            JsonValue value
                when value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<long>(out var number) => number,
            var other => throw Wrong(name, other, "integer"),
        };

    /// <summary>An object, or null.</summary>
    public JsonObject? Object(string name) =>
        Json[name] is null ? null : Json[name] as JsonObject ?? throw Wrong(name, Json[name]!, "object");

    /// <summary>A list, or null.</summary>
    public JsonArray? Array(string name) =>
        Json[name] is null ? null : Json[name] as JsonArray ?? throw Wrong(name, Json[name]!, "array");

    /// <summary>The texts of a list, or null.</summary>
    public List<string>? Texts(string name) =>
        Items(name, "string", item => item is JsonValue value && value.TryGetValue<string>(out var text) ? text : null);

    /// <summary>The whole numbers of a list, or null.</summary>
    public List<long>? Numbers(string name) =>
        Items(
            name,
            "integer",
            item => item is JsonValue value && value.TryGetValue<long>(out var number) ? (object)number : null
        )
            ?.ConvertAll(number => (long)number);

    /// <summary>The objects of a list, or null.</summary>
    public List<JsonBody>? Objects(string name) =>
        Items(name, "object", item => item is JsonObject found ? new JsonBody(found) : null);

    private List<T>? Items<T>(string name, string type, Func<JsonNode?, T?> read)
        where T : class =>
        Array(name)?.Select((item, index) => read(item) ?? throw Wrong($"{name}/{index}", item, type)).ToList();

    private static Refusal Wrong(string name, JsonNode? value, string type) =>
        new(
            Answer.Error(
                422,
                $"Invalid request.\n\nFor 'properties/{name}', {value?.ToJsonString() ?? "null"} is not "
                    + $"{(type[0] is 'i' or 'o' or 'a' ? "an" : "a")} {type}."
            )
        );
}
