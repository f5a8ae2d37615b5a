using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Steps.Bump;

/// <summary>Finds out how far a bump is. Reads only.</summary>
internal sealed class BumpReader(ReleaseServices space)
{
    private readonly IReleaseChange change = space.Change;

    public async Task<BumpSnapshot> ReadAsync(ReleaseTag tag, CommitSha @base, CancellationToken cancellation)
    {
        var sight = new BumpSnapshot(BumpBranch.Of(tag, @base), @base, await change.OnAsync(@base, tag, cancellation));
        if (sight.Files.Problems.Count > 0)
        {
            return sight with { Problem = OutOfStep(sight) };
        }
        if (!sight.Files.IsNeeded)
        {
            return sight;
        }
        var pulls = await space.Operator.PullRequests.ListFromAsync(space.Repository, sight.Branch.Name, cancellation);
        var own = pulls.Where(pull => pull.Base.Ref == space.Settings.Branch).ToList();
        if (own.Find(pull => pull.IsMerged) is { } merged)
        {
            return sight with { Pull = merged };
        }
        if (pulls.FirstOrDefault(pull => pull.IsOpen && pull.Base.Ref != space.Settings.Branch) is { } elsewhere)
        {
            return sight with { Problem = IntoAnother(sight, elsewhere) };
        }
        return await BranchAsync(sight with { Closed = own.Find(pull => !pull.IsOpen), Superseded = await SupersededAsync(sight, cancellation) }, own.Find(pull => pull.IsOpen), cancellation);
    }

    private async Task<BumpSnapshot> BranchAsync(BumpSnapshot sight, PullRequest? open, CancellationToken cancellation)
    {
        var head = open?.Head.Sha ?? sight.Branch.Name;
        if (await space.Operator.Commits.CompareAsync(space.Repository, sight.Base.Text, head, cancellation) is not { } difference)
        {
            return sight;
        }
        var problem = change.ProblemOfBranch(difference, sight.Base) ?? await change.ProblemAsync(sight.Branch.Tag, sight.Base, head, difference, cancellation);
        return problem is not null
            ? sight with { Problem = NotOurs(sight, problem, open) }
            : sight with { HasBranch = true, Pull = open };
    }

    private async Task<IReadOnlyList<BumpPull>> SupersededAsync(BumpSnapshot sight, CancellationToken cancellation)
    {
        var open = await space.Operator.PullRequests.ListIntoAsync(space.Repository, space.Settings.Branch, closed: false, cancellation);
        return [.. BumpPulls.Among(open, space.Repository.ToString()).Where(bump => bump.Tag == sight.Branch.Tag && bump.Branch != sight.Branch && bump.Pull.Title == space.Settings.Kind.Title(bump.Tag))];
    }

    private static BumpProblem OutOfStep(BumpSnapshot sight) =>
        new(
            $"The version files of {sight.Base.Short} are out of step: {string.Join("; ", sight.Files.Problems)}",
            "A bump changes the one version that all of them say",
            "Put them right with a pull request, and release the commit that it makes",
            null);

    private BumpProblem IntoAnother(BumpSnapshot sight, PullRequest pull) =>
        new(
            $"A pull request from {sight.Branch} into {pull.Base.Ref} is open, #{pull.Number}",
            $"The version is bumped on {space.Settings.Branch}",
            $"Close #{pull.Number}, and run the same command again",
            pull.HtmlUrl);

    private BumpProblem NotOurs(BumpSnapshot sight, string problem, PullRequest? open) =>
        new(
            $"The branch {sight.Branch}{(open is null ? "" : $" of #{open.Number}")} is not {change.Words.Name} alone: {problem}",
            $"Only a branch that {change.Words.Only} is merged",
            $"Look at what is on it. Delete the branch {sight.Branch} if nobody needs it{(open is null ? "" : ", which closes its pull request")}, and run the same command again",
            open?.HtmlUrl);
}
