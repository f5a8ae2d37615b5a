using MsReleaseActions.Candidates;
using MsReleaseActions.Train.Steps;

namespace MsReleaseActions.Train.Choosing;

/// <summary>Whether a commit's candidate failed and nobody is at it: then a fix on the branch is a reason to release that instead.</summary>
/// <param name="space">The product, and GitHub.</param>
internal sealed class FailedCandidate(TrainSpace space)
{
    public async Task<bool> IsAsync(CommitSha commit, CancellationToken cancellation)
    {
        var runs = await space.GitHub.Runs.ListDispatchedAsync(space.Repository, space.Settings.CandidateWorkflow, since: null, cancellation);
        var own = runs.Where(run => run.DisplayTitle?.StartsWith($"candidate {commit}", StringComparison.Ordinal) == true).ToList();
        return own is [{ Status: "completed", Conclusion: not (null or "success") }, ..] && own.TrueForAll(run => run is { Status: "completed", Conclusion: not "success" });
    }
}
