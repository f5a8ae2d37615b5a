using System.Text.Json;
using System.Text.Json.Nodes;

namespace MsReleaseActions.Workflows.Expressions;

/// <summary>Between values and JSON.</summary>
internal static class JsonValues
{
    // beyond it a double does not hold every integer, and a long would show digits that the value does not have
    private const double LargestInteger = 9_007_199_254_740_992;

    public static ExpressionValue From(JsonNode? node) =>
        node switch
        {
            null => ExpressionValue.Null,
            JsonObject members => ExpressionValue.Object(
                members.Select(member => KeyValuePair.Create(member.Key, From(member.Value)))
            ),
            JsonArray items => ExpressionValue.Array(items.Select(From)),
            _ => Scalar(node.GetValueKind(), node),
        };

    /// <exception cref="JsonException">It is not JSON, or nested more than 64 deep.</exception>
    public static ExpressionValue Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return From(document.RootElement);
    }

    public static JsonNode? To(ExpressionValue value) =>
        value switch
        {
            BooleanValue boolean => JsonValue.Create(boolean.Value),
            NumberValue { Value: var number } when !double.IsFinite(number) => null,
            NumberValue { Value: var number } when number == Math.Floor(number) && Math.Abs(number) <= LargestInteger =>
                JsonValue.Create((long)number),
            NumberValue number => JsonValue.Create(number.Value),
            StringValue text => JsonValue.Create(text.Value),
            ArrayValue list => new JsonArray([.. list.Items.Select(To)]),
            ObjectValue members => new JsonObject(
                members.Members.Select(member => KeyValuePair.Create(member.Key, To(member.Value)))
            ),
            _ => null,
        };

    private static ExpressionValue Scalar(JsonValueKind kind, JsonNode node) =>
        kind switch
        {
            JsonValueKind.True => ExpressionValue.Of(true),
            JsonValueKind.False => ExpressionValue.Of(false),
            JsonValueKind.Number => ExpressionValue.Of(double.Parse(node.ToJsonString())),
            JsonValueKind.String => ExpressionValue.Of(node.GetValue<string>()),
            _ => ExpressionValue.Null,
        };

    private static ExpressionValue From(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => ExpressionValue.Object(Members(element)),
            JsonValueKind.Array => ExpressionValue.Array(element.EnumerateArray().Select(From)),
            JsonValueKind.String => ExpressionValue.Of(element.GetString()),
            JsonValueKind.Number => ExpressionValue.Of(element.GetDouble()),
            JsonValueKind.True => ExpressionValue.Of(true),
            JsonValueKind.False => ExpressionValue.Of(false),
            _ => ExpressionValue.Null,
        };

    /// <summary>A name that is given twice, in the same case, has its last value at its first place.</summary>
    private static OrderedDictionary<string, ExpressionValue> Members(JsonElement element)
    {
        var members = new OrderedDictionary<string, ExpressionValue>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            members[member.Name] = From(member.Value);
        }
        return members;
    }
}
