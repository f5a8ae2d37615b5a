using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Steps.Bump;

/// <summary>Proves that a commit is the bump of another one, and nothing else: the one that may be released.</summary>
internal sealed class MergeProof(ReleaseServices services)
{
    private readonly IReleaseChange change = services.ChangeOf(context: null);

    /// <summary>
    /// The first parent of a commit: what it was merged onto; null where there is no such commit, or it has no parent.
    /// </summary>
    public async Task<CommitSha?> ParentAsync(CommitSha commit, CancellationToken cancellation) =>
        await services.Operator.Objects.GetCommitAsync(services.Repository, commit.Text, cancellation)
            is { Parents: [var parent, ..] }
            ? CommitSha.Parse(parent.Sha)
            : null;

    /// <returns>Why it is not, a clause about the merged commit; null where it is.</returns>
    public async Task<string?> ProblemAsync(
        ReleaseTag tag,
        CommitSha @base,
        CommitSha merged,
        CancellationToken cancellation
    )
    {
        if (await ParentAsync(merged, cancellation) is var parent && parent != @base)
        {
            return $"it stands on {parent?.Short ?? "nothing"}, not on {@base.Short}: something landed in between";
        }
        return
            await services.Operator.Commits.CompareAsync(services.Repository, @base.Text, merged.Text, cancellation)
                is { } difference
            ? await change.ProblemAsync(tag, @base, merged.Text, difference, cancellation)
            : $"GitHub finds nothing in common between {@base.Short} and it";
    }

    /// <summary>Whether the branch has it.</summary>
    public async Task<bool> IsOnBranchAsync(CommitSha commit, CancellationToken cancellation) =>
        await services.GitHub.Repositories.CompareAsync(
            services.Repository,
            services.Settings.Branch,
            commit.Text,
            cancellation
        )
            is { Status: "identical" or "behind" };
}
