using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Steps.Bump;
using MsReleaseActions.ReleaseTrain.Steps.Candidates;
using MsReleaseActions.ReleaseTrain.Versions;

namespace MsReleaseActions.ReleaseTrain.Steps.Pick;

/// <summary>
/// Finds out which release is meant: the one that was begun before, where there is one, else the next.
/// </summary>
/// <param name="services">The product, and GitHub.</param>
internal sealed class ChoiceReader(ReleaseServices services)
{
    /// <exception cref="ActionFailure">The tag or commit that was asked for does not fit.</exception>
    public async Task<ReleaseChoice> ReadAsync(ReleaseRequest request, CancellationToken cancellation)
    {
        var head = await BranchHead.ReadAsync(services, cancellation);
        var releases = await services.GitHub.Releases.ListAsync(services.Repository, cancellation);
        var bumps = await BumpPulls.ReadAsync(services, cancellation);
        if (await PublishedAsync(request, head, releases, cancellation) is { } published)
        {
            var (tag, commit) = published;
            var bump = (await bumps.OfAsync(tag, cancellation)).Usable;
            return new ReleaseChoice(tag, "it is published already", bump?.Base ?? commit, ChoiceKind.Published)
            {
                Merged = commit,
                Head = head,
                IsMeant = request.Tag is not null || bump is not null,
            };
        }
        var prefix = services.Settings.TagPrefix;
        var tags = (await services.Operator.Objects.MatchingTagsAsync(services.Repository, prefix, cancellation))
            .Select(found => found.TagName)
            .ToList();
        var left = new List<TakenName>();
        ReleaseTag? tree = null;
        while (true)
        {
            // a draft may be ours, unfinished: it is judged below
            var names = ReleaseNames.Of(prefix, releases.Where(release => !release.Draft), tags, left);
            tree ??= names.NewestStable is null ? await TreeAsync(request.Sha ?? head, cancellation) : null;
            var proposal = ReleaseProposal.Of(names, request.Channel, request.Part, request.Tag, tree);
            var bump = await bumps.OfAsync(proposal.Tag, cancellation);
            if (await WhyNotAsync(request, proposal.Tag, bump, head, releases, cancellation) is { } reason)
            {
                left.Add(new TakenName(proposal.Tag.Text, reason));
                continue;
            }
            return bump.Usable is { } begun
                ? new ReleaseChoice(
                    proposal.Tag,
                    $"it was begun: #{begun.Number} bumped the version and is merged",
                    begun.Base,
                    ChoiceKind.Begun
                )
                {
                    Merged = begun.Merged,
                    Head = head,
                }
                : new ReleaseChoice(proposal.Tag, Why(proposal, left), request.Sha ?? head, ChoiceKind.New)
                {
                    Head = head,
                };
        }
    }

    /// <summary>What the version files say; null where there are none, or they say nothing.</summary>
    private async Task<ReleaseTag?> TreeAsync(CommitSha commit, CancellationToken cancellation)
    {
        var prefix = services.Settings.TagPrefix;
        var files = await services
            .ChangeOf(context: null)
            .OnAsync(commit, ReleaseTag.Of(prefix, "0.0.1"), cancellation);
        return files.Version is { } version ? ReleaseTag.Of(prefix, version) : null;
    }

    // of a beta, only the number tells that another was left
    private static string Why(Proposal proposal, List<TakenName> left) =>
        string.Join(
            "; ",
            left.Where(name => !proposal.Why.Contains(name.Reason, StringComparison.Ordinal))
                .Select(name => $"not {name.Tag}: {name.Reason}")
                .Prepend(proposal.Why)
        );

    /// <summary>
    /// The release that was asked for by name and is published; or the channel's newest, where nothing was committed
    /// since.
    /// </summary>
    private async Task<(ReleaseTag Tag, CommitSha Commit)?> PublishedAsync(
        ReleaseRequest request,
        CommitSha head,
        IReadOnlyList<Release> releases,
        CancellationToken cancellation
    )
    {
        var published = releases
            .Where(release => !release.Draft)
            .Select(release => release.TagName)
            .ToHashSet(StringComparer.Ordinal);
        var names = ReleaseNames.Of(services.Settings.TagPrefix, releases.Where(release => !release.Draft), []);
        var tag =
            request.Tag is { } asked ? (published.Contains(asked.Text) ? asked : null)
            : request.Channel == Channel.Beta ? names.NewestBeta
            : names.NewestStable;
        if (
            tag is null
            || await services.GitHub.Repositories.GetTagCommitAsync(services.Repository, tag.Text, cancellation)
                is not { } commit
        )
        {
            return null;
        }
        return request.Tag is not null || commit == (request.Sha ?? head).Text ? (tag, CommitSha.Parse(commit)) : null;
    }

    private async Task<string?> WhyNotAsync(
        ReleaseRequest request,
        ReleaseTag tag,
        TagBumps bump,
        CommitSha head,
        IReadOnlyList<Release> releases,
        CancellationToken cancellation
    )
    {
        var drafts = releases.Where(release => release.Draft && release.TagName == tag.Text).ToList();
        if (bump.Unusable is { } reason)
        {
            return reason;
        }
        if (bump.Usable is not { } begun)
        {
            return drafts.Exists(draft => draft.TargetCommitish != (request.Sha ?? head).Text)
                ? "a draft release that is not ours has that name"
                : null;
        }
        if (request.Sha is { } sha && sha != begun.Base && sha != begun.Merged)
        {
            return $"#{begun.Number} bumped {begun.Base.Short} to it, not {sha.Short}";
        }
        if (drafts.Exists(draft => draft.TargetCommitish != begun.Merged.Text))
        {
            return $"a draft release of another commit than {begun.Merged.Short} has that name";
        }
        return request.Tag is null && begun.Merged != head && await HasFailedAsync(begun.Merged, cancellation)
            ? $"the candidate of {begun.Merged.Short} failed, and {services.Settings.Branch} has moved on since "
                + $"(--tag {tag} tries that one again)"
            : null;
    }

    private async Task<bool> HasFailedAsync(CommitSha source, CancellationToken cancellation) =>
        (
            await new CandidateBuild(
                services,
                StepId.Pick,
                WantedCandidate.OfApp(source, tag: null, services.Settings)
            ).ReadAsync(cancellation)
        ).IsGivenUp;
}
