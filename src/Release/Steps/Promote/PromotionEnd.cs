using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub.Runs;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Steps.Promote;

/// <summary>
/// A promotion that is over: seen where it succeeded, told as the end of the command where it did not.
/// </summary>
/// <param name="services">The product, and GitHub.</param>
/// <param name="lane">The promotion.</param>
internal sealed class PromotionEnd(ReleaseServices services, PromotionReader lane)
{
    private const string Whole = "Nothing is published before all of it is copied and verified";
    private const string Again =
        "Run the same command again: it starts the promotion again, builds nothing, and keeps what is copied";

    /// <param name="progress">The run, over.</param>
    /// <param name="cancellation">Ends the requests.</param>
    /// <exception cref="ActionFailure">The run did not succeed: rejected, failed, or cancelled.</exception>
    public async Task RequireSuccessAsync(RunProgress progress, CancellationToken cancellation)
    {
        if (progress.Run!.Conclusion == "success")
        {
            await lane.Runs.SettleAsync(lane.ReadAsync, seen => seen.Published is not null, cancellation);
            return;
        }
        var reviews = await services.GitHub.Runs.ListReviewsAsync(services.Repository, progress.Id, cancellation);
        RequireNoRejection(reviews, progress);
        var logs = await lane.Runs.FailedLogsAsync(progress, cancellation);
        throw logs.Any(log => log.Lines.Any(IsWorkflowRefusal))
            ? WorkflowFilesDiffer(progress)
            : lane.Runs.Failure(progress, logs, Whole, Again);
    }

    /// <exception cref="ActionFailure">The newest word of a reviewer is no.</exception>
    public void RequireNoRejection(IEnumerable<RunReview> reviews, RunProgress progress)
    {
        if (PromotionSnapshot.Decision(reviews, services.Settings.Environment) is { State: "rejected" } no)
        {
            throw ApprovalMessages.Rejected(no, services.Settings.Environment, progress.Url);
        }
    }

    // what promote-assets says of the one refusal that GitHub does not explain
    private static bool IsWorkflowRefusal(string line) =>
        line.Contains("the release", StringComparison.Ordinal)
        && line.Contains("HTTP 403", StringComparison.Ordinal)
        && line.Contains("not accessible by integration", StringComparison.Ordinal);

    private ActionFailure WorkflowFilesDiffer(RunProgress progress) =>
        ActionFailure.No(
            $"Run {progress.Id} of {services.Settings.ReleaseWorkflow} could not create the release: HTTP 403, "
                + "Resource not accessible by integration",
            $"The workflow files of the released commit are not those of {services.Settings.Branch}, and "
                + "GITHUB_TOKEN may never tag such a commit (it would need `workflows: write`, which it cannot have)",
            $"Give promote-assets in {services.Settings.ReleaseWorkflow} the token of a GitHub App with "
                + "`contents: write` and `workflows: write` as `token`, merge that, and run the same command again. "
                + $"See {progress.Url}"
        );
}
