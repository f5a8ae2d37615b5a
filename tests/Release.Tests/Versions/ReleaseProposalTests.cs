using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.ReleaseTrain.Versions;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Versions;

[Needs(Need.Nothing)]
public sealed class ReleaseProposalTests
{
    [Theory]
    [InlineData("", Channel.Stable, VersionPart.Patch, "v0.0.1")]
    [InlineData("", Channel.Beta, VersionPart.Minor, "v0.1.0-beta.1")]
    [InlineData("v1.9.9 v1.10.0", Channel.Stable, VersionPart.Patch, "v1.10.1")]
    [InlineData("v1.4.0", Channel.Stable, VersionPart.Minor, "v1.5.0")]
    [InlineData("v1.4.3", Channel.Stable, VersionPart.Major, "v2.0.0")]
    [InlineData("v1.4.0", Channel.Beta, VersionPart.Patch, "v1.4.1-beta.1")]
    [InlineData("v1.4.0 v1.4.1-beta.9 v1.4.1-beta.10", Channel.Beta, VersionPart.Patch, "v1.4.1-beta.11")]
    [InlineData("v1.4.0 v1.5.0-beta.2", Channel.Beta, VersionPart.Patch, "v1.5.0-beta.3")]
    [InlineData("v1.4.0 v1.5.0-beta.2", Channel.Beta, VersionPart.Major, "v2.0.0-beta.1")]
    [InlineData("v1.4.0 v1.5.0-beta.2", Channel.Stable, VersionPart.Minor, "v1.5.0")]
    [InlineData("v1.4.0-beta.3 v1.4.0", Channel.Beta, VersionPart.Patch, "v1.4.1-beta.1")]
    [InlineData(
        "v1.4.0 rc-0123456789012345678901234567890123456789 1.9.0 V2.0.0 v3.0.0-rc.1 v4.0.0-beta v5.0.0-beta.0 "
            + "v6.0.0+x",
        Channel.Beta,
        VersionPart.Patch,
        "v1.4.1-beta.1"
    )]
    public void The_next_tag_follows_from_what_is_published(
        string published,
        Channel channel,
        VersionPart part,
        string expected
    ) => ReleaseProposal.Of(Names(published), channel, part).Tag.Text.Should().Be(expected);

    [Theory]
    [InlineData("", Channel.Stable, "1.0.0", "v1.0.0")]
    [InlineData("", Channel.Stable, "0.1.4-beta.3", "v0.1.4")]
    [InlineData("", Channel.Beta, "1.0.0", "v1.0.1-beta.1")]
    [InlineData("", Channel.Beta, "0.1.4-beta.3", "v0.1.4-beta.3")]
    [InlineData("v0.1.4-beta.3", Channel.Stable, "0.1.4-beta.3", "v0.1.4")]
    [InlineData("v0.1.4-beta.3", Channel.Stable, null, "v0.1.4")]
    [InlineData("v0.1.4-beta.3", Channel.Beta, "0.1.4-beta.3", "v0.1.4-beta.4")]
    [InlineData("v0.2.0-beta.1", Channel.Stable, "0.1.4", "v0.2.0")]
    [InlineData("v1.4.0", Channel.Stable, "1.4.0", "v1.4.1")]
    public void The_first_stable_release_is_what_the_tree_says_or_the_betas_lead_to(
        string published,
        Channel channel,
        string? tree,
        string expected
    ) =>
        ReleaseProposal
            .Of(Names(published), channel, tree: tree is null ? null : ReleaseTag.Of("v", tree))
            .Tag.Text.Should()
            .Be(expected);

    [Fact]
    public void A_release_says_why_it_is_called_so_and_what_comes_before_it() =>
        ReleaseProposal
            .Of(Names("v1.4.0 v1.5.0-beta.2"), Channel.Beta)
            .Should()
            .Be(
                new Proposal(
                    ReleaseTag.Parse("v1.5.0-beta.3"),
                    "the version that v1.5.0-beta.2 leads to, the beta after v1.5.0-beta.2",
                    ReleaseTag.Parse("v1.5.0-beta.2")
                )
            );

    [Fact]
    public void A_stable_release_below_the_betas_says_so() =>
        ReleaseProposal
            .Of(Names("v1.4.0 v1.5.0-beta.2"), Channel.Stable)
            .Should()
            .Be(
                new Proposal(
                    ReleaseTag.Parse("v1.4.1"),
                    "the newest stable release v1.4.0 with its patch number raised; the betas are ahead of it, "
                        + "the newest is v1.5.0-beta.2: --bump or --tag names their version",
                    ReleaseTag.Parse("v1.4.0")
                )
            );

