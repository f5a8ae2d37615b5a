using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrain.Steps.Green;

namespace MsReleaseActions.ReleaseTrain.Products.Content;

/// <summary>
/// Chooses the commit of a producer: of a product, the newest one, which must be green; of the others, what the last
/// spec has.
/// </summary>
/// <param name="services">Where it is released.</param>
/// <param name="server">Scheme and host of GitHub's pages.</param>
/// <param name="earlier">The last spec; null where this is the first.</param>
internal sealed class PinReader(ReleaseServices services, string server, EarlierSpec? earlier)
{
    private const string UsualGate = ".github/workflows/ci.yml";
    private readonly ProducerRepositories repositories = ProducerRepositories.Of(
        services.Repository,
        services.Settings.Content,
        services.Settings.Producers
    );

    /// <param name="id">Of the producer, as specs have it.</param>
    /// <param name="wanted">The commit that was asked for; null: the one that is due.</param>
    /// <param name="cancellation">Ctrl-C.</param>
    public async Task<PinOutcome> ReadAsync(string id, CommitSha? wanted, CancellationToken cancellation)
    {
        var repository = repositories.ById[id];
        if (await services.GitHub.Repositories.GetAsync(repository, cancellation) is not { } found)
        {
            return PinOutcome.Bad(
                $"{id}: {repository} is not to be seen with this token",
                $"Let the token see {repository}, or say in ms-release.json (`producers`) where {id} is"
            );
        }
        var known = earlier?.Spec.Find(id);
        var (branch, head) = await HeadAsync(repository, known?.Ref, found.DefaultBranch, cancellation);
        if (head is null)
        {
            return PinOutcome.Bad($"{id}: {repository} has no commit on {branch}", $"Push to {branch} of {repository}");
        }
        var isProduct = !services.Settings.Content.IsPinned(id);
        var at = new SpecRepository(
            id,
            $"{server}/{repository}",
            repository,
            branch,
            wanted ?? (isProduct || known is null ? head : known.Sha),
            known is null || isProduct ? known?.CiWorkflow ?? UsualGate : known.CiWorkflow
        );
        return !isProduct && known is not null && at.Sha == known.Sha
            ? await CarriedAsync(at, cancellation)
            : await GreenAsync(
                at,
                head,
                isAskedFor: wanted is not null,
                isFirst: !isProduct && known is null,
                cancellation
            );
    }

    // a branch that is gone is no reason to stop: its successor is the default one
    private async Task<(string Branch, CommitSha? Head)> HeadAsync(
        RepositoryName repository,
        string? known,
        string usual,
        CancellationToken cancellation
    )
    {
        var there = services.GitHub.Repositories;
        return known is not null && await there.ResolveCommitAsync(repository, known, cancellation) is { } head
                ? (known, CommitSha.Parse(head))
            : await there.ResolveCommitAsync(repository, usual, cancellation) is { } other
                ? (usual, CommitSha.Parse(other))
            : (usual, null);
    }

    private async Task<PinOutcome> CarriedAsync(SpecRepository at, CancellationToken cancellation)
    {
        if (await services.GitHub.Repositories.ResolveCommitAsync(at.Repository, at.Sha.Text, cancellation) is null)
        {
            return PinOutcome.Bad(
                $"{at.Id}: {earlier!.Name} has {at.Sha}, and {at.Repository} has no such commit",
                $"Name another one with --pin {at.Id}=SHA"
            );
        }
        var pin = new ChosenPin(at, $"as in {earlier!.Name}");
        return PinOutcome.Of(pin with { Suggestion = await SuggestionAsync(at, cancellation) });
    }

    private async Task<string?> SuggestionAsync(SpecRepository at, CancellationToken cancellation)
    {
        if (
            await GreenOf(at).NewestAsync(cancellation) is not { } newest
            || newest.Sha == at.Sha
            || await services.GitHub.Repositories.CompareAsync(
                at.Repository,
                at.Sha.Text,
                newest.Sha.Text,
                cancellation
            )
                is not { AheadBy: > 0 and var count }
        )
        {
            return null;
        }
        return $"{at.Id} has {count} newer commit{(count == 1 ? "" : "s")}, green at {newest.Sha.Short} "
            + $"({newest.Title}): --pin {at.Id}={newest.Sha}";
    }

    private async Task<PinOutcome> GreenAsync(
        SpecRepository at,
        CommitSha head,
        bool isAskedFor,
        bool isFirst,
        CancellationToken cancellation
    )
    {
        if (
            isAskedFor
            && await services.GitHub.Repositories.CompareAsync(at.Repository, at.Ref, at.Sha.Text, cancellation)
                is not { Status: "identical" or "behind" }
        )
        {
            return PinOutcome.Bad(
                $"{at.Id}: {at.Sha} is not on {at.Ref} of {at.Repository}",
                $"Give --pin {at.Id} a commit of {at.Ref}"
            );
        }
        var place = at.Sha == head ? $"the head of {at.Ref}" : $"on {at.Ref}";
        var greenness = await GreenOf(at).OfBranchAsync(at.Sha, cancellation);
        return greenness.IsGreen
            ? PinOutcome.Of(
                new ChosenPin(
                    at,
                    $"{place}, green{(isAskedFor ? ", asked for" : isFirst ? ": no spec has pinned it yet" : "")}"
                )
            )
            : PinOutcome.Bad(
                $"{at.Id}: {at.Sha.Short} of {at.Repository}, {place}, is not green: {greenness}",
                await RemedyAsync(at, greenness, cancellation)
            );
    }

    private async Task<string> RemedyAsync(SpecRepository at, Greenness greenness, CancellationToken cancellation)
    {
        var first = greenness.MayBecomeGreen
            ? $"Wait for the checks of {at.Repository}, and run the same command again"
            : $"Correct {at.Ref} of {at.Repository}, and run the same command again";
        return await GreenOf(at).NewestAsync(cancellation) is { } newest
            ? $"{first}. Its newest green commit is {newest.Sha.Short} ({newest.Title}), {newest.Behind} before "
                + $"the head: --pin {at.Id}={newest.Sha}"
            : $"{first}. None of its last commits is green";
    }

    // a producer is judged by its own gate and its own branch
    private GreenReader GreenOf(SpecRepository at) =>
        new(
            services with
            {
                Settings = new ReleaseSettings(at.Repository)
                {
                    Branch = at.Ref,
                    CiWorkflow = Path.GetFileName(at.CiWorkflow ?? UsualGate),
                    RequiredChecks = [],
                },
            }
        );
}
