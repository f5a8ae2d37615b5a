using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.ReleaseTrain.Steps.Bump;

namespace MsReleaseActions.ReleaseTrain.Steps.Merge;

/// <summary>What must hold as long as a merge is waited for: the pull request is open and ours, and the branch has not moved on.</summary>
internal sealed class MergeReader(ReleaseServices space)
{
    private readonly BumpReader bump = new(space);

    /// <summary>The pull request; open, or merged by whomever.</summary>
    /// <exception cref="ActionFailure">It was closed, its head was moved, or the branch has moved on.</exception>
    public async Task<PullRequest> ReadAsync(ReleaseContext journey, string? head, CancellationToken cancellation)
    {
        var number = journey.PullRequest!.Value;
        var pull = await space.Operator.PullRequests.GetAsync(space.Repository, number, cancellation)
            ?? throw ActionFailure.No($"#{number} is not there any more", "", "Run the same command again: it opens another one");
        return pull.IsMerged ? pull
            : !pull.IsOpen ? throw Closed(pull)
            : head is not null && pull.Head.Sha != head ? throw Moved(pull)
            : await MovedOnAsync(journey, cancellation) is { } ahead ? throw ahead
            : pull;
    }

    /// <summary>Everything again, right before the merge: also that there is nothing but the bump on the branch.</summary>
    public async Task<PullRequest> ProveAsync(ReleaseContext journey, string head, CancellationToken cancellation)
    {
        var sight = await bump.ReadAsync(journey.Tag!, journey.Base!, cancellation);
        return sight.Problem is { } problem ? throw ActionFailure.No(problem.What, problem.Why, problem.Remedy) : await ReadAsync(journey, head, cancellation);
    }

    private async Task<ActionFailure?> MovedOnAsync(ReleaseContext journey, CancellationToken cancellation)
    {
        var head = await space.GitHub.Repositories.ResolveCommitAsync(space.Repository, space.Settings.Branch, cancellation);
        return head == journey.Base!.Text ? null : ActionFailure.No(
            $"{space.Settings.Branch} has moved on from {journey.Base.Short} to {(head is null ? "nothing" : CommitSha.Parse(head).Short)}, and #{journey.PullRequest} was made for the former",
            "Nothing was merged: the release would not be the commit that was picked and confirmed",
            "Run the same command again: it makes another one on the new head, and closes the old one");
    }

    private static ActionFailure Closed(PullRequest pull) =>
        ActionFailure.No(
            $"#{pull.Number} was closed without having been merged",
            "Somebody does not want this release, or not yet",
            $"If it is wanted, run the same command again: it opens another pull request ({pull.HtmlUrl})");

    private ActionFailure Moved(PullRequest pull) =>
        ActionFailure.No(
            $"Somebody pushed to {pull.Head.Ref}, the branch of #{pull.Number}: its head is {pull.Head.Sha[..8]} now",
            $"Nothing was merged: only a branch that {space.Change.Words.Only} is",
            $"Look at what was pushed ({pull.HtmlUrl}). Delete the branch if nobody needs it, and run the same command again");
}
