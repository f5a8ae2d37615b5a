using System.Text.Json.Nodes;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.GraphQl;

/// <summary>What gh asks of checks by GraphQL.</summary>
internal static class CheckAnswers
{
    /// <summary>The check runs and statuses of a commit; null where it has none.</summary>
    public static JsonObject? Rollup(GraphQlCall call, string sha)
    {
        var checks = call.Repository.Checks;
        var runs = checks
            .Latest(sha)
            .Select(c => new JsonObject
            {
                ["__typename"] = "CheckRun",
                ["name"] = c.Name,
                ["checkSuite"] = new JsonObject { ["workflowRun"] = null },
                ["status"] = c.Status.ToUpperInvariant(),
                ["conclusion"] = c.Conclusion?.ToUpperInvariant() ?? "",
                ["startedAt"] = c.StartedAt?.Iso(),
                ["completedAt"] = c.CompletedAt?.Iso(),
                ["detailsUrl"] = c.DetailsUrl ?? $"{call.Page}/runs/{c.Id}",
            });
        var statuses = checks
            .Statuses(sha)
            .Select(s => new JsonObject
            {
                ["__typename"] = "StatusContext",
                ["context"] = s.Context,
                ["state"] = s.State.ToUpperInvariant(),
                ["targetUrl"] = s.TargetUrl,
                ["createdAt"] = s.At.Iso(),
            });
        JsonNode[] nodes = [.. runs, .. statuses];
        return nodes.Length == 0
            ? null
            : new JsonObject
            {
                ["contexts"] = new JsonObject
                {
                    ["nodes"] = new JsonArray(nodes),
                    ["pageInfo"] = GraphQlCall.PageInfo(false, null),
                },
            };
    }
}
