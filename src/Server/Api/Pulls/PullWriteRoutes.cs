using System.Text.Json.Nodes;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Pulls;

/// <summary>Opening and changing pull requests.</summary>
internal static class PullWriteRoutes
{
    public static void Add(Routes routes)
    {
        routes.Post(PullRoutes.Root, Create);
        routes.Patch(PullRoutes.Root + "/{pull_number}", Update);
    }

    private static Answer Create(ApiCall call)
    {
        call.Require(Permission.PullRequests, Access.Write);
        var pulls = call.Repository.Pulls;
        if (call.Token!.Kind == TokenKind.Workflow && !pulls.ActionsMayCreateAndApprove)
        {
            return Answer.Error(403, "GitHub Actions is not permitted to create or approve pull requests.");
        }

        var body = call.Body("title", "head", "base", "body", "maintainer_can_modify", "draft");
        var (head, target) = (Branch(call, body.RequiredText("head")), body.RequiredText("base"));
        return body.Text("title") is not { Length: > 0 } title ? Invalid(call, "missing_field", "title", null)
            : pulls.Head(target) is not { } onto ? Invalid(call, "invalid", "base", null)
            : head is null || pulls.Head(head) is not { } tip ? Invalid(call, "invalid", "head", null)
            : GitWrite.IsAncestor(call.Repository, tip, onto)
                ? Invalid(call, "custom", null, $"No commits between {target} and {head}")
            : pulls.All.Any(p => p.Open && p.HeadRef == head && p.BaseRef == target)
                ? Invalid(call, "custom", null, $"A pull request already exists for {call.Repository.Owner}:{head}.")
            : call.Created(
                PullJson.Full(
                    pulls.Open(
                        call.Token.User,
                        title,
                        body.Text("body"),
                        head,
                        target,
                        body.Flag("draft") == true,
                        body.Flag("maintainer_can_modify") ?? false
                    ),
                    call
                )
            );
    }

    private static Answer Update(ApiCall call)
    {
        var pull = PullRoutes.Find(call, Access.Write);
        var body = call.Body("title", "body", "state", "base", "maintainer_can_modify");
        var (pulls, state) = (call.Repository.Pulls, body.Text("state"));
        if (state is not (null or "open" or "closed"))
        {
            return Invalid(call, "invalid", "state", null);
        }

        if (state == "open" && !pull.Open && Stuck(call, pull) is { } reason)
        {
            return Invalid(call, "invalid", "state", "state cannot be changed. " + reason);
        }

        if (body.Text("base") is { } target && (pulls.Head(target) is null || !pull.Open))
        {
            return pull.Open
                ? Invalid(call, "invalid", "base", null)
                : Invalid(call, "custom", null, "Cannot change the base branch of a closed pull request.");
        }

        if (body.Has("title") && body.Text("title") is null or "")
        {
            return Invalid(call, "missing_field", "title", null);
        }

        Apply(pulls, pull, body, state);
        pull.UpdatedAt = call.Now;
        return call.Json(PullJson.Full(pull, call));
    }

    private static void Apply(RepositoryPulls pulls, SandboxPull pull, JsonBody body, string? state)
    {
        pull.Title = body.Text("title") ?? pull.Title;
        pull.Body = body.Has("body") ? body.Text("body") : pull.Body;
        pull.MaintainerCanModify = body.Flag("maintainer_can_modify") ?? pull.MaintainerCanModify;
        if (body.Text("base") is { } target)
        {
            (pull.BaseRef, pull.BaseSha) = (target, pulls.Head(target)!);
            (pull.Mergeable, pull.MergeCommitSha) = (null, null);
        }

        if (state == "closed" && pull.Open)
        {
            pulls.Close(pull);
        }
        else if (state == "open" && !pull.Open)
        {
            (pull.Open, pull.ClosedAt) = (true, null);
            (pull.HeadSha, pull.BaseSha) = (pulls.Head(pull.HeadRef)!, pulls.Head(pull.BaseRef)!);
            (pull.Mergeable, pull.MergeCommitSha) = (null, null);
        }
    }

    private static string? Stuck(ApiCall call, SandboxPull pull) =>
        pull.MergedAt is not null ? "The pull request is already merged."
        : call.Repository.Pulls.Head(pull.HeadRef) is null ? $"The {pull.HeadRef} branch has been deleted."
        : call.Repository.Pulls.Head(pull.BaseRef) is null ? $"The {pull.BaseRef} branch has been deleted."
        : call.Repository.Pulls.All.Any(p => p.Open && p.HeadRef == pull.HeadRef && p.BaseRef == pull.BaseRef)
            ? $"There is already an open pull request from {pull.HeadRef} to {pull.BaseRef}."
        : null;

    /// <summary><c>branch</c> or <c>owner:branch</c>; another owner's is null, for there are no forks here.</summary>
    private static string? Branch(ApiCall call, string head) =>
        head.Split(':', 2) is not [var owner, var branch] ? head
        : string.Equals(owner, call.Repository.Owner, StringComparison.OrdinalIgnoreCase) ? branch
        : null;

    private static Answer Invalid(ApiCall call, string code, string? field, string? message)
    {
        var error = new JsonObject { ["resource"] = "PullRequest", ["code"] = code };
        if (field is not null)
        {
            error["field"] = field;
        }

        if (message is not null)
        {
            error["message"] = message;
        }

        return call.Unprocessable("Validation Failed", error);
    }
}
