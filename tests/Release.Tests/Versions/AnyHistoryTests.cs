using FsCheck;
using FsCheck.Fluent;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.ReleaseTrain.Versions;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Versions;

[Needs(Need.Nothing)]
public sealed class AnyHistoryTests
{
    private static readonly Gen<string> Versions = Gen.Choose(0, 3)
        .ListOf(3)
        .Select(numbers => $"v{string.Join('.', numbers)}");

    private static readonly Gen<string> Tags = Gen.Frequency(
        (3, Versions),
        (5, Gen.Choose(0, 12).SelectMany(number => Versions.Select(version => $"{version}-beta.{number}"))),
        (1, Versions.Select(version => $"{version}-rc.1")),
        (
            1,
            Gen.Elements(
                "nightly",
                "1.2.3",
                "v1",
                "v1.2.3.4",
                "V9.9.9",
                "v9.9.9-beta.99999999999",
                "rc-0123456789012345678901234567890123456789"
            )
        )
    );

    private static readonly Gen<History> Histories =
        from published in Tags.ListOf()
        from drafts in Tags.ListOf()
        from gitTags in Tags.ListOf()
        from channel in Gen.Elements(Enum.GetValues<Channel>())
        from part in Gen.Elements(Enum.GetValues<VersionPart>())
        select new History([.. published], [.. drafts], [.. gitTags], channel, part);

    [Fact]
    public void Whatever_was_released_the_next_tag_is_valid_unused_and_newer() =>
        Prop.ForAll(
                Histories.ToArbitrary(),
                history =>
                {
                    var tag = history.Propose().Tag;

                    tag.Text.Should()
                        .MatchRegex(
                            history.Channel == Channel.Stable ? @"^v\d+\.\d+\.\d+$" : @"^v\d+\.\d+\.\d+-beta\.[1-9]\d*$"
                        );
                    history.All.Should().NotContain(tag.Text);
                    history.OfChannel.Where(old => !tag.IsNewerThan(old)).Should().BeEmpty();
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_proposed_can_be_asked_for() =>
        Prop.ForAll(
                Histories.ToArbitrary(),
                history =>
                {
                    var proposal = history.Propose();

                    history.Propose(proposal.Tag).Should().Be(proposal with { Why = "asked for with --tag" });
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_published_leads_to_another_name_and_candidates_lead_to_none()
    {
        var releases = Enumerable
            .Range(0, 110)
            .Select(number => ReleaseProposalTests.Made($"rc-{number:x40}"))
            .ToList();
        for (var number = 1; number <= 20; number++)
        {
            var tag = ReleaseProposal.Of(ReleaseNames.Of("v", releases, []), Channel.Beta).Tag;
            tag.Text.Should().Be($"v0.0.1-beta.{number}");
            releases.Add(ReleaseProposalTests.Made(tag.Text));
        }
        releases.Should().HaveCount(130);
    }

    private sealed record History(
        string[] Published,
        string[] Drafts,
        string[] GitTags,
        Channel Channel,
        VersionPart Part
    )
    {
        public IEnumerable<string> All => [.. Published, .. Drafts, .. GitTags];

        public IEnumerable<ReleaseTag> OfChannel =>
            Published
                .Select(tag => ReleaseTag.TryParse(tag, out var parsed, out _) ? parsed : null)
                .OfType<ReleaseTag>()
                .Where(tag => BetaTag.IsBeta(tag) && Channel == Channel.Beta || !tag.IsPrerelease);

        public Proposal Propose(ReleaseTag? requested = null) =>
            ReleaseProposal.Of(ReleaseNames.Of("v", Releases, GitTags), Channel, Part, requested);

        private IEnumerable<Release> Releases =>
            [
                .. Published.Select(tag => ReleaseProposalTests.Made(tag)),
                .. Drafts.Select(tag => ReleaseProposalTests.Made(tag, draft: true)),
            ];

        public override string ToString() =>
            $"{Channel} {Part}: {string.Join(' ', Published)} | drafts {string.Join(' ', Drafts)} | git "
            + $"{string.Join(' ', GitTags)}";
    }
}
