using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PublishCandidate;

/// <summary>Makes a sealed draft readable from other repositories, and looks whether it is.</summary>
internal sealed class PublicationApply(CandidateTag tag, ActionRun run)
{
    // GitHub has answered 200 and left the draft; asked again, it published
    private const int MostTries = 2;
    private readonly RepositoryName repository = run.Connection.Repository;

    /// <returns>The prerelease, read back.</returns>
    public async Task<Release> PublishAsync(Release draft, CancellationToken cancellation)
    {
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            await run.GitHub.Releases.UpdateAsync(repository, draft.Id, new ReleaseUpdate { Draft = false }, cancellation);
            if (await run.GitHub.Releases.GetAsync(repository, draft.Id, cancellation) is { Draft: false } published)
            {
                await CheckAsync(published, cancellation);
                return published;
            }
        }
        throw new ActionFailure(ExitCode.GitHub, $"GitHub accepted {MostTries} times to publish {tag} (release {draft.Id}), and it is still a draft", "Other repositories cannot read a draft", "Run this step again: the candidate is sealed, only this is missing");
    }

    private async Task CheckAsync(Release published, CancellationToken cancellation)
    {
        var commit = await run.GitHub.Repositories.GetTagCommitAsync(repository, tag.Text, cancellation);
        if (commit != tag.SourceSha.Text || !published.Prerelease)
        {
            throw ActionFailure.No(
                $"{tag} was published {(published.Prerelease ? "as a prerelease" : "as a full release")}, with its tag on {commit ?? "no commit"}",
                $"It must be a prerelease on {tag.SourceSha}",
                CandidateRules.Remedy(tag));
        }
    }
}
