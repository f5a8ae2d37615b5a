using System.Net;
using MsReleaseActions.Core;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;

namespace MsReleaseActions.ReleaseTrain.Steps.Merge;

/// <summary>Merges the bump's pull request, once, and removes its branch.</summary>
internal sealed class Merging(ReleaseServices services)
{
    private const StepId Step = StepId.Merge;
    private const int MostTries = 4;

    // GitHub works out whether a pull request can be merged when it is asked, and needs moments for it
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly MergeReader look = new(services);

    /// <exception cref="ActionFailure">It may not be merged: why, and who can change it.</exception>
    public async Task MergeAsync(ReleaseContext context, string head, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var pull = await SettledAsync(context, head, cancellation);
            if (pull.IsMerged)
            {
                return;
            }
            var method = await MethodAsync(pull, cancellation);
            services.Line(Step, $"#{pull.Number} is merged with GitHub's method '{method}'");
            try
            {
                await services.WriteAsync(
                    Step,
                    MergeMessages.Merge(pull, services.Settings.Branch),
                    () => WriteAsync(pull, new PullRequestMerge(head, method), cancellation)
                );
                return;
            }
            catch (GitHubFailure failure)
                when (failure.Status is HttpStatusCode.MethodNotAllowed or HttpStatusCode.Conflict)
            {
                // merged by somebody else, moved, or refused: what it is shows in the look, which comes first
                var now = await look.ReadAsync(context, head, cancellation);
                if (now.IsMerged)
                {
                    return;
                }
                if (attempt == MostTries || !failure.Detail.Contains("modified", StringComparison.OrdinalIgnoreCase))
                {
                    throw MergeRules.Refused(now, failure.Detail);
                }
                await Task.Delay(Pause, services.Time, cancellation);
            }
        }
    }

    /// <summary>
    /// The branch has done its work. Whoever pushed to it since keeps it; that it could not be deleted stops nothing.
    /// </summary>
    public async Task RemoveBranchAsync(PullRequest merged, CancellationToken cancellation)
    {
        try
        {
            if (await HeadAsync(merged.Head.Ref, cancellation) == merged.Head.Sha)
            {
                await services.WriteAsync(
                    Step,
                    MergeMessages.Remove(merged.Head.Ref),
                    () => DeleteAsync(merged.Head.Ref, cancellation)
                );
            }
        }
        catch (GitHubFailure failure)
        {
            services.Tell(
                new TrainWarned(
                    $"The branch {merged.Head.Ref} is left: {failure.Message}. It is merged, and can be deleted by hand"
                )
            );
        }
    }

    private Task<string> DeleteAsync(string branch, CancellationToken cancellation) =>
        Writes.DoAsync(
            services.Time,
            async token =>
            {
                await services.Operator.Objects.DeleteBranchAsync(services.Repository, branch, token);
                return branch;
            },
            async token => await HeadAsync(branch, token) is null ? branch : null,
            cancellation
        );

    private async Task<string?> HeadAsync(string branch, CancellationToken cancellation) =>
        (await services.Operator.Objects.MatchingRefsAsync(services.Repository, "heads/" + branch, cancellation))
            .FirstOrDefault(found => found.Ref == "refs/heads/" + branch)
            ?.Object.Sha;

    private Task<PullRequestMerged> WriteAsync(
        PullRequest pull,
        PullRequestMerge merge,
        CancellationToken cancellation
    ) =>
        Writes.DoAsync(
            services.Time,
            token => services.Operator.PullRequests.MergeAsync(services.Repository, pull.Number, merge, token),
            async token =>
                await services.Operator.PullRequests.GetAsync(services.Repository, pull.Number, token)
                    is { IsMerged: true, MergeCommitSha: { } sha }
                    ? new PullRequestMerged(sha, Merged: true)
                    : null,
            cancellation
        );

    private async Task<PullRequest> SettledAsync(ReleaseContext context, string head, CancellationToken cancellation)
    {
        var pull = await look.ProveAsync(context, head, cancellation);
        for (var looks = 1; pull is { IsOpen: true, MergeableState: null or "unknown" } && looks < MostTries; looks++)
        {
            await Task.Delay(Pause, services.Time, cancellation);
            pull = await look.ReadAsync(context, head, cancellation);
        }
        return pull;
    }

    private async Task<string> MethodAsync(PullRequest pull, CancellationToken cancellation)
    {
        var branch =
            await services.Operator.Requirements.GetAsync(services.Repository, services.Settings.Branch, cancellation)
            ?? BranchRequirements.None;
        var repository =
            await services.GitHub.Repositories.GetAsync(services.Repository, cancellation)
            ?? throw new GitHubFailure(
                $"read the repository {services.Repository}",
                HttpStatusCode.NotFound,
                "Not Found"
            );
        var reviews =
            branch.Approvals > 0
                ? await services.Operator.PullRequests.ListReviewsAsync(services.Repository, pull.Number, cancellation)
                : [];
        var isSigned = branch.RequiresSignatures && await IsSignedAsync(pull, cancellation);
        return MergeRules.Problem(pull, branch, reviews, isSigned) is { } problem
            ? throw problem
            : MergeRules.MethodOf(repository, branch) ?? throw MergeRules.NoMethod(pull, repository, branch);
    }

    private async Task<bool> IsSignedAsync(PullRequest pull, CancellationToken cancellation) =>
        await services.Operator.Objects.GetCommitAsync(services.Repository, pull.Head.Sha, cancellation)
            is { Verification.Verified: true };
}
