using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Steps.Bump;
using MsReleaseActions.ReleaseTrain.Steps.Pick;
using MsReleaseActions.ReleaseTrain.Versions;

namespace MsReleaseActions.ReleaseTrain.Products.Content;

/// <summary>
/// Finds out which content release is meant, and of what it is made: one that was begun is completed first, else it is
/// the next.
/// </summary>
/// <param name="services">Where content is released.</param>
internal sealed class ContentChoiceReader(ReleaseServices services)
{
    /// <exception cref="ActionFailure">The tag that was asked for does not fit, or the last spec is broken.</exception>
    public async Task<ContentChoice> ReadAsync(ReleaseRequest request, CancellationToken cancellation)
    {
        var head = await BranchHead.ReadAsync(services, cancellation);
        var releases = await services.GitHub.Releases.ListAsync(services.Repository, cancellation);
        if (request.Tag is { } asked && releases.Any(release => !release.Draft && release.TagName == asked.Text))
        {
            return await PublishedAsync(asked, head, "it was asked for by name", cancellation);
        }
        var prefix = services.Settings.TagPrefix;
        var tags = (await services.Operator.Objects.MatchingTagsAsync(services.Repository, prefix, cancellation))
            .Select(found => found.TagName)
            .ToList();
        var begun = new BegunSpecs(services, (await BumpPulls.ReadAsync(services, cancellation)).All, head);
        var left = new List<TakenName>();
        while (true)
        {
            // a draft may be ours, unfinished: it is judged below
            var names = ReleaseNames.Of(prefix, releases.Where(release => !release.Draft), tags, left);
            var proposal = ReleaseProposal.Of(names, request.Channel, request.Part, request.Tag);
            var merged = await begun.MergedAsync(proposal.Tag, cancellation);
            if (WhyNot(request, proposal.Tag, merged, releases) is { } reason)
            {
                left.Add(new TakenName(proposal.Tag.Text, reason));
                continue;
            }
            return merged is not null ? Begun(proposal.Tag, merged, head)
                : await begun.ProposedAsync(proposal.Tag, cancellation) is { } proposed
                    ? Proposed(request, proposal.Tag, proposed, head)
                : await NewAsync(request, proposal, names, head, cancellation);
        }
    }

    private static string? WhyNot(
        ReleaseRequest request,
        ReleaseTag tag,
        MergedSpec? merged,
        IReadOnlyList<Release> releases
    )
    {
        var drafts = releases.Where(release => release.Draft && release.TagName == tag.Text).ToList();
        return merged is null ? (drafts.Count > 0 ? "a draft release that is not ours has that name" : null)
            : merged.Spec.Problem is { } problem ? $"its spec is merged and cannot be used: {problem}"
            : SpecRuling.PinDifferences(request.Pins, merged.Spec.Spec!).ToList() is { Count: > 0 } pins
                ? $"its spec is merged and pins {string.Join(", ", pins)}"
            : drafts.Exists(draft => draft.TargetCommitish != merged.Source.Text)
                ? $"a draft release of another commit than {merged.Source.Short} has that name"
            : null;
    }

    private static ContentChoice Begun(ReleaseTag tag, MergedSpec merged, CommitSha head)
    {
        var spec = merged.Spec.Spec!;
        var choice = new ReleaseChoice(
            tag,
            $"it was begun: {(merged.Number is { } number ? $"#{number}" : merged.Source.Short)} brought its spec",
            merged.Source,
            ChoiceKind.Begun
        )
        {
            Merged = merged.Source,
            Head = head,
            Pins = Pins(spec, $"as in the spec of {tag}"),
            Spec = spec,
        };
        return new ContentChoice(choice);
    }