    [Fact]
    public void A_name_that_only_git_has_is_passed_over_and_that_is_said() =>
        ReleaseProposal
            .Of(Names("v1.4.0", gitTags: "v1.4.0 v1.4.1"), Channel.Stable)
            .Should()
            .Be(
                new Proposal(
                    ReleaseTag.Parse("v1.4.2"),
                    "the newest stable release v1.4.0 with its patch number raised; not v1.4.1: git has a tag of "
                        + "that name, without a release",
                    ReleaseTag.Parse("v1.4.0")
                )
            );

    [Theory]
    [InlineData("v1.4.1-beta.7", "v1.4.1-beta.8")]
    [InlineData("v1.4.1", "v1.4.2-beta.1")]
    public void A_beta_passes_over_what_only_git_has(string gitTag, string expected) =>
        ReleaseProposal.Of(Names("v1.4.0", gitTag), Channel.Beta).Tag.Text.Should().Be(expected);

    [Fact]
    public void A_draft_takes_its_name() =>
        ReleaseProposal
            .Of(ReleaseNames.Of("v", [Made("v1.4.0"), Made("v1.4.1", draft: true)], []), Channel.Stable)
            .Why.Should()
            .EndWith("; not v1.4.1: a draft release has that name");

    [Fact]
    public void A_pull_request_that_cannot_be_used_takes_its_name()
    {
        var names = ReleaseNames.Of(
            "v",
            [Made("v1.4.0")],
            [],
            [new TakenName("v1.4.1", "pull request #7 was merged onto another commit")]
        );

        ReleaseProposal
            .Of(names, Channel.Stable)
            .Why.Should()
            .EndWith("; not v1.4.1: pull request #7 was merged onto another commit");
    }

    [Theory]
    [InlineData(Channel.Stable, "v1.5.0")]
    [InlineData(Channel.Stable, "v7.0.0")]
    [InlineData(Channel.Beta, "v1.4.1-beta.12")]
    public void A_tag_that_fits_can_be_asked_for(Channel channel, string tag) =>
        ReleaseProposal
            .Of(Names("v1.4.0 v1.4.1-beta.2"), channel, requested: ReleaseTag.Parse(tag))
            .Tag.Text.Should()
            .Be(tag);

    [Theory]
    [InlineData(Channel.Stable, "v1.5.0-beta.1", "a stable release is called vX.Y.Z")]
    [InlineData(Channel.Beta, "v1.5.0", "a beta release is called vX.Y.Z-beta.N, N from 1")]
    [InlineData(Channel.Beta, "v1.5.0-beta.0", "a beta release is called vX.Y.Z-beta.N, N from 1")]
    [InlineData(Channel.Beta, "v1.5.0-rc.1", "a beta release is called vX.Y.Z-beta.N, N from 1")]
    [InlineData(Channel.Stable, "v1.4.0", "a release of that name is published")]
    [InlineData(Channel.Stable, "v1.3.9", "v1.4.0 is newer and published, so nobody would be offered it")]
    [InlineData(Channel.Beta, "v1.4.0-beta.9", "v1.4.1-beta.2 is newer and published, so nobody would be offered it")]
    [InlineData(Channel.Stable, "v1.6.0", "git has a tag of that name, without a release")]
    [InlineData(Channel.Beta, "v1.6.0-beta.1", "it leads to v1.6.0, and git has a tag of that name, without a release")]
    public void A_tag_that_does_not_fit_is_refused_with_the_reason(Channel channel, string tag, string reason)
    {
        var ask = () =>
            ReleaseProposal.Of(Names("v1.4.0 v1.4.1-beta.2", "v1.6.0"), channel, requested: ReleaseTag.Parse(tag));

        var failure = ask.Should().Throw<ActionFailure>().Which;
        (failure.ExitCode, failure.What, failure.ToDo)
            .Should()
            .Be(
                (
                    ExitCode.No,
                    $"{tag} cannot be the next {channel.ToString().ToLowerInvariant()} release: {reason}",
                    "Give another --tag, or none: then it is "
                        + $"{(channel == Channel.Stable ? "v1.4.1" : "v1.4.1-beta.3")}"
                )
            );
    }

    [Fact]
    public void A_number_that_cannot_be_raised_is_said()
    {
        var ask = () => ReleaseProposal.Of(Names("v1.4.2147483647"), Channel.Stable);

        ask.Should().Throw<ActionFailure>().WithMessage("The next release would be v1.4.2147483648, *");
    }

    internal static Release Made(string tag, bool draft = false) =>
        new(1, tag, "main", draft, Prerelease: false, "", "");

    internal static ReleaseNames Names(string published, string gitTags = "", string prefix = "v") =>
        ReleaseNames.Of(
            prefix,
            published.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(tag => Made(tag)),
            gitTags.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );
}
