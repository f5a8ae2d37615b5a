using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Candidates;

[Needs(Need.Nothing)]
public sealed class ReleaseTagTests
{
    [Theory]
    [InlineData("v", "v1.2.3", "1.2.3")]
    [InlineData("v", "v1.2.3-beta.1", "1.2.3-beta.1")]
    [InlineData("", "1.2.3", "1.2.3")]
    [InlineData("", "10.2.3-rc.1", "10.2.3-rc.1")]
    [InlineData("app-v", "app-v1.2.3", "1.2.3")]
    [InlineData("jinhsi-studio-v", "jinhsi-studio-v0.1.0-beta.12", "0.1.0-beta.12")]
    [InlineData("app.", "app.1.2.3", "1.2.3")]
    public void A_tag_is_a_prefix_and_a_version(string prefix, string text, string version)
    {
        var tag = ReleaseTag.Parse(text, prefix);

        (tag.Text, tag.Prefix, tag.VersionText, tag.IsPrerelease)
            .Should()
            .Be((text, prefix, version, version.Contains('-', StringComparison.Ordinal)));
        ReleaseTag.Of(prefix, version).Should().Be(tag);
        FoundTag.TryParse(text, out var found, out _).Should().BeTrue();
        (found!.Tag, found.Tag.Prefix).Should().Be((tag, prefix));
        FoundTag.WithPrefix(found.Tag, prefix, "TAG").Should().Be(tag);
    }

    [Theory]
    [InlineData("v", "1.2.3", "must be a tag such as v1.2.3 or v1.2.3-beta.1, not '1.2.3'")]
    [InlineData("v", "app-v1.2.3", "must be a tag such as v1.2.3 or v1.2.3-beta.1, not 'app-v1.2.3'")]
    [InlineData("", "v1.2.3", "must be a tag such as 1.2.3 or 1.2.3-beta.1, not 'v1.2.3'")]
    [InlineData("app-v", "v1.2.3", "must be a tag such as app-v1.2.3 or app-v1.2.3-beta.1, not 'v1.2.3'")]
    [InlineData("app-v", "APP-V1.2.3", "must be a tag such as app-v1.2.3 or app-v1.2.3-beta.1, not 'APP-V1.2.3'")]
    [InlineData("app-v", "app-v", "must be a tag such as app-v1.2.3 or app-v1.2.3-beta.1, not 'app-v'")]
    [InlineData("app-v", "app-v1.2", "must be a tag such as app-v1.2.3 or app-v1.2.3-beta.1, not 'app-v1.2'")]
    [InlineData("app-v", "app-v01.2.3", "must be a tag such as app-v1.2.3 or app-v1.2.3-beta.1, not 'app-v01.2.3'")]
    [InlineData("", "1.2.3+x", "must be a tag such as 1.2.3 or 1.2.3-beta.1, not '1.2.3+x'")]
    [InlineData("", "1.2.3-a.lock", "must be a tag such as 1.2.3 or 1.2.3-beta.1, not '1.2.3-a.lock'")]
    public void The_tag_of_another_product_is_none(string prefix, string text, string expected)
    {
        ReleaseTag.TryParse(text, prefix, out var tag, out var problem).Should().BeFalse();

        (tag, problem).Should().Be((null, expected));
    }

    [Theory]
    [InlineData("")]
    [InlineData("v")]
    [InlineData("1.2")]
    [InlineData("v1.2.3.4")]
    [InlineData("v1.2.3+x")]
    [InlineData("-v1.2.3")]
    [InlineData("a/b1.2.3")]
    [InlineData("a b1.2.3")]
    [InlineData("a..b-v1.2.3")]
    [InlineData("v01.2.3")]
    [InlineData("rc-0123456789012345678901234567890123456789")]
    public void No_prefix_makes_a_tag_of_it(string text)
    {
        FoundTag.TryParse(text, out _, out var problem).Should().BeFalse();

        problem.Should().Be($"must be a tag such as v1.2.3 or v1.2.3-beta.1, not '{text}'");
    }

    [Theory]
    [InlineData("10.20.30", "")]
    [InlineData("app10.20.30", "app")]
    [InlineData("v1.2.3-1.2.3", "v")]
    [InlineData("v2-1.2.3", "v2-")]
    public void The_longest_version_is_the_version(string text, string prefix)
    {
        FoundTag.TryParse(text, out var found, out _).Should().BeTrue();

        found!.Tag.Prefix.Should().Be(prefix);
    }

    [Theory]
    [InlineData("v", "app-v1.2.3", "TAG must be a tag such as v1.2.3 or v1.2.3-beta.1, not 'app-v1.2.3'.")]
    [InlineData(
        "app-v",
        "v1.2.3",
        "TAG must be a tag such as app-v1.2.3 or app-v1.2.3-beta.1, not 'v1.2.3'. "
            + "tag_prefix of ms-release.json is app-v."
    )]
    [InlineData(
        "",
        "v1.2.3",
        "TAG must be a tag such as 1.2.3 or 1.2.3-beta.1, not 'v1.2.3'. "
            + "tag_prefix of ms-release.json is empty: the product's tags are its versions."
    )]
    public void What_was_typed_for_another_product_is_bad_input(string prefix, string text, string message)
    {
        FoundTag.TryParse(text, out var found, out _).Should().BeTrue();

        var ask = () => FoundTag.WithPrefix(found!.Tag, prefix, "TAG");

        var failure = ask.Should().Throw<ActionFailure>().Which;
        (failure.ExitCode, failure.Message).Should().Be((ExitCode.BadInput, message));
    }

    [Theory]
    [InlineData("v", true)]
    [InlineData("", true)]
    [InlineData("app-v", true)]
    [InlineData("jinhsi-studio-v", true)]
    [InlineData("release_", true)]
    [InlineData("app.", true)]
    [InlineData("2024-", true)]
    [InlineData("v1", false)]
    [InlineData("v1.", false)]
    [InlineData("a..", false)]
    [InlineData("-v", false)]
    [InlineData(".v", false)]
    [InlineData("a/v", false)]
    [InlineData("a v", false)]
    [InlineData("ä", false)]
    [InlineData("v\n", false)]
    public void A_prefix_leaves_no_doubt_where_the_version_begins(string prefix, bool isOne) =>
        ReleaseTag
            .PrefixProblem(prefix)
            .Should()
            .Be(
                isOne
                    ? null
                    : "must be letters, digits, and . _ - between them, without a digit at its end, such as v or "
                        + $"app-v, not '{prefix}'"
            );
}
