using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Steps.Pick;

/// <summary>The newest commit of the branch that is released.</summary>
internal static class BranchHead
{
    /// <exception cref="ActionFailure">There is no such branch, or the token cannot see it.</exception>
    public static async Task<CommitSha> ReadAsync(ReleaseServices services, CancellationToken cancellation) =>
        CommitSha.Parse(
            await services.GitHub.Repositories.ResolveCommitAsync(
                services.Repository,
                services.Settings.Branch,
                cancellation
            )
                ?? throw ActionFailure.No(
                    $"{services.Repository} has no branch {services.Settings.Branch} that this token can see",
                    "",
                    "Check the repository's name, `branch` in ms-release.json, and the token"
                )
        );
}
