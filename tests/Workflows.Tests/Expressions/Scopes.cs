using System.Text.Json.Nodes;
using MsReleaseActions.Workflows.Expressions;

namespace MsReleaseActions.WorkflowsTests.Expressions;

/// <summary>Scopes to evaluate in.</summary>
internal static class Scopes
{
    /// <summary>
    /// The contexts of a JSON object; <c>success()</c> and its like answer as for a job whose steps all succeeded.
    /// </summary>
    public static ExpressionScope Of(string contexts, bool succeeded = true) =>
        new(
            ((ObjectValue)ExpressionValue.FromJson(JsonNode.Parse(contexts))).Members,
            new Dictionary<string, Func<IReadOnlyList<ExpressionValue>, ExpressionValue>>
            {
                ["success"] = _ => ExpressionValue.Of(succeeded),
                ["failure"] = _ => ExpressionValue.Of(!succeeded),
                ["always"] = _ => ExpressionValue.Of(true),
                ["cancelled"] = _ => ExpressionValue.Of(false),
                ["hashFiles"] = patterns =>
                    ExpressionValue.Of(string.Join('+', patterns.Select(pattern => pattern.ToText()))),
            }
        );

    public static ExpressionScope Empty { get; } = Of("{}");
}
