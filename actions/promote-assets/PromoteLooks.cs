using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
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
    DraftWrites drafts
)
{
    private readonly PromoteTargetReader reader = new(inputs, gitHub, run.Connection.Repository, target, run.Time);
    private Task<PromoteTarget>? first;

    /// <summary>Reads the candidate, and looks for the first time meanwhile.</summary>
    /// <param name="readSource">Is given the releases of the candidate's repository.</param>
    /// <param name="cancellation">Ends requests.</param>
    public async Task<PromoteSource> BeginAsync(
        Func<Task<IReadOnlyList<Release>>, CancellationToken, Task<PromoteSource>> readSource,
        CancellationToken cancellation
    )
    {
        var listed = ListAsync(cancellation);
        first = FirstAsync(listed, cancellation);
        // whoever may see other releases lists by itself
        var isOne = ReferenceEquals(gitHub, run.GitHub) && target.IsSameAs(run.Connection.Repository);
        try
        {
            return await readSource(
                isOne ? listed : run.GitHub.Releases.ListAsync(run.Connection.Repository, cancellation),
                cancellation
            );
        }
        finally
        {
            // what became of it, the next look says
            await Task.WhenAny(first);
        }
    }

    /// <summary>
    /// What there is, and what is to be done. What forbids it beside a release that is there already is believed only
    /// when it stays, and so is a draft that was published.
    /// </summary>
    public Task<(PromoteTarget State, PromotePlan Plan)> NextAsync(
        PromoteSource source,
        CancellationToken cancellation
    ) =>
        LaggingReads.UntilAsync(
            run.Time,
            async token =>
            {
                var state = await (
                    Interlocked.Exchange(ref first, null) ?? reader.ReadAsync(Known, ListAsync(token), token)
                );
                await reader.HashAsync(source.Files, state, token);
                return (State: state, Plan: PromotePlan.Of(inputs, source, state, progress.Claim));
            },
            seen =>
                seen.Plan.Conflicts.Count <= source.Conflicts.Count
                    ? progress.PublishTries == 0 || seen.Plan.IsPublished
                    : seen.State.OnTag.Count == 0 && !progress.HasWritten,
            cancellation
        );

    private long? Known => progress.HasWritten ? progress.Release?.Id : null;

    private Task<IReadOnlyList<Release>> ListAsync(CancellationToken cancellation) =>
        gitHub.Releases.ListAsync(target, cancellation);

    private async Task<PromoteTarget> FirstAsync(Task<IReadOnlyList<Release>> listed, CancellationToken cancellation)
    {
        var state = await reader.ReadAsync(known: null, listed, cancellation);
        if (!inputs.DryRun && state is { OnTag: [], Commit.Sha: { } commit })
        {
            // a new draft needs its notes at once; where they fail they are asked for again, if it comes to that
            await Task.WhenAny(drafts.GenerateNotesAsync(commit, state, cancellation));
        }
        return state;
    }
}
