using System.Text.Json.Nodes;
using MsReleaseActions.Server.Api.Repositories;
using MsReleaseActions.Server.Api.Users;
using MsReleaseActions.Server.Git;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Pulls;

/// <summary>Pull requests as answers show them.</summary>
internal static class PullJson
{
    /// <summary>GitHub's <c>pull-request-simple</c>, as lists have it.</summary>
    public static JsonObject Simple(SandboxPull pull, ApiCall call)
    {
        var (repository, origins) = (call.Repository, call.Origins);
        var (api, page) = (origins.ApiOf(repository), Page(repository, pull, origins));
        var url = $"{api}/pulls/{pull.Number}";
        var issue = $"{api}/issues/{pull.Number}";
        var json = new JsonObject
        {
            ["url"] = url,
            ["id"] = pull.Id,
            ["node_id"] = $"PR_{pull.Id}",
            ["html_url"] = page,
            ["diff_url"] = page + ".diff",
            ["patch_url"] = page + ".patch",
            ["issue_url"] = issue,
            ["number"] = pull.Number,
            ["state"] = pull.Open ? "open" : "closed",
            ["locked"] = false,
            ["title"] = pull.Title,
            ["user"] = UserJson.Simple(pull.User, origins),
            ["body"] = pull.Body,
            ["created_at"] = pull.CreatedAt.Iso(),
            ["updated_at"] = pull.UpdatedAt.Iso(),
            ["closed_at"] = pull.ClosedAt?.Iso(),
            ["merged_at"] = pull.MergedAt?.Iso(),
            ["merge_commit_sha"] = pull.MergeCommitSha,
            ["assignee"] = null,
            ["assignees"] = new JsonArray(),
            ["requested_reviewers"] = new JsonArray(),
            ["requested_teams"] = new JsonArray(),
            ["labels"] = new JsonArray(),
            ["milestone"] = null,
            ["draft"] = pull.Draft,
            ["commits_url"] = url + "/commits",
            ["review_comments_url"] = url + "/comments",
            ["review_comment_url"] = $"{api}/pulls/comments{{/number}}",
            ["comments_url"] = issue + "/comments",
            ["statuses_url"] = $"{api}/statuses/{pull.HeadSha}",
            ["head"] = Side(call, pull.HeadRef, pull.HeadSha),
            ["base"] = Side(call, pull.BaseRef, pull.BaseSha),
            ["_links"] = new JsonObject
            {
                ["self"] = Link(url),
                ["html"] = Link(page),
                ["issue"] = Link(issue),
                ["comments"] = Link(issue + "/comments"),
                ["review_comments"] = Link(url + "/comments"),
                ["review_comment"] = Link($"{api}/pulls/comments{{/number}}"),
                ["commits"] = Link(url + "/commits"),
                ["statuses"] = Link($"{api}/statuses/{pull.HeadSha}"),
            },
            ["author_association"] = "MEMBER",
            ["auto_merge"] = null,
            ["active_lock_reason"] = null,
        };
        if (string.CompareOrdinal(call.ApiVersion, "2026-03-10") >= 0)
        {
            json.Remove("merge_commit_sha");
        }

        return json;
    }

    /// <summary>GitHub's <c>pull-request</c>.</summary>
    public static JsonObject Full(SandboxPull pull, ApiCall call)
    {
        var json = Simple(pull, call);
        var from = call.Repository.Git.History.MergeBase(pull.BaseSha, pull.HeadSha) ?? pull.BaseSha;
        var changes = Diffs.Between(call.Repository.Git, from, pull.HeadSha);
        json["merged"] = pull.MergedAt is not null;
        json["mergeable"] = pull.Open ? pull.Mergeable : null;
        json["rebaseable"] = pull.Open ? pull.Mergeable : null;
        json["mergeable_state"] = State(pull, call.Repository);
        json["merged_by"] = pull.MergedBy is { } by ? UserJson.Simple(by, call.Origins) : null;
        json["comments"] = 0;
        json["review_comments"] = 0;
        json["maintainer_can_modify"] = pull.MaintainerCanModify;
        json["commits"] = PullMerge.Commits(call.Repository, pull.BaseSha, pull.HeadSha).Count;
        json["additions"] = changes.Sum(c => c.Additions);
        json["deletions"] = changes.Sum(c => c.Deletions);
        json["changed_files"] = changes.Count;
        return json;
    }

    public static JsonObject Review(
        SandboxRepository repository,
        SandboxPull pull,
        SandboxReview review,
        Origins origins
    )
    {
        var (page, url) = (
            $"{Page(repository, pull, origins)}#pullrequestreview-{review.Id}",
            $"{origins.ApiOf(repository)}/pulls/{pull.Number}"
        );
        var json = new JsonObject
        {
            ["id"] = review.Id,
            ["node_id"] = $"PRR_{review.Id}",
            ["user"] = UserJson.Simple(review.By, origins),
            ["body"] = review.Body,
            ["state"] = review.State,
            ["html_url"] = page,
            ["pull_request_url"] = url,
            ["author_association"] = "MEMBER",
            ["_links"] = new JsonObject { ["html"] = Link(page), ["pull_request"] = Link(url) },
            ["commit_id"] = review.Commit,
        };
        if (review.State != "PENDING")
        {
            json["submitted_at"] = review.At.Iso();
        }

        return json;
    }

    private static string State(SandboxPull pull, SandboxRepository repository) =>
        !pull.Open || pull.Mergeable is null ? "unknown"
        : pull.Mergeable == false ? "dirty"
        : pull.Draft ? "draft"
        : repository.Protection.MergeProblem(
            pull,
            repository.AllowMergeCommit ? "merge"
                : repository.AllowSquashMerge ? "squash"
                : "rebase",
            null
        )
            is { } problem
            ? problem.Contains("out of date", StringComparison.Ordinal) ? "behind"
                : "blocked"
        : repository.Checks.Latest(pull.HeadSha).All(c => c.Passes) ? "clean"
        : "unstable";

    private static string Page(SandboxRepository repository, SandboxPull pull, Origins origins) =>
        $"{origins.Server}/{repository.FullName}/pull/{pull.Number}";

    private static JsonObject Side(ApiCall call, string branch, string sha) =>
        new()
        {
            ["label"] = $"{call.Repository.Owner}:{branch}",
            ["ref"] = branch,
            ["sha"] = sha,
            ["user"] = UserJson.Simple(call.Sandbox.User(call.Repository.Owner), call.Origins),
            ["repo"] = RepositoryJson.Full(call.Repository, call),
        };

    private static JsonObject Link(string address) => new() { ["href"] = address };
}
