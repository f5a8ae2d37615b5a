using System.Text.Json.Nodes;
using MsReleaseActions.Server.Http;

namespace MsReleaseActions.Server.Api.GraphQl;

/// <summary>
/// GraphQL, as far as the <c>gh</c> command speaks it: known documents have known answers. Any other is a violation,
/// for an engine that understood half of GraphQL would be believed.
/// </summary>
internal static class GraphQlRoutes
{
    private static readonly Dictionary<string, Func<GraphQlCall, JsonNode>> Known = new (
        string Document,
        Func<GraphQlCall, JsonNode> Answer
    )[]
    {
        (GhDocuments.ReleaseList, ReleaseAnswers.List),
        (GhDocuments.ReleaseByTag, ReleaseAnswers.ByTag),
        (GhDocuments.FindRef, RepositoryAnswers.Ref),
        (GhDocuments.Repository, RepositoryAnswers.Whole),
        (GhDocuments.RepositoryView, RepositoryAnswers.View),
        (GhDocuments.PullList, PullAnswers.List),
        (GhDocuments.PullView, PullAnswers.View),
        (GhDocuments.PullOfRun, PullAnswers.OfRun),
    }.ToDictionary(pair => GhDocuments.Normal(pair.Document), pair => pair.Answer, StringComparer.Ordinal);

    public static void Add(Routes routes) => routes.Post("/graphql", Answer, readOnly: true);

    private static Answer Answer(ApiCall call)
    {
        if (call.Token is null)
        {
            return MsReleaseActions.Server.Http.Answer.Error(401, "This endpoint requires you to be authenticated.");
        }

        var body = call.Body("query", "variables", "operationName");
        var document = GhDocuments.Normal(body.RequiredText("query"));
        if (!Known.TryGetValue(document, out var answer))
        {
            call.Violate(
                "sent a GraphQL document that gh 2.23 does not send: "
                    + $"{(document.Length > 120 ? document[..120] + "…" : document)}"
            );
            return call.Json(
                Errors(
                    "Something went wrong while executing your query: the sandbox knows the documents of gh 2.23 only.",
                    null,
                    []
                )
            );
        }

        var variables = body.Object("variables") ?? [];
        var (owner, name) = (
            (string?)variables["owner"] ?? "",
            (string?)(variables["name"] ?? variables["repo"]) ?? ""
        );
        if (call.Sandbox.Visible(owner, name, call.Token) is not { } repository)
        {
            return call.Json(
                Errors(
                    $"Could not resolve to a Repository with the name '{owner}/{name}'.",
                    new JsonObject { ["repository"] = null },
                    ["repository"]
                )
            );
        }

        try
        {
            return call.Json(
                new JsonObject
                {
                    ["data"] = new JsonObject { ["repository"] = answer(new GraphQlCall(call, repository, variables)) },
                }
            );
        }
        catch (NotResolved missing)
        {
            var data = new JsonObject { ["repository"] = new JsonObject { [missing.Member] = null } };
            return call.Json(Errors(missing.Message, data, ["repository", missing.Member]));
        }
    }

    private static JsonObject Errors(string message, JsonObject? data, string[] path)
    {
        var error = new JsonObject();
        if (path.Length > 0)
        {
            error["type"] = "NOT_FOUND";
            error["path"] = new JsonArray([.. path.Select(p => (JsonNode)p)]);
            error["locations"] = new JsonArray(new JsonObject { ["line"] = 1, ["column"] = 1 });
        }

        error["message"] = message;
        var json = new JsonObject();
        if (data is not null)
        {
            json["data"] = data;
        }

        json["errors"] = new JsonArray(error);
        return json;
    }
}
