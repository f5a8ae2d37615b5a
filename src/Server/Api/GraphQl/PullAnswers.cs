using System.Text.Json.Nodes;
using MsReleaseActions.Server.Git;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.GraphQl;

/// <summary>What gh asks of pull requests by GraphQL.</summary>
internal static class PullAnswers
{
    public static JsonNode List(GraphQlCall call)
    {
        var states = new JsonBody(call.Variables).Texts("state") ?? ["OPEN"];
        var found = call
            .Repository.Pulls.All.Where(p =>
                states.Contains(State(p))
                && (call.Text("baseBranch") is not { } target || p.BaseRef == target)
                && (call.Text("headBranch") is not { } head || p.HeadRef == head)
            )
            .OrderByDescending(p => p.CreatedAt)
            .ThenByDescending(p => p.Number)
            .ToList();
        return new JsonObject
        {
            ["pullRequests"] = call.Connection(
                found,
                "limit",
                pull => new JsonObject
                {
                    ["number"] = pull.Number,
                    ["title"] = pull.Title,
                    ["state"] = State(pull),
                    ["url"] = $"{call.Page}/pull/{pull.Number}",
                    ["headRefName"] = pull.HeadRef,
                    ["headRepositoryOwner"] = Owner(call),
                    ["isCrossRepository"] = false,
                    ["isDraft"] = pull.Draft,
                    ["createdAt"] = pull.CreatedAt.Iso(),
                },
                total: true
            ),
        };
    }

    public static JsonNode View(GraphQlCall call)
    {
        var number = (long?)call.Variables["pr_number"] ?? 0;
        var repository = call.Repository;
        var pull =
            repository.Pulls.Find(number)
            ?? throw new NotResolved("pullRequest", $"Could not resolve to a PullRequest with the number of {number}.");
        var changes = Diffs.Between(
            repository.Git,
            repository.Git.History.MergeBase(pull.BaseSha, pull.HeadSha) ?? pull.BaseSha,
            pull.HeadSha
        );
        return new JsonObject
        {
            ["pullRequest"] = new JsonObject
            {
                ["url"] = $"{call.Page}/pull/{pull.Number}",
                ["number"] = pull.Number,
                ["title"] = pull.Title,
                ["state"] = State(pull),
                ["body"] = pull.Body ?? "",
                ["author"] = new JsonObject
                {
                    ["login"] = pull.User.Login,
                    ["id"] = $"U_{pull.User.Id}",
                    ["name"] = "",
                },
                ["isDraft"] = pull.Draft,
                ["maintainerCanModify"] = pull.MaintainerCanModify,
                ["mergeable"] = pull.Mergeable switch
                {
                    true => "MERGEABLE",
                    false => "CONFLICTING",
                    null => "UNKNOWN",
                },
                ["additions"] = changes.Sum(c => c.Additions),
                ["deletions"] = changes.Sum(c => c.Deletions),
                ["commits"] = new JsonObject
                {
                    ["totalCount"] = PullMerge.Commits(repository, pull.BaseSha, pull.HeadSha).Count,
                },
                ["baseRefName"] = pull.BaseRef,
                ["headRefName"] = pull.HeadRef,
                ["headRepositoryOwner"] = Owner(call),
                ["headRepository"] = new JsonObject { ["id"] = $"R_{repository.Id}", ["name"] = repository.Name },
                ["isCrossRepository"] = false,
                ["reviewRequests"] = new JsonObject { ["nodes"] = new JsonArray() },
                ["reviews"] = Reviews(pull),
                ["assignees"] = GraphQlCall.Empty(),
                ["labels"] = GraphQlCall.Empty(),
                ["projectCards"] = GraphQlCall.Empty(),
                ["milestone"] = null,
                ["comments"] = GraphQlCall.Empty(pages: true),
                ["reactionGroups"] = new JsonArray(),
                ["createdAt"] = pull.CreatedAt.Iso(),
                ["statusCheckRollup"] = new JsonObject
                {
                    ["nodes"] = new JsonArray(
                        new JsonObject
                        {
                            ["commit"] = new JsonObject
                            {
                                ["statusCheckRollup"] = CheckAnswers.Rollup(call, pull.HeadSha),
                            },
                        }
                    ),
                },
                ["id"] = $"PR_{pull.Id}",
            },
        };
    }

    /// <summary>The newest pull request of a run's branch, in whatever state.</summary>
    public static JsonNode OfRun(GraphQlCall call)
    {
        var repository = call.Repository;
        var newest = repository.Pulls.All.LastOrDefault(p => p.HeadRef == call.Text("headRefName"));
        var nodes = new JsonArray();
        if (newest is not null)
        {
            nodes.Add(
                new JsonObject
                {
                    ["number"] = newest.Number,
                    ["headRepository"] = new JsonObject
                    {
                        ["owner"] = new JsonObject { ["login"] = repository.Owner },
                        ["name"] = repository.Name,
                    },
                }
            );
        }

        return new JsonObject { ["pullRequests"] = new JsonObject { ["nodes"] = nodes } };
    }

    private static string State(SandboxPull pull) =>
        pull.MergedAt is not null ? "MERGED"
        : pull.Open ? "OPEN"
        : "CLOSED";

    private static JsonObject Owner(GraphQlCall call) =>
        new() { ["id"] = $"U_{call.Rest.Sandbox.User(call.Repository.Owner).Id}", ["login"] = call.Repository.Owner };

    private static JsonObject Reviews(SandboxPull pull)
    {
        var shown = pull.Reviews.Where(r => r.State != "PENDING").ToList();
        var nodes = shown.Select(r => new JsonObject
        {
            ["id"] = $"PRR_{r.Id}",
            ["author"] = new JsonObject { ["login"] = r.By.Login },
            ["authorAssociation"] = "MEMBER",
            ["submittedAt"] = r.At.Iso(),
            ["body"] = r.Body,
            ["state"] = r.State,
            ["commit"] = new JsonObject { ["oid"] = r.Commit },
            ["reactionGroups"] = new JsonArray(),
        });
        return new JsonObject
        {
            ["nodes"] = new JsonArray([.. nodes]),
            ["pageInfo"] = GraphQlCall.PageInfo(false, null),
            ["totalCount"] = shown.Count,
        };
    }
}
