using System.Text.RegularExpressions;

namespace MsReleaseActions.RepoTests.Supply;

/// <summary>What others make is named by what it is, not by a name that can be moved.</summary>
[Needs(Need.Nothing)]
public sealed partial class PinTests
{
    private static readonly IReadOnlyList<string> WorkflowFiles =
    [
        .. Checkout
            .Files(".yml")
            .Where(path =>
                path.StartsWith(".github/workflows/", StringComparison.Ordinal)
                || path.StartsWith("workflows/", StringComparison.Ordinal)
                || path.StartsWith("src/Rehearsal/Seeds/", StringComparison.Ordinal)
            ),
    ];

    [Fact]
    public void Every_third_party_action_is_pinned_to_a_full_commit_with_its_version_beside_it()
    {
        var used = WorkflowFiles
            .SelectMany(path =>
                Uses().Matches(Checkout.Read(path)).Select(match => (Path: path, Uses: match.Groups["uses"].Value))
            )
            .ToList();

        used.Should()
            .Contain(use => use.Path == ".github/workflows/ci.yml")
            .And.Contain(use => use.Path == "workflows/ms-manager/candidate.yml");
        used.Where(use => !IsOurs(use.Uses) && !Pinned().IsMatch(use.Uses)).Should().BeEmpty();
    }

    [Fact]
    public void One_version_of_an_action_is_one_commit() =>
        WorkflowFiles
            .SelectMany(path => Uses().Matches(Checkout.Read(path)).Select(match => match.Groups["uses"].Value))
            .Where(uses => Pinned().IsMatch(uses))
            .Select(uses =>
                uses.Split(" # ") is [var pin, var version] && pin.Split('@') is [var action, var commit]
                    ? (Version: $"{action} {version}", Commit: commit)
                    : default
            )
            .Distinct()
            .GroupBy(pin => pin.Version, StringComparer.Ordinal)
            .Where(version => version.Count() > 1)
            .Should()
            .BeEmpty("a commit is that of the version in the comment, and only one can be");

    [Theory]
    [InlineData("actions/checkout@v7")]
    [InlineData("actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1")]
    [InlineData("actions/checkout@3d3c42e # v7.0.1")]
    [InlineData("docker://alpine:3.23")]
    public void What_is_not_pinned_is_seen(string uses) => (IsOurs(uses) || Pinned().IsMatch(uses)).Should().BeFalse();

    private static bool IsOurs(string uses) =>
        uses.StartsWith("./", StringComparison.Ordinal)
        || uses.StartsWith("org/ms-release-actions/", StringComparison.Ordinal);

    [GeneratedRegex(
        @"^\s*(- )?uses: *(?<uses>.+?) *$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Uses();

    [GeneratedRegex(
        @"^([\w.-]+(/[\w.-]+)+@[0-9a-f]{40} # v\d+(\.\d+)*|docker://[\w./-]+(:[\w.-]+)?@sha256:[0-9a-f]{64} # \S+)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Pinned();
}
