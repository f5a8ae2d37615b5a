using System.Text.Json.Nodes;
using MsReleaseActions.Sandbox.Http;

namespace MsReleaseActions.Sandbox.Git;

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

        List<string> arguments = [];
        foreach (var name in (string[])["since", "until", "author"])
        {
            if (call.Query(name) is { Length: > 0 } value)
            {
                arguments.Add($"--{name}={value}");
            }
        }

        arguments.Add(start);
        var commits = call.Query("path") is { Length: > 0 } path
            ? CommitInfo.LogOf(call.Repository.Git, path, [.. arguments])
            : CommitInfo.Log(call.Repository.Git, [.. arguments]);
        return call.List(commits, c => GitJson.RepositoryCommit(call.Repository, c, call.Origins));
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
        var files = Diffs.Between(call.Repository, commit.Parents.Count > 0 ? commit.Parents[0] : Diffs.EmptyTree, sha);
        json["stats"] = new JsonObject
        {
            ["total"] = files.Sum(f => f.Additions + f.Deletions),
            ["additions"] = files.Sum(f => f.Additions),
            ["deletions"] = files.Sum(f => f.Deletions),
        };
        json["files"] = Diffs.Json(call, files, sha);
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

        if (git.TryText("merge-base", start, end) is not { Length: > 0 } fork)
        {
            return Answer.Error(404, $"No common ancestor between {left} and {right}.");
        }

        var ahead = int.Parse(git.Text("rev-list", "--count", $"{start}..{end}"));
        var behind = int.Parse(git.Text("rev-list", "--count", $"{end}..{start}"));
        var commits = CommitInfo.Log(git, "--reverse", $"{start}..{end}");
        var range = $"{Uri.EscapeDataString(left)}...{Uri.EscapeDataString(right)}";
        var page = $"{call.Origins.Server}/{call.Repository.FullName}/compare/{range}";
        return call.Json(
            new JsonObject
            {
                ["url"] = $"{GitJson.Api(call.Repository, call.Origins)}/compare/{range}",
                ["html_url"] = page,
                ["permalink_url"] = $"{call.Origins.Server}/{call.Repository.FullName}/compare/{call.Repository.Owner}:{start[..7]}...{call.Repository.Owner}:{end[..7]}",
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
                ["commits"] = new JsonArray([.. commits.Take(CompareLimit).Select(c => GitJson.RepositoryCommit(call.Repository, c, call.Origins))]),
                ["files"] = Diffs.Json(call, Diffs.Between(call.Repository, fork, end), end),
            }
        );
    }

    private static JsonObject Json(ApiCall call, string sha) =>
        GitJson.RepositoryCommit(call.Repository, CommitInfo.Read(call.Repository.Git, sha), call.Origins);
}
