using System.Text.Json.Nodes;
using MsReleaseActions.Server.Git;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Git;

/// <summary>History: commits, what they changed, and how two of them stand to each other.</summary>
internal static class CommitRoutes
{
    private const int CompareLimit = 250;

    public static void Add(Routes routes)
    {
        routes.Get("/repos/{owner}/{repo}/commits", List);
        routes.Get("/repos/{owner}/{repo}/commits/{*ref}", Show);
        routes.Get("/repos/{owner}/{repo}/compare/{*basehead}", Compare);
    }

    private static Answer List(ApiCall call)
    {
        call.Require(Permission.Contents, Access.Read);
        var from = call.Query("sha") ?? call.Repository.DefaultBranch;
        if (call.Repository.Resolve(from) is not { } start)
        {
            return call.Repository.Resolve("refs/heads/" + call.Repository.DefaultBranch) is null
                ? Answer.Error(409, "Git Repository is empty.")
                : call.NotFound();
        }

        var git = call.Repository.Git;
        return call.List(
            Commits(call, start),
            sha => GitJson.RepositoryCommit(call.Repository, git.History.Commit(sha), call.Origins)
        );
    }

    // what was changed when, and by whom, is for git to say
    private static IEnumerable<string> Commits(ApiCall call, string start)
    {
        var limits = ((string[])["since", "until", "author"])
            .Where(name => call.Query(name) is { Length: > 0 })
            .Select(name => $"--{name}={call.Query(name)}")
            .ToList();
        var path = call.Query("path")?.TrimStart('/') is { Length: > 0 } asked ? asked : null;
        if (
            path?.Split('/').Any(part => part is "." or "..") == true
            || limits.Append(path).Any(text => text?.Contains('\0', StringComparison.Ordinal) == true)
        )
        {
            return [];
        }
        return limits.Count == 0 && path is null
            ? call.Repository.Git.History.Range(null, start)
            : call
                .Repository.Git.MustFixed([
                    "--literal-pathspecs",
                    "rev-list",
                    "--fixed-strings",
                    .. limits,
                    start,
                    "--",
                    .. path is null ? (string[])[] : [path],
                ])
                .Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static Answer Show(ApiCall call)
    {
        call.Require(Permission.Contents, Access.Read);
        if (call.Repository.Resolve(call["ref"]) is not { } sha)
        {
            return call.Unprocessable($"No commit found for SHA: {call["ref"]}");
        }

        if (call.Header("Accept").Contains("application/vnd.github.sha", StringComparison.Ordinal))
        {
            return Answer.Text(200, sha, "application/vnd.github.sha; charset=utf-8");
        }

        var commit = CommitInfo.Read(call.Repository.Git, sha);
        var json = GitJson.RepositoryCommit(call.Repository, commit, call.Origins);
        var files = Diffs.Between(
            call.Repository.Git,
            commit.Parents.Count > 0 ? commit.Parents[0] : Diffs.EmptyTree,
            sha
        );
        json["stats"] = new JsonObject
        {
            ["total"] = files.Sum(f => f.Additions + f.Deletions),
            ["additions"] = files.Sum(f => f.Additions),
            ["deletions"] = files.Sum(f => f.Deletions),
        };
        json["files"] = DiffJson.Of(call, files, sha);
        return call.Json(json);
    }

    private static Answer Compare(ApiCall call)
    {
        call.Require(Permission.Contents, Access.Read);
        var git = call.Repository.Git;
        if (
            call["basehead"].Split("...") is not [var left, var right]
            || call.Repository.Resolve(left) is not { } start
            || call.Repository.Resolve(right) is not { } end
        )
        {
            return call.NotFound();
        }

        if (git.History.MergeBase(start, end) is not { } fork)
        {
            return Answer.Error(404, $"No common ancestor between {left} and {right}.");
        }

        var commits = git.History.Range(start, end).Reverse().ToList();
        var (ahead, behind) = (commits.Count, git.History.Range(end, start).Count());
        var range = $"{Uri.EscapeDataString(left)}...{Uri.EscapeDataString(right)}";
        var page = $"{call.Origins.Server}/{call.Repository.FullName}/compare/{range}";
        return call.Json(
            new JsonObject
            {
                ["url"] = $"{call.Origins.ApiOf(call.Repository)}/compare/{range}",
                ["html_url"] = page,
                ["permalink_url"] =
                    $"{call.Origins.Server}/{call.Repository.FullName}/compare/{call.Repository.Owner}:"
                    + $"{start[..7]}...{call.Repository.Owner}:{end[..7]}",
                ["diff_url"] = page + ".diff",
                ["patch_url"] = page + ".patch",
                ["base_commit"] = Json(call, start),
                ["merge_base_commit"] = Json(call, fork),
                ["status"] = (ahead, behind) switch
                {
                    (0, 0) => "identical",
                    (_, 0) => "ahead",
                    (0, _) => "behind",
                    _ => "diverged",
                },
                ["ahead_by"] = ahead,
                ["behind_by"] = behind,
                ["total_commits"] = ahead,
                ["commits"] = new JsonArray([.. commits.Take(CompareLimit).Select(sha => Json(call, sha))]),
                ["files"] = DiffJson.Of(call, Diffs.Between(call.Repository.Git, fork, end), end),
            }
        );
    }

    private static JsonObject Json(ApiCall call, string sha) =>
        GitJson.RepositoryCommit(call.Repository, CommitInfo.Read(call.Repository.Git, sha), call.Origins);
}
