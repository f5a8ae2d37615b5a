using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Steps.Promote;

/// <summary>A gate and what became of it, for people. Pure.</summary>
internal static class ApprovalMessages
{
    /// <summary>Who may approve: logins, and <c>team x</c>.</summary>
    public static IReadOnlyList<string> Reviewers(PendingDeployment gate) =>
        [
            .. gate.Reviewers.Select(reviewer =>
                $"{(reviewer.Type == "Team" ? "team " : "")}{reviewer.Account?.Shown ?? "?"}"
            ),
        ];

    /// <summary>The gate as an event.</summary>
    public static ApprovalAwaited Awaited(PendingDeployment gate, string url) =>
        new(gate.Environment.Name, Reviewers(gate), gate.CurrentUserCanApprove, url);

    /// <summary>Somebody said no: that is an end.</summary>
    public static ActionFailure Rejected(RunReview review, string environment, string url) =>
        ActionFailure.No(
            $"{review.User?.Shown ?? "A reviewer"} rejected "
                + $"{environment}{(review.Comment.Length > 0 ? $": {review.Comment}" : "")}",
            "Nothing was published; the candidate stays as it is",
            $"See {url}. When the reason is gone, run the same command again: it asks for a new approval, and "
                + "builds nothing"
        );
}
