using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.ReleaseTrain.Steps.Bump;

namespace MsReleaseActions.ReleaseTrain.Steps.Merge;

/// <summary>
/// What must hold as long as a merge is waited for: the pull request is open and ours, and the branch has not moved on.
/// </summary>
internal sealed class MergeReader(ReleaseServices services)
{
    /// <summary>The pull request; open, or merged by whomever.</summary>
    /// <exception cref="ActionFailure">It was closed, its head was moved, or the branch has moved on.</exception>
    public async Task<PullRequest> ReadAsync(ReleaseContext context, string? head, CancellationToken cancellation)
    {
        // a merge, ours or another's, moves the branch a moment before its pull request is shown as merged
        var (pull, problem) = await LaggingReads.UntilAsync(
            services.Time,
            token => LookAsync(context, head, token),
            seen => seen.Problem is null,
            cancellation
        );
        return problem is null ? pull! : throw problem;
    }

    private async Task<(PullRequest? Pull, ActionFailure? Problem)> LookAsync(
        ReleaseContext context,
        string? head,
        CancellationToken cancellation
    )
    {
        var number = context.PullRequest!.Value;
        return await services.Operator.PullRequests.GetAsync(services.Repository, number, cancellation) switch
        {
            null => (
                null,
                ActionFailure.No(
                    $"#{number} is not there any more",
                    "",
                    "Run the same command again: it opens another one"
                )
            ),
            { IsMerged: true } pull => (pull, null),
            { IsOpen: false } pull => (pull, Closed(pull)),
            { } pull when head is not null && pull.Head.Sha != head => (pull, Moved(pull)),
            var pull => (pull, await MovedOnAsync(context, cancellation)),
        };
    }

    /// <summary>
    /// Everything again, right before the merge: also that there is nothing but the bump on the branch.
    /// </summary>
    public async Task<PullRequest> ProveAsync(ReleaseContext context, string head, CancellationToken cancellation)
    {
        var bump = new BumpReader(services, services.ChangeOf(context));
        var snapshot = await bump.ReadAsync(context.Tag!, context.Base!, cancellation);
        return snapshot.Problem is { } problem
            ? throw ActionFailure.No(problem.What, problem.Why, problem.Remedy)
            : await ReadAsync(context, head, cancellation);
    }

    private async Task<ActionFailure?> MovedOnAsync(ReleaseContext context, CancellationToken cancellation)
    {
        var head = await services.GitHub.Repositories.ResolveCommitAsync(
            services.Repository,
            services.Settings.Branch,
            cancellation
        );
        return head == context.Base!.Text
            ? null
            : ActionFailure.No(
                $"{services.Settings.Branch} has moved on from {context.Base.Short} to "
                    + $"{(head is null ? "nothing" : CommitSha.Parse(head).Short)}, and #{context.PullRequest} "
                    + "was made "
                    + "for the former",
                "Nothing was merged: the release would not be the commit that was picked and confirmed",
                "Run the same command again: it makes another one on the new head, and closes the old one"
            );
    }

    private static ActionFailure Closed(PullRequest pull) =>
        ActionFailure.No(
            $"#{pull.Number} was closed without having been merged",
            "Somebody does not want this release, or not yet",
            $"If it is wanted, run the same command again: it opens another pull request ({pull.HtmlUrl})"
        );

    private ActionFailure Moved(PullRequest pull) =>
        ActionFailure.No(
            $"Somebody pushed to {pull.Head.Ref}, the branch of #{pull.Number}: its head is {pull.Head.Sha[..8]} now",
            $"Nothing was merged: only a branch that {services.ChangeOf(context: null).Words.Only} is",
            $"Look at what was pushed ({pull.HtmlUrl}). Delete the branch if nobody needs it, and run the same "
                + "command again"
        );
}
