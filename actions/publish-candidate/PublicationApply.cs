using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PublishCandidate;

/// <summary>Makes a sealed draft readable from other repositories, and looks whether it is.</summary>
internal sealed class PublicationApply(CandidateTag tag, ActionRun run)
{
    private readonly RepositoryName repository = run.Connection.Repository;

    /// <returns>The prerelease, read back.</returns>
    public async Task<Release> PublishAsync(Release draft, CancellationToken cancellation)
    {
        var drafts = new ReleaseDrafts(run.GitHub, repository, run.Time);
        var published =
            await drafts.PublishAsync(draft.Id, makeLatest: null, Ignored, cancellation)
            ?? throw new ActionFailure(
                ExitCode.GitHub,
                $"GitHub answered {ReleaseDrafts.MostPublishTries} times that {tag} (release {draft.Id}) is published, "
                    + "and it is still a draft",
                "Other repositories cannot read a draft",
                "Run this step again: the candidate is sealed, only this is missing"
            );
        await CheckAsync(published, cancellation);
        return published;
    }

    private void Ignored() => run.Workflow.Info($"GitHub answered that {tag} is published, and it is still a draft");

    private async Task CheckAsync(Release published, CancellationToken cancellation)
    {
        var commit = await LaggingReads.UntilAsync(
            run.Time,
            token => run.GitHub.Repositories.GetTagCommitAsync(repository, tag.Text, token),
            seen => seen == tag.SourceSha.Text,
            cancellation
        );
        if (commit != tag.SourceSha.Text || !published.Prerelease)
        {
            throw ActionFailure.No(
                $"{tag} was published {(published.Prerelease ? "as a prerelease" : "as a full release")}, with "
                    + $"its tag on {commit ?? "no commit"}",
                $"It must be a prerelease on {tag.SourceSha}",
                CandidateRules.Remedy(tag)
            );
        }
    }
}
