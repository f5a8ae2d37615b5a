using MsReleaseActions.Server.Api.Git;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Pulls;

/// <summary>Looking at pull requests.</summary>
internal static class PullRoutes
{
    public const string Root = "/repos/{owner}/{repo}/pulls";

    public static void Add(Routes routes)
    {
        routes.Get(Root, List);
        routes.Get(Root + "/{pull_number}", Show);
        routes.Get(Root + "/{pull_number}/commits", Commits);
        routes.Get("/repos/{owner}/{repo}/commits/{commit_sha}/pulls", OfCommit);
    }

    public static SandboxPull Find(ApiCall call, Access access)
    {
        call.Require(Permission.PullRequests, access);
        return call.Repository.Pulls.Find(call.Number("pull_number")) ?? throw new Refusal(call.NotFound());
    }

    private static Answer List(ApiCall call)
    {
        call.Require(Permission.PullRequests, Access.Read);
        var state = call.Query("state") ?? "open";
        // A head without its owner is ignored, as there.
        var head = call.Query("head") is { } given && given.Contains(':', StringComparison.Ordinal) ? given : null;
        var found = call.Repository.Pulls.All.Where(p =>
            (state == "all" || p.Open == (state == "open"))
            && (
                head is null
                || string.Equals(head, $"{call.Repository.Owner}:{p.HeadRef}", StringComparison.OrdinalIgnoreCase)
            )
            && (call.Query("base") is not { } target || p.BaseRef == target)
        );
        var updated = call.Query("sort") == "updated";
        found = found.OrderBy(p => updated ? p.UpdatedAt : p.CreatedAt).ThenBy(p => p.Number);
        return call.List(call.Query("direction") == "asc" ? found : found.Reverse(), p => PullJson.Simple(p, call));
    }

    /// <summary>
    /// Whether it can be merged is worked out after the first who asks was told that it is not known.
    /// </summary>
    private static Answer Show(ApiCall call)
    {
        var pull = Find(call, Access.Read);
        var answer = call.Json(PullJson.Full(pull, call));
        if (pull is { Open: true, Mergeable: null })
        {
            call.Repository.Pulls.Try(pull);
        }

        return answer;
    }

    private static Answer Commits(ApiCall call)
    {
        var pull = Find(call, Access.Read);
        return call.List(
            PullMerge.Commits(call.Repository, pull.BaseSha, pull.HeadSha),
            c => GitJson.RepositoryCommit(call.Repository, c, call.Origins)
        );
    }

    /// <summary>The merged pull requests that brought the commit, and those that hold it.</summary>
    private static Answer OfCommit(ApiCall call)
    {
        call.Require(Permission.PullRequests, Access.Read);
        var repository = call.Repository;
        var sha =
            repository.Resolve(call["commit_sha"])
            ?? throw new Refusal(call.Unprocessable($"No commit found for SHA: {call["commit_sha"]}"));
        return call.List(
            repository.Pulls.All.Where(p =>
                p.Landed.Contains(sha)
                || (GitWrite.IsAncestor(repository, sha, p.HeadSha) && !GitWrite.IsAncestor(repository, sha, p.BaseSha))
            ),
            p => PullJson.Simple(p, call)
        );
    }
}
