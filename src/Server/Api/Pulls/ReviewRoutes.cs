using System.Text.Json.Nodes;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Pulls;

/// <summary>Reviews.</summary>
internal static class ReviewRoutes
{
    private const string Root = PullRoutes.Root + "/{pull_number}/reviews";

    public static void Add(Routes routes)
    {
        routes.Get(
            Root,
            call =>
            {
                var pull = PullRoutes.Find(call, Access.Read);
                return call.List(
                    pull.Reviews.Where(r => r.State != "PENDING" || r.By == call.Token?.User),
                    r => PullJson.Review(call.Repository, pull, r, call.Origins)
                );
            }
        );
        routes.Post(Root, Create);
    }

    private static Answer Create(ApiCall call)
    {
        var pull = PullRoutes.Find(call, Access.Write);
        var body = call.OptionalBody("commit_id", "body", "event", "comments");
        var (text, commit) = (body.Text("body") ?? "", body.Text("commit_id") ?? pull.HeadSha);
        var state = body.Text("event") switch
        {
            null => "PENDING",
            "APPROVE" => "APPROVED",
            "REQUEST_CHANGES" => "CHANGES_REQUESTED",
            "COMMENT" => "COMMENTED",
            var other => throw new Refusal(
                call.Unprocessable($"Variable $event of type PullRequestReviewEvent was provided invalid value {other}")
            ),
        };
        if (body.Array("comments") is { Count: > 0 })
        {
            call.Violate("comments of a review are not kept by the sandbox");
        }

        return Problem(call, pull, state, text, commit) is { } problem
            ? call.Unprocessable("Unprocessable Entity", JsonValue.Create(problem))
            : call.Json(
                PullJson.Review(
                    call.Repository,
                    pull,
                    call.Repository.Pulls.Review(pull, call.Token!.User, state, text, commit),
                    call.Origins
                )
            );
    }

    private static string? Problem(ApiCall call, SandboxPull pull, string state, string text, string commit) =>
        state is "APPROVED" or "CHANGES_REQUESTED" && pull.User == call.Token!.User
            ? $"Can not {(state == "APPROVED" ? "approve" : "request changes on")} your own pull request"
        : state == "APPROVED"
        && call.Token!.Kind == TokenKind.Workflow
        && !call.Repository.Pulls.ActionsMayCreateAndApprove
            ? "GitHub Actions is not permitted to approve pull requests."
        : state is "CHANGES_REQUESTED" or "COMMENTED" && text.Length == 0 ? "Review cannot be submitted without a body."
        : call.Repository.Resolve(commit) is null ? "The commitOID is not part of the pull request"
        : null;
}
