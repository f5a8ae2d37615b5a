using System.Net;
using MsReleaseActions.Core;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;

namespace MsReleaseActions.ReleaseTrain.Steps.Merge;

/// <summary>Merges the bump's pull request, once, and removes its branch.</summary>
internal sealed class Merging(ReleaseServices space)
{
    private const StepId Step = StepId.Merge;
    private const int MostTries = 4;

    // GitHub works out whether a pull request can be merged when it is asked, and needs moments for it
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly MergeReader look = new(space);

    /// <exception cref="ActionFailure">It may not be merged: why, and who can change it.</exception>
    public async Task MergeAsync(ReleaseContext journey, string head, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var pull = await SettledAsync(journey, head, cancellation);
            if (pull.IsMerged)
            {
                return;
            }
            var method = await MethodAsync(pull, cancellation);
            space.Line(Step, $"#{pull.Number} is merged with GitHub's method '{method}'");
            try
            {
                await space.WriteAsync(Step, MergeWords.Merge(pull, space.Settings.Branch), () => WriteAsync(pull, new PullRequestMerge(head, method), cancellation));
                return;
            }
            catch (GitHubFailure failure) when (failure.Status is HttpStatusCode.MethodNotAllowed or HttpStatusCode.Conflict)
            {
                // merged by somebody else, moved, or refused: what it is shows in the look, which comes first
                var now = await look.ReadAsync(journey, head, cancellation);
                if (now.IsMerged)
                {
                    return;
                }
                if (attempt == MostTries || !failure.Detail.Contains("modified", StringComparison.OrdinalIgnoreCase))
                {
                    throw MergeRules.Refused(now, failure.Detail);
                }
                await Task.Delay(Pause, space.Time, cancellation);
            }
        }
    }

    /// <summary>The branch has done its work. Whoever pushed to it since keeps it; that it could not be deleted stops nothing.</summary>
    public async Task RemoveBranchAsync(PullRequest merged, CancellationToken cancellation)
    {
        try
        {
            if (await HeadAsync(merged.Head.Ref, cancellation) == merged.Head.Sha)
            {
                await space.WriteAsync(Step, MergeWords.Remove(merged.Head.Ref), () => DeleteAsync(merged.Head.Ref, cancellation));
            }
        }
        catch (GitHubFailure failure)
        {
            space.Tell(new TrainWarned($"The branch {merged.Head.Ref} is left: {failure.Message}. It is merged, and can be deleted by hand"));
        }
    }

    private Task<string> DeleteAsync(string branch, CancellationToken cancellation) =>
        Writes.DoAsync(
            space.Time,
            async token =>
            {
                await space.Operator.Objects.DeleteBranchAsync(space.Repository, branch, token);
                return branch;
            },
            async token => await HeadAsync(branch, token) is null ? branch : null,
            cancellation);

    private async Task<string?> HeadAsync(string branch, CancellationToken cancellation) =>
        (await space.Operator.Objects.MatchingRefsAsync(space.Repository, "heads/" + branch, cancellation)).FirstOrDefault(found => found.Ref == "refs/heads/" + branch)?.Object.Sha;

    private Task<PullRequestMerged> WriteAsync(PullRequest pull, PullRequestMerge merge, CancellationToken cancellation) =>
        Writes.DoAsync(
            space.Time,
            token => space.Operator.PullRequests.MergeAsync(space.Repository, pull.Number, merge, token),
            async token => await space.Operator.PullRequests.GetAsync(space.Repository, pull.Number, token) is { IsMerged: true, MergeCommitSha: { } sha } ? new PullRequestMerged(sha, Merged: true) : null,
            cancellation);

    private async Task<PullRequest> SettledAsync(ReleaseContext journey, string head, CancellationToken cancellation)
    {
        var pull = await look.ProveAsync(journey, head, cancellation);
        for (var looks = 1; pull is { IsOpen: true, MergeableState: null or "unknown" } && looks < MostTries; looks++)
        {
            await Task.Delay(Pause, space.Time, cancellation);
            pull = await look.ReadAsync(journey, head, cancellation);
        }
        return pull;
    }

    private async Task<string> MethodAsync(PullRequest pull, CancellationToken cancellation)
    {
        var branch = await space.Operator.Requirements.GetAsync(space.Repository, space.Settings.Branch, cancellation) ?? BranchRequirements.None;
        var repository = await space.GitHub.Repositories.GetAsync(space.Repository, cancellation)
            ?? throw new GitHubFailure($"read the repository {space.Repository}", HttpStatusCode.NotFound, "Not Found");
        var reviews = branch.Approvals > 0 ? await space.Operator.PullRequests.ListReviewsAsync(space.Repository, pull.Number, cancellation) : [];
        var isSigned = branch.RequiresSignatures && await IsSignedAsync(pull, cancellation);
        return MergeRules.Problem(pull, branch, reviews, isSigned) is { } problem ? throw problem
            : MergeRules.MethodOf(repository, branch) ?? throw MergeRules.NoMethod(pull, repository, branch);
    }

    private async Task<bool> IsSignedAsync(PullRequest pull, CancellationToken cancellation) =>
        await space.Operator.Objects.GetCommitAsync(space.Repository, pull.Head.Sha, cancellation) is { Verification.Verified: true };
}
