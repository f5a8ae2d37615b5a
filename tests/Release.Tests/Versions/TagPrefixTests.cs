using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Versions;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Versions;

/// <summary>Several products in one repository, told apart by what their tags begin with.</summary>
[Needs(Need.Nothing)]
public sealed class TagPrefixTests
{
    private const string Others = "7.0.0 v8.0.0 app-v9.0.0 app-v9.1.0-beta.4 jinhsi-studio-v6.0.0 rc-1.0.0";

    [Theory]
    [InlineData("v", Channel.Stable, "v8.0.1")]
    [InlineData("v", Channel.Beta, "v8.0.1-beta.1")]
    [InlineData("", Channel.Stable, "7.0.1")]
    [InlineData("", Channel.Beta, "7.0.1-beta.1")]
    [InlineData("app-v", Channel.Stable, "app-v9.0.1")]
    [InlineData("app-v", Channel.Beta, "app-v9.1.0-beta.5")]
    [InlineData("jinhsi-studio-v", Channel.Stable, "jinhsi-studio-v6.0.1")]
    [InlineData("new-v", Channel.Stable, "new-v0.0.1")]
    [InlineData("new-v", Channel.Beta, "new-v0.0.1-beta.1")]
    public void The_tags_of_another_product_say_nothing_about_the_next(string prefix, Channel channel, string expected)
    {
        var names = ReleaseProposalTests.Names(Others, prefix: prefix);

        var next = ReleaseProposal.Of(names, channel).Tag;

        (next.Text, next.Prefix).Should().Be((expected, prefix));
        ReleaseProposal.Of(names, channel, requested: next).Tag.Should().Be(next);
    }

    [Theory]
    [InlineData("v")]
    [InlineData("")]
    [InlineData("app-v")]
    [InlineData("jinhsi-studio-v")]
    public void Betas_that_only_git_knows_are_counted_in_each(string prefix)
    {
        var names = ReleaseProposalTests.Names(
            $"{prefix}1.4.0 other-v1.4.0",
            gitTags: $"{prefix}1.4.1-beta.3 other-v1.4.1-beta.8",
            prefix
        );

        ReleaseProposal.Of(names, Channel.Beta).Tag.Text.Should().Be($"{prefix}1.4.1-beta.4");
    }

    [Theory]
    [InlineData("", "a stable release is called X.Y.Z")]
    [InlineData("app-v", "a stable release is called app-vX.Y.Z")]
    public void A_refusal_says_the_form_with_the_prefix(string prefix, string reason)
    {
        var ask = () =>
            ReleaseProposal.Of(
                ReleaseProposalTests.Names("", prefix: prefix),
                Channel.Stable,
                requested: ReleaseTag.Of(prefix, "1.0.0-beta.1")
            );

        ask.Should().Throw<ActionFailure>().Which.What.Should().EndWith(reason);
    }

    [Fact]
    public void A_beta_leads_to_a_final_release_with_the_prefix()
    {
        var ask = () =>
            ReleaseProposal.Of(
                ReleaseProposalTests.Names("app-v1.4.0", gitTags: "app-v1.6.0", "app-v"),
                Channel.Beta,
                requested: ReleaseTag.Of("app-v", "1.6.0-beta.1")
            );

        ask.Should().Throw<ActionFailure>().Which.What.Should().Contain("it leads to app-v1.6.0, and git has a tag");
    }
}
