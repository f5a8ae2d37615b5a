using System.Text.Json.Nodes;
using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Expressions;

namespace MsReleaseActions.WorkflowsTests.Peers;

/// <summary>The expression engine that GitHub publishes for its editors.</summary>
internal static class GitHubEngine
{
    /// <summary>The value of each expression, in one process; null where it is refused.</summary>
    public static async Task<IReadOnlyList<ExpressionValue?>> EvaluateAsync(
        JsonNode contexts,
        IEnumerable<string> expressions
    )
    {
        using var folder = new TemporaryFolder();
        var question = folder["question.json"];
        await File.WriteAllTextAsync(
            question,
            new JsonObject
            {
                ["contexts"] = contexts.DeepClone(),
                ["expressions"] = new JsonArray([.. expressions.Select(text => JsonValue.Create(text))]),
            }.ToJsonString()
        );
        var answers = await Parsers.RunAsync("expressions.mjs", question);
        return
        [
            .. answers
                .AsArray()
                .Select(answer => answer!.AsObject().TryGetPropertyValue("value", out var value) ? Read(value) : null),
        ];
    }

    private static ExpressionValue Read(JsonNode? value) =>
        value switch
        {
            JsonObject shaped when shaped["number"] is { } number => ExpressionValue.Of(
                double.Parse(number.GetValue<string>())
            ),
            JsonObject shaped when shaped["array"] is JsonArray items => ExpressionValue.Array(items.Select(Read)),
            JsonObject shaped => ExpressionValue.Object(
                shaped["object"]!
                    .AsArray()
                    .Select(pair => KeyValuePair.Create(pair![0]!.GetValue<string>(), Read(pair[1])))
            ),
            _ => ExpressionValue.FromJson(value),
        };
}
