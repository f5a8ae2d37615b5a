using System.Text.Json.Nodes;
using MsReleaseActions.Server.Git;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Pulls;

/// <summary>Merging, with every reason that GitHub has not to.</summary>
internal static class MergeRoutes
{
    private const string Root = PullRoutes.Root + "/{pull_number}/merge";

    public static void Add(Routes routes)
    {
        routes.Get(
            Root,
            call => PullRoutes.Find(call, Access.Read).MergedAt is null ? call.NotFound() : call.NoContent()
        );
        routes.Put(Root, Merge);
    }

    private static Answer Merge(ApiCall call)
    {
        var pull = PullRoutes.Find(call, Access.Read);
        call.Require(Permission.Contents, Access.Write);
        var body = call.OptionalBody("commit_title", "commit_message", "sha", "merge_method");
        var method = body.Text("merge_method") ?? "merge";
        if (Refusal(call, pull, body.Text("sha"), method) is { } refusal)
        {
            return refusal;
        }

        var (repository, by) = (call.Repository, call.Token!.User);
        if (
            PullMerge.Commit(repository, pull, method, by, body.Text("commit_title"), body.Text("commit_message"))
            is not { } commit
        )
        {
            return Answer.Error(405, "Pull Request is not mergeable");
        }

        try
        {
            repository.Pulls.Land(pull, commit, call.Token!);
        }
        catch (GitFailure)
        {
            return Answer.Error(409, "Base branch was modified. Review and try the merge again.");
        }
        if (repository.DeleteBranchOnMerge)
        {
            repository.MoveRef("refs/heads/" + pull.HeadRef, null, call.Token);
        }

        return call.Json(
            new JsonObject
            {
                ["sha"] = commit,
                ["merged"] = true,
                ["message"] = "Pull Request successfully merged",
            }
        );
    }

    private static Answer? Refusal(ApiCall call, SandboxPull pull, string? sha, string method)
    {
        if (method is not ("merge" or "squash" or "rebase"))
        {
            return call.Unprocessable(
                $"Invalid request.\n\n{method} is not a member of [\"merge\", \"squash\", \"rebase\"]."
            );
        }

        if (!pull.Open)
        {
            return Answer.Error(405, "Pull Request is not mergeable");
        }

        if (pull.Draft)
        {
            return Answer.Error(405, "Pull Request is still a draft");
        }

        if (sha is not null && sha != pull.HeadSha)
        {
            return Answer.Error(409, "Head branch was modified. Review and try the merge again.");
        }

        if (Disallowed(call.Repository, method) is { } sentence)
        {
            return Answer.Error(405, sentence);
        }

        if (TouchesWorkflows(call, pull))
        {
            return Answer.Error(403, "Resource not accessible by integration");
        }

        return call.Repository.Protection.MergeProblem(pull, method, call.Token) is { } problem
            ? Answer.Error(405, problem)
            : null;
    }

    private static string? Disallowed(SandboxRepository repository, string method) =>
        method switch
        {
            "merge" when !repository.AllowMergeCommit => "Merge commits are not allowed on this repository.",
            "squash" when !repository.AllowSquashMerge => "Squash merges are not allowed on this repository.",
            "rebase" when !repository.AllowRebaseMerge => "Rebase merges are not allowed on this repository.",
            _ => null,
        };

    /// <summary>Of a workflow or an App only a token with that permission touches workflow files.</summary>
    private static bool TouchesWorkflows(ApiCall call, SandboxPull pull) =>
        call.Token is { Kind: not TokenKind.Personal } token
        && token.For(Permission.Workflows, call.Repository) < Access.Write
        && Diffs
            .Between(
                call.Repository.Git,
                call.Repository.Git.History.MergeBase(pull.BaseSha, pull.HeadSha) ?? pull.BaseSha,
                pull.HeadSha
            )
            .Any(c => c.Path.StartsWith(".github/workflows/", StringComparison.Ordinal));
}
