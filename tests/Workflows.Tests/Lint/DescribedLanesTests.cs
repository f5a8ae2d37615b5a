using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Lint;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.WorkflowsTests.Lint;

/// <summary>What a product's description makes of its workflow files, compared with those that are there.</summary>
[Needs(Need.Nothing)]
public sealed class DescribedLanesTests
{
    private const string Ours = "org/ms-release-actions/publish-candidate@v1";
    private const string Pinned =
        "org/ms-release-actions/publish-candidate@0123456789abcdef0123456789abcdef01234567 # v1";

    // our own files, taken for what a description makes
    internal static readonly DescribedLanes Described = new(
        OurWorkflows
            .Files.Where(file => file.Path != "ci.yml")
            .ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal)
    );

    /// <summary>The rules that only a described lane can break.</summary>
    public static IReadOnlyList<string> Rules { get; } = ["lane-changed", "lane-replaced"];

    [Fact]
    public void A_lane_that_is_what_the_description_makes_of_it_has_no_finding() =>
        Heads(OurWorkflows.Files, Described).Should().BeEmpty();

    [Theory]
    [InlineData("candidate.yml", "    timeout-minutes: 120\n", "    timeout-minutes: 121\n")]
    [InlineData("release.yml", "permissions: {}\n", "permissions: {} # none\n")]
    public void A_lane_that_was_changed_is_named_with_its_first_line(string name, string old, string now)
    {
        var text = TextOf(name);
        text.Should().Contain(old);
        var line = text[..text.IndexOf(old, StringComparison.Ordinal)].Split('\n').Length;

        Heads(With(name, text.Replace(old, now, StringComparison.Ordinal)), Described)
            .Should()
            .Equal($"{name}:{line}:1 warning lane-changed");
    }

    [Fact]
    public void Nobody_is_told_of_a_change_where_nothing_is_described() =>
        Heads(
                With(
                    "candidate.yml",
                    TextOf("candidate.yml")
                        .Replace("timeout-minutes: 120", "timeout-minutes: 121", StringComparison.Ordinal)
                ),
                DescribedLanes.None
            )
            .Should()
            .BeEmpty();

    [Fact]
    public void An_update_of_a_pin_is_no_change_by_hand() =>
        Heads(With("candidate.yml", TextOf("candidate.yml").Replace(Ours, Pinned, StringComparison.Ordinal)), Described)
            .Should()
            .BeEmpty();

    [Theory]
    [InlineData("a\n", "a\n", true)]
    [InlineData("a\r\nb\r\n", "a\nb\n", true)]
    [InlineData("  uses: o/r/x@v1\n", "  uses: o/r/x@v2 # v2.0.1\n", true)]
    [InlineData("      - uses: o/r/x@v1\r\n", "      - uses: o/r/x@v2\n", true)]
    [InlineData("  uses: o/r/x@v1\n", "  uses: o/r/y@v1\n", false)]
    [InlineData("  uses: o/r/x@v1\n", "  uses: o/r/x\n", false)]
    [InlineData("  uses: ./.github/actions/build\n", "  uses: ./.github/actions/other\n", false)]
    [InlineData("  run: a@v1\n", "  run: a@v2\n", false)]
    [InlineData("  uses: o/r@v1\n  with: 1\n", "  uses: o/r@v2\n  with: 2\n", false)]
    [InlineData("a\n", "a\n\n", false)]
    [InlineData("\n  uses: o/r@v1\n", "  uses: o/r@v1\n", false)]
    public void Two_lanes_are_the_same_but_for_refs(string one, string other, bool same)
    {
        DescribedLanes.SameButForRefs(one, other).Should().Be(same);
        DescribedLanes.SameButForRefs(other, one).Should().Be(same);
    }

    [Theory]
    [InlineData("a\nb\nc\n", null)]
    [InlineData("a\r\nb\r\nc\r\n", null)]
    [InlineData("x\nb\nc\n", 1)]
    [InlineData("a\nb\nx\n", 3)]
    [InlineData("a\nb\nc\nd\n", 4)]
    [InlineData("a\nb\n", 3)]
    [InlineData("a\nb", 2)]
    [InlineData("", 1)]
    public void The_first_line_that_differs_is_found(string text, int? line)
    {
        var lanes = new DescribedLanes(new Dictionary<string, string> { ["candidate.yml"] = "a\nb\nc\n" });

        lanes.FirstDifference(".github/workflows/candidate.yml", text).Should().Be(line);
        lanes.FirstDifference("candidate.yml", text).Should().Be(line);
        lanes.FirstDifference("ci.yml", text).Should().BeNull();
        DescribedLanes.None.FirstDifference("candidate.yml", text).Should().BeNull();
    }

    [Theory]
    [InlineData("ci.yml", "name: ci\n", true)]
    [InlineData(".github/workflows/ci.yml", "", true)]
    [InlineData("candidate.yml", "name: ci\n", false)]
    [InlineData("ci.yml", "# Lane: verify. It is fast.\n", false)]
    [InlineData("ci.yml", "\n# Lane: verify. It is fast.\n", true)]
    public void What_was_there_before_is_kept(string path, string text, bool kept)
    {
        Described.IsKept(path, text).Should().Be(kept);
        DescribedLanes.None.IsKept(path, text).Should().BeFalse();
    }

    [Fact]
    public void A_gate_of_ours_is_held_to_every_rule() =>
        Heads(
                With(
                    "ci.yml",
                    TextOf("ci.yml").Replace("permissions: {}", "permissions: write-all", StringComparison.Ordinal)
                ),
                Described
            )
            .Should()
            .Equal(
                OurWorkflows.Heads(
                    With(
                        "ci.yml",
                        TextOf("ci.yml").Replace("permissions: {}", "permissions: write-all", StringComparison.Ordinal)
                    )
                )
            );

    // a pin of ours names its version in ms-release.json
    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef01234567")]
    [InlineData("0123456789abcdef0123456789abcdef01234567 # v1")]
    public void A_pin_of_our_own_actions_needs_no_version_behind_it(string reference) =>
        OurWorkflows
            .Heads(
                With(
                    "candidate.yml",
                    TextOf("candidate.yml")
                        .Replace(
                            Ours,
                            $"org/ms-release-actions/publish-candidate@{reference}",
                            StringComparison.Ordinal
                        )
                )
            )
            .Should()
            .BeEmpty();

    private static string TextOf(string name) => OurWorkflows.Files.Single(file => file.Path == name).Text;

    internal static IReadOnlyList<SourceFile> With(string name, string text) =>
        [.. OurWorkflows.Files.Select(file => file.Path == name ? file with { Text = text } : file)];

    internal static IReadOnlyList<string> Heads(IReadOnlyList<SourceFile> files, DescribedLanes described) =>
        [
            .. Linter
                .Check(files, OurWorkflows.Needs, described: described)
                .Findings.Select(finding =>
                    $"{finding.File}:{finding.At.Line}:{finding.At.Column} "
                    + $"{finding.Severity.ToString().ToLowerInvariant()} {finding.Rule.Id}"
                ),
        ];
}
