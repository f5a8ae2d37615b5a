using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PromoteAssets;

/// <summary>The writes to the release itself.</summary>
internal sealed class DraftWrites(PromoteInputs inputs, ActionRun run, GitHubClient gitHub, RepositoryName target)
{
    /// <summary>A create whose answer was lost is looked for by tag and mark before it is repeated.</summary>
    public async Task<Release> CreateAsync(PlannedWrite.CreateDraft create, PromoteTarget state, CancellationToken cancellation)
    {
        run.Workflow.Info(create.Text);
        var draft = new NewRelease(create.Tag, create.Commit)
        {
            Name = create.Name,
            Body = await ComposeAsync(isOurs: true, create.Commit, state, cancellation),
            Draft = true,
            Prerelease = create.Prerelease,
        };
        return await Writes.DoAsync(
            run.Time,
            token => gitHub.Releases.CreateAsync(target, draft, token),
            async token => (await gitHub.Releases.ListAsync(target, token))
                .Where(release => release.TagName == create.Tag && release.Draft && ReleaseBody.IsOurs(release.Body))
                .MinBy(release => release.Id),
            cancellation);
    }

    public async Task<Release> UpdateAsync(PlannedWrite.UpdateDraft update, Release draft, PromoteTarget state, CancellationToken cancellation)
    {
        run.Workflow.Info(update.Text);
        var change = update.WithNotes
            ? update.Change with { Body = await ComposeAsync(ReleaseBody.IsOurs(draft.Body), state.Commit.Sha!, state, cancellation) }
            : update.Change;
        return await gitHub.Releases.UpdateAsync(target, update.Id, change, cancellation);
    }

    /// <summary>Removes a draft that is empty still.</summary>
    public async Task RemoveAsync(long id, CancellationToken cancellation)
    {
        if (await gitHub.Releases.GetAsync(target, id, cancellation) is { Draft: true } && (await gitHub.Assets.ListAsync(target, id, cancellation)).Count == 0)
        {
            run.Workflow.Info(new PlannedWrite.RemoveDraft(id).Text);
            await gitHub.Releases.DeleteAsync(target, id, cancellation);
        }
    }

    /// <summary>Publishes in a request of its own, and believes only what it reads back.</summary>
    /// <exception cref="ActionFailure">It is still a draft after the second try (exit 3).</exception>
    public async Task<Release> PublishAsync(long id, string makeLatest, CancellationToken cancellation)
    {
        const int tries = 2;
        for (var attempt = 1; attempt <= tries; attempt++)
        {
            run.Workflow.Info(new PlannedWrite.PublishDraft(makeLatest).Text);
            await gitHub.Releases.UpdateAsync(target, id, new ReleaseUpdate { Draft = false, MakeLatest = makeLatest }, cancellation);
            if (await gitHub.Releases.GetAsync(target, id, cancellation) is { Draft: false } published)
            {
                return published;
            }
            run.Workflow.Info($"GitHub answered that {inputs.Tag} is published, and it is still a draft");
        }
        throw new ActionFailure(
            ExitCode.GitHub,
            $"GitHub answered {tries} times that the release {inputs.Tag} ({id}) is published, and it is still a draft",
            "Nobody sees the release, which is whole otherwise",
            "Run this step again: only the publication is left to do");
    }

    private async Task<string> ComposeAsync(bool isOurs, string commit, PromoteTarget state, CancellationToken cancellation)
    {
        string? generated = null;
        if (inputs.GenerateNotes)
        {
            var request = new GenerateReleaseNotes(inputs.Tag.Text) { TargetCommitish = commit, PreviousTagName = LatestChoice.Previous(inputs, state.Versions)?.Text };
            generated = (await gitHub.Releases.GenerateNotesAsync(target, request, cancellation)).Body;
        }
        var (text, isCut) = ReleaseBody.Compose(inputs.Notes, generated, isOurs ? inputs.Candidate : null);
        if (isCut)
        {
            run.Workflow.Warning(PromoteAssetsAction.Id, $"The release notes were cut: GitHub takes {GitHubLimits.ReleaseBodyCharacters:N0} characters");
        }
        return text;
    }
}
