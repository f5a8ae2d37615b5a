using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PromoteAssets;

/// <summary>
/// Looks at the final release, and makes a plan of what is seen. The first look takes place beside the reading of the
/// candidate: neither needs the other.
/// </summary>
internal sealed class PromoteLooks(
    PromoteInputs inputs,
    ActionRun run,
    GitHubClient gitHub,
    RepositoryName target,
    PromoteProgress progress,
    DraftWrites drafts,
    AssetUpload upload
)
{
    // older than this, much may have happened since
    private static readonly TimeSpan MostAge = TimeSpan.FromSeconds(5);

    private readonly PromoteTargetReader reader = new(
        inputs,
        gitHub,
        run.Connection.Repository,
        target,
        run.Time,
        upload
    );
    private Task<PromoteTarget>? first;
    private long firstAt;

    /// <summary>Reads the candidate, and looks for the first time meanwhile.</summary>
    /// <param name="readSource">Is given the releases of the candidate's repository.</param>
    /// <param name="cancellation">Ends requests.</param>
    public async Task<PromoteSource> BeginAsync(
        Func<Task<IReadOnlyList<Release>>, CancellationToken, Task<PromoteSource>> readSource,
        CancellationToken cancellation
    )
    {
#pragma warning disable CA2025 // what uses it is waited for
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var listed = ListAsync(stop.Token);
        first = FirstAsync(listed, stop.Token);
#pragma warning restore CA2025
        firstAt = run.Time.GetTimestamp();
        // whoever may see other releases lists by itself
        var isOne = ReferenceEquals(gitHub, run.GitHub) && target.IsSameAs(run.Connection.Repository);
        try
        {
            return await readSource(
                isOne ? listed : run.GitHub.Releases.ListAsync(run.Connection.Repository, cancellation),
                cancellation
            );
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
        finally
        {
            // what became of it, the next look says
            await Task.WhenAny(first);
        }
    }

    /// <summary>
    /// What there is, and what is to be done. What forbids it beside a release that is there already is believed only
    /// when it stays, and so are a draft that was published, and one of ours, or an asset that was sent, that is gone.
    /// </summary>
    public Task<(PromoteTarget State, PromotePlan Plan)> NextAsync(
        PromoteSource source,
        CancellationToken cancellation
    ) =>
        LaggingReads.UntilAsync(
            run.Time,
            async token =>
                await EarlyAsync(source, token)
                ?? await PlannedAsync(source, await reader.ReadAsync(Known, ListAsync(token), token), token),
            seen => IsBelieved(seen.State, seen.Plan, source),
            cancellation
        );

    private bool IsBelieved(PromoteTarget state, PromotePlan plan, PromoteSource source)
    {
        if (plan.Conflicts.Count > source.Conflicts.Count)
        {
            return state.OnTag.Count == 0 && !progress.HasWritten;
        }
        if (progress.PublishTries > 0)
        {
            return plan.IsPublished;
        }
        var isGone = Known is { } id && state.OnTag.All(release => release.Release.Id != id);
        var sends = plan.Writes.OfType<PlannedWrite.SendAsset>();
        return !isGone && sends.All(send => progress.HowSent(send.Asset.Name) is null);
    }

    // the first look, if what follows is not the publication: that needs one that is of now
    private async Task<(PromoteTarget State, PromotePlan Plan)?> EarlyAsync(
        PromoteSource source,
        CancellationToken cancellation
    )
    {
        if (
            Interlocked.Exchange(ref first, null) is not { } early
            || (early.IsCompletedSuccessfully && run.Time.GetElapsedTime(firstAt) > MostAge)
        )
        {
            return null;
        }
        var seen = await PlannedAsync(source, await early, cancellation);
        return seen.Plan.Writes is [PlannedWrite.PublishDraft] ? null : seen;
    }

    private async Task<(PromoteTarget State, PromotePlan Plan)> PlannedAsync(
        PromoteSource source,
        PromoteTarget state,
        CancellationToken cancellation
    )
    {
        await reader.HashAsync(source.Files, state, cancellation);
        progress.PlannedText = drafts.Planned;
        if (inputs.DryRun)
        {
            // a run would refuse to send it, after somebody was asked
            OutgoingText.RequireNoSecret(
                $"rehearse the release {inputs.Tag} in {target}",
                [inputs.Title ?? "", progress.PlannedText ?? ""],
                run.Workflow.Secrets.Values
            );
        }
        return (state, PromotePlan.Of(inputs, source, state, progress.Claim, drafts.Written));
    }

    private long? Known => progress.HasWritten ? progress.Release?.Id : null;

    private Task<IReadOnlyList<Release>> ListAsync(CancellationToken cancellation) =>
        gitHub.Releases.ListAsync(target, cancellation);

    private async Task<PromoteTarget> FirstAsync(Task<IReadOnlyList<Release>> listed, CancellationToken cancellation)
    {
        var state = await reader.ReadAsync(known: null, listed, cancellation);
        var isNew = state.OnTag is [];
        var isShown = inputs.DryRun && state.OnTag.All(release => release.Release.Draft);
        if ((isNew || isShown) && state.Commit.Sha is { } commit)
        {
            var notes = drafts.GenerateNotesAsync(commit, state, cancellation);
            // a new draft needs its notes at once; where they fail they are asked for again, if it comes to that
            await (inputs.DryRun ? notes : Task.WhenAny(notes));
        }
        return state;
    }
}
