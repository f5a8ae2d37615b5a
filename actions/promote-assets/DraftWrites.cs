using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PromoteAssets;

/// <summary>The writes to the release itself.</summary>
internal sealed class DraftWrites(
    PromoteInputs inputs,
    ActionRun run,
    GitHubClient gitHub,
    RepositoryName target,
    DraftClaim claim
)
{
    private readonly ReleaseDrafts drafts = new(gitHub, target, run.Time);
    private string? generated;

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
        var created = await drafts.CreateAsync(
            draft,
            release => release.Draft && ReleaseBody.IsOurs(release.Body),
            cancellation
        );
        // of a draft that was found, because the answer was lost, nobody knows who wrote the text
        Written = created.Body == draft.Body ? ReleaseBody.WithoutClaim(created.Body) : null;
        return created;
    }

    /// <summary>The text that this run gave the draft, as GitHub keeps it; null where it gave none.</summary>
    public string? Written { get; private set; }

    public async Task<Release> UpdateAsync(
        PlannedWrite.UpdateDraft update,
        Release draft,
        PromoteTarget state,
        CancellationToken cancellation
    )
    {
        run.Workflow.Info(update.Text);
        var body = update.WithNotes
            ? await ComposeAsync(ReleaseBody.IsOurs(draft.Body), state.Commit.Sha!, state, cancellation)
            : draft.Body;
        if (update.WithClaim || claim.IsIn(draft))
        {
            body =
                ReleaseBody.WithClaim(body, claim.Id)
                ?? throw ActionFailure.No(
                    $"the text of the draft {update.Id} is as long as GitHub allows, and a run that replaces assets "
                        + "leaves a line there",
                    "Nothing was replaced",
                    "Shorten that text by 60 characters, or delete the draft, then run this step again"
                );
        }
        var updated = await gitHub.Releases.UpdateAsync(
            target,
            update.Id,
            update.WithNotes || update.WithClaim ? update.Change with { Body = body } : update.Change,
            cancellation
        );
        if (update.WithClaim)
        {
            claim.Made();
        }
        if (update.WithNotes)
        {
            Written = ReleaseBody.WithoutClaim(updated.Body);
        }
        return updated;
    }

    /// <summary>Removes a draft that is empty still.</summary>
    public Task RemoveAsync(long id, CancellationToken cancellation) =>
        drafts.RemoveEmptyAsync(id, () => run.Workflow.Info(new PlannedWrite.RemoveDraft(id).Text), cancellation);

    /// <summary>Publishes, in a request of its own. Whether it is published, the next look says.</summary>
    public Task<Release> PublishAsync(long id, string makeLatest, CancellationToken cancellation)
    {
        run.Workflow.Info(new PlannedWrite.PublishDraft(makeLatest).Text);
        var update = new ReleaseUpdate { Draft = false, MakeLatest = makeLatest };
        return gitHub.Releases.UpdateAsync(target, id, update, cancellation);
    }

    /// <summary>Has GitHub generate the notes before they are needed; does nothing where none are wanted.</summary>
    public async Task GenerateNotesAsync(string commit, PromoteTarget state, CancellationToken cancellation)
    {
        if (inputs.GenerateNotes && generated is null)
        {
            var request = new GenerateReleaseNotes(inputs.Tag.Text)
            {
                TargetCommitish = commit,
                PreviousTagName = LatestChoice.Previous(inputs, state.Versions)?.Text,
            };
            generated = (await gitHub.Releases.GenerateNotesAsync(target, request, cancellation)).Body;
        }
    }

    /// <summary>The text that the release would get; null where its generated part is not known.</summary>
    public string? Planned =>
        inputs.GenerateNotes && generated is null
            ? null
            : ReleaseBody.Compose(inputs.Notes, generated, inputs.Candidate).Text;

    private async Task<string> ComposeAsync(
        bool isOurs,
        string commit,
        PromoteTarget state,
        CancellationToken cancellation
    )
    {
        await GenerateNotesAsync(commit, state, cancellation);
        var (text, isCut) = ReleaseBody.Compose(inputs.Notes, generated, isOurs ? inputs.Candidate : null);
        if (inputs.NotesSha256 is { } approved && ReleaseBody.WordsSha256(text) != approved)
        {
            throw ActionFailure.No(
                $"the text of the release {inputs.Tag} is no longer the one that was approved",
                "The notes that GitHub generates have changed since: a pull request was renamed or labelled, or another "
                    + "release came between. The release is not published",
                "Dispatch the promotion again, so that the new text is shown and approved"
            );
        }
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