    private static ContentChoice Proposed(ReleaseRequest request, ReleaseTag tag, ProposedSpec proposed, CommitSha head)
    {
        if (proposed.Spec?.Spec is not { } spec)
        {
            return ContentChoice.Bad(
                $"{proposed.Name} is for {tag}, and {proposed.Spec?.Problem ?? "has no spec"}",
                $"Correct it on {proposed.Branch}, or delete that branch, which closes its pull request; then run "
                    + "the same command again"
            );
        }
        var others = SpecRuling.PinDifferences(request.Pins, spec).ToList();
        return others.Count > 0
            ? ContentChoice.Bad(
                $"{proposed.Name} is for {tag} and pins {string.Join(", ", others)}",
                $"Delete the branch {proposed.Branch}, which closes its pull request, if those are not wanted; or "
                    + "leave --pin away"
            )
            : new ContentChoice(
                new ReleaseChoice(tag, $"{proposed.Name} is for it", head, ChoiceKind.New)
                {
                    Head = head,
                    Pins = Pins(spec, $"as in {proposed.Name}"),
                    Spec = spec,
                }
            );
    }

    private async Task<ContentChoice> NewAsync(
        ReleaseRequest request,
        Proposal proposal,
        ReleaseNames names,
        CommitSha head,
        CancellationToken cancellation
    )
    {
        var (content, specs) = (services.Settings.Content, new EarlierSpecs(services));
        var earlier = await specs.NewestAsync(names, head, cancellation);
        var reader = new PinReader(services, await new SpecRuling(services).ServerAsync(cancellation), earlier);
        var ids = content.RepositoryIds.Where(id =>
            earlier is null || earlier.Spec.Find(id) is not null || request.Pins.ContainsKey(id)
        );
        var outcomes = await Task.WhenAll(
            ids.Select(id => reader.ReadAsync(id, request.Pins.GetValueOrDefault(id), cancellation))
        );
        if (outcomes.Any(outcome => outcome.Pin is null))
        {
            return new ContentChoice(Choice: null)
            {
                Problems = [.. outcomes.Select(outcome => outcome.Problem).OfType<string>()],
                Remedies = [.. outcomes.Select(outcome => outcome.Remedy).Where(remedy => remedy.Length > 0)],
            };
        }
        var pins = outcomes.Select(outcome => outcome.Pin!).ToList();
        var newest = request.Channel == Channel.Beta ? names.NewestBeta : names.NewestStable;
        if (
            request.Tag is null
            && newest is not null
            && await specs.OfAsync(newest, newest.Text, cancellation) is { } last
            && AreThose(pins, last.Spec)
        )
        {
            return await PublishedAsync(newest, head, "it pins what would be released now", cancellation);
        }
        var choice = new ReleaseChoice(proposal.Tag, proposal.Why, head, ChoiceKind.New) { Head = head, Pins = pins };
        return await new ToolingReader(services).ReadAsync(cancellation) is { } tooling
            ? new ContentChoice(
                choice with
                {
                    Spec = NewSpec.Of(request.Channel, choice, earlier?.Spec, tooling, content),
                }
            )
            : ContentChoice.Bad(
                $"{services.Settings.Actions}, which makes the release and is named in its spec, cannot be seen",
                "Correct `actions` in ms-release.json, or use a token that may see that repository"
            );
    }

    private async Task<ContentChoice> PublishedAsync(
        ReleaseTag tag,
        CommitSha head,
        string why,
        CancellationToken cancellation
    ) =>
        await services.GitHub.Repositories.GetTagCommitAsync(services.Repository, tag.Text, cancellation) is { } commit
            ? new ContentChoice(
                new ReleaseChoice(tag, why, CommitSha.Parse(commit), ChoiceKind.Published)
                {
                    Merged = CommitSha.Parse(commit),
                    Head = head,
                }
            )
            : ContentChoice.Bad(
                $"{tag} is published, and git has no tag of that name",
                "Look at its page, and put the tag back on the commit that it was made from"
            );

    private static IReadOnlyList<ChosenPin> Pins(ReleaseSpec spec, string how) =>
        [.. spec.Repositories.Select(at => new ChosenPin(at, how))];

    private static bool AreThose(List<ChosenPin> pins, ReleaseSpec spec) =>
        pins.Count == spec.Repositories.Count
        && !SpecRuling
            .PinDifferences(pins.ToDictionary(pin => pin.At.Id, pin => pin.At.Sha, StringComparer.Ordinal), spec)
            .Any();
}
