using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Steps.Bump;

/// <summary>Finds out how far a bump is. Reads only.</summary>
/// <param name="services">What steps work with.</param>
/// <param name="change">What the pull request writes.</param>
internal sealed class BumpReader(ReleaseServices services, IReleaseChange change)
{
    public async Task<BumpSnapshot> ReadAsync(ReleaseTag tag, CommitSha @base, CancellationToken cancellation)
    {
        var snapshot = new BumpSnapshot(
            BumpBranch.Of(tag, @base),
            @base,
            await change.OnAsync(@base, tag, cancellation)
        );
        if (snapshot.Files.Problems.Count > 0)
        {
            return snapshot with { Problem = OutOfStep(snapshot) };
        }
        if (!snapshot.Files.IsNeeded)
        {
            return snapshot;
        }
        var pulls = await services.Operator.PullRequests.ListFromAsync(
            services.Repository,
            snapshot.Branch.Name,
            cancellation
        );
        var own = pulls.Where(pull => pull.Base.Ref == services.Settings.Branch).ToList();
        if (own.Find(pull => pull.IsMerged) is { } merged)
        {
            return snapshot with { Pull = merged };
        }
        if (pulls.FirstOrDefault(pull => pull.IsOpen && pull.Base.Ref != services.Settings.Branch) is { } elsewhere)
        {
            return snapshot with { Problem = IntoAnother(snapshot, elsewhere) };
        }
        return await BranchAsync(
            snapshot with
            {
                Closed = own.Find(pull => !pull.IsOpen),
                Superseded = await SupersededAsync(snapshot, cancellation),
            },
            own.Find(pull => pull.IsOpen),
            cancellation
        );
    }

    private async Task<BumpSnapshot> BranchAsync(
        BumpSnapshot snapshot,
        PullRequest? open,
        CancellationToken cancellation
    )
    {
        var head = open?.Head.Sha ?? snapshot.Branch.Name;
        if (
            await services.Operator.Commits.CompareAsync(services.Repository, snapshot.Base.Text, head, cancellation)
            is not { } difference
        )
        {
            return snapshot;
        }
        var problem =
            change.ProblemOfBranch(difference, snapshot.Base)
            ?? await change.ProblemAsync(snapshot.Branch.Tag, snapshot.Base, head, difference, cancellation);
        return problem is not null
            ? snapshot with
            {
                Problem = NotOurs(snapshot, problem, open),
            }
            : snapshot with
            {
                HasBranch = true,
                Pull = open,
            };
    }

    private async Task<IReadOnlyList<BumpPull>> SupersededAsync(BumpSnapshot snapshot, CancellationToken cancellation)
    {
        var open = await services.Operator.PullRequests.ListIntoAsync(
            services.Repository,
            services.Settings.Branch,
            closed: false,
            cancellation
        );
        return
        [
            .. BumpPulls
                .Among(open, services.Repository.ToString(), services.Settings.TagPrefix)
                .Where(bump =>
                    bump.Tag == snapshot.Branch.Tag
                    && bump.Branch != snapshot.Branch
                    && bump.Pull.Title == services.Settings.Kind.Title(bump.Tag)
                ),
        ];
    }

    private static BumpProblem OutOfStep(BumpSnapshot snapshot) =>
        new(
            $"The version files of {snapshot.Base.Short} are out of step: {string.Join("; ", snapshot.Files.Problems)}",
            "A bump changes the one version that all of them say",
            "Put them right with a pull request, and release the commit that it makes",
            null
        );

    private BumpProblem IntoAnother(BumpSnapshot snapshot, PullRequest pull) =>
        new(
            $"A pull request from {snapshot.Branch} into {pull.Base.Ref} is open, #{pull.Number}",
            $"The version is bumped on {services.Settings.Branch}",
            $"Close #{pull.Number}, and run the same command again",
            pull.HtmlUrl
        );

    private BumpProblem NotOurs(BumpSnapshot snapshot, string problem, PullRequest? open) =>
        new(
            $"The branch {snapshot.Branch}{(open is null ? "" : $" of #{open.Number}")} is not "
                + $"{change.Words.Name} alone: {problem}",
            $"Only a branch that {change.Words.Only} is merged",
            $"Look at what is on it. Delete the branch {snapshot.Branch} if nobody needs "
                + $"it{(open is null ? "" : ", which closes its pull request")}, and run the same command again",
            open?.HtmlUrl
        );
}
