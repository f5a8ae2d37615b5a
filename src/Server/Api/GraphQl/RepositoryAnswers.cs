using System.Text.Json.Nodes;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.GraphQl;

/// <summary>What gh asks of a repository by GraphQL.</summary>
internal static class RepositoryAnswers
{
    /// <summary>
    /// Before a workflow is dispatched: the default branch; before a pull request: how it may be merged.
    /// </summary>
    public static JsonNode Whole(GraphQlCall call)
    {
        var repository = call.Repository;
        return new JsonObject
        {
            ["id"] = $"R_{repository.Id}",
            ["name"] = repository.Name,
            ["owner"] = new JsonObject { ["login"] = repository.Owner },
            ["hasIssuesEnabled"] = true,
            ["description"] = repository.Description,
            ["hasWikiEnabled"] = true,
            ["viewerPermission"] =
                call.Rest.Token!.For(Permission.Administration, repository) == Access.Write ? "ADMIN"
                : call.Contents == Access.Write ? "WRITE"
                : "READ",
            ["defaultBranchRef"] = repository.Resolve("refs/heads/" + repository.DefaultBranch) is null
                ? null
                : new JsonObject { ["name"] = repository.DefaultBranch },
            ["parent"] = null,
            ["mergeCommitAllowed"] = repository.AllowMergeCommit,
            ["rebaseMergeAllowed"] = repository.AllowRebaseMerge,
            ["squashMergeAllowed"] = repository.AllowSquashMerge,
        };
    }

    public static JsonNode View(GraphQlCall call) =>
        new JsonObject
        {
            ["name"] = call.Repository.Name,
            ["owner"] = new JsonObject
            {
                ["id"] = $"U_{call.Rest.Sandbox.User(call.Repository.Owner).Id}",
                ["login"] = call.Repository.Owner,
            },
            ["description"] = call.Repository.Description,
        };

    /// <summary>Whether a tag exists; gh names it in full.</summary>
    public static JsonNode Ref(GraphQlCall call) =>
        new JsonObject
        {
            ["ref"] =
                call.Text("tagName") is { } name && call.Repository.Resolve(name) is not null
                    ? new JsonObject { ["id"] = $"REF_{call.Repository.Id}_{name}" }
                    : null,
        };
}
