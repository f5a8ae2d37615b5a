using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PromoteAssets;

/// <summary>The writes to the release itself.</summary>
internal sealed class DraftWrites(PromoteInputs inputs, ActionRun run, GitHubClient gitHub, RepositoryName target)
{
    private readonly ReleaseDrafts drafts = new(gitHub, target, run.Time);

    /// <summary>A create whose answer was lost is looked for by tag and mark before it is repeated.</summary>
    public async Task<Release> CreateAsync(
        PlannedWrite.CreateDraft create,
        PromoteTarget state,
        CancellationToken cancellation
    )
    {
        run.Workflow.Info(create.Text);
        var draft = new NewRelease(create.Tag, create.Commit)
        {
            Name = create.Name,
            Body = await ComposeAsync(isOurs: true, create.Commit, state, cancellation),
            Draft = true,
            Prerelease = create.Prerelease,
        };
        return await drafts.CreateAsync(
            draft,
            release => release.Draft && ReleaseBody.IsOurs(release.Body),
            cancellation
        );
    }

    public async Task<Release> UpdateAsync(
        PlannedWrite.UpdateDraft update,
        Release draft,
        PromoteTarget state,
        CancellationToken cancellation
    )
    {
        run.Workflow.Info(update.Text);
        var change = update.WithNotes
            ? update.Change with
            {
                Body = await ComposeAsync(ReleaseBody.IsOurs(draft.Body), state.Commit.Sha!, state, cancellation),
            }
            : update.Change;
        return await gitHub.Releases.UpdateAsync(target, update.Id, change, cancellation);
    }

    /// <summary>Removes a draft that is empty still.</summary>
    public Task RemoveAsync(long id, CancellationToken cancellation) =>
        drafts.RemoveEmptyAsync(id, () => run.Workflow.Info(new PlannedWrite.RemoveDraft(id).Text), cancellation);

    /// <exception cref="ActionFailure">It is still a draft after the second try (exit 3).</exception>
    public async Task<Release> PublishAsync(long id, string makeLatest, CancellationToken cancellation)
    {
        run.Workflow.Info(new PlannedWrite.PublishDraft(makeLatest).Text);
        return await drafts.PublishAsync(id, makeLatest, Ignored, cancellation)
            ?? throw new ActionFailure(
                ExitCode.GitHub,
                $"GitHub answered {ReleaseDrafts.MostPublishTries} times that the release {inputs.Tag} ({id}) is "
                    + "published, and it is still a draft",
                "Nobody sees the release, which is whole otherwise",
                "Run this step again: only the publication is left to do"
            );
    }

    private void Ignored() =>
        run.Workflow.Info($"GitHub answered that {inputs.Tag} is published, and it is still a draft");

    private async Task<string> ComposeAsync(
        bool isOurs,
        string commit,
        PromoteTarget state,
        CancellationToken cancellation
    )
    {
        string? generated = null;
        if (inputs.GenerateNotes)
        {
            var request = new GenerateReleaseNotes(inputs.Tag.Text)
            {
                TargetCommitish = commit,
                PreviousTagName = LatestChoice.Previous(inputs, state.Versions)?.Text,
            };
            generated = (await gitHub.Releases.GenerateNotesAsync(target, request, cancellation)).Body;
        }
        var (text, isCut) = ReleaseBody.Compose(inputs.Notes, generated, isOurs ? inputs.Candidate : null);
        if (isCut)
        {
            run.Workflow.Warning(
                PromoteAssetsAction.Id,
                $"The release notes were cut: GitHub takes {GitHubLimits.ReleaseBodyCharacters:N0} characters"
            );
        }
        return text;
    }
}
