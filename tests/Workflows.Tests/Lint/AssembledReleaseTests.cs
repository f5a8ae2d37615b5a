using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Lint;
using MsReleaseActions.Workflows.Lint.Reading;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.WorkflowsTests.Lint;

/// <summary>
/// A release that is put together from several candidates seals one of its own first: what the rules make of it.
/// </summary>
[Needs(Need.Nothing)]
public sealed class AssembledReleaseTests
{
    private const string Second =
        "        uses: org/ms-release-actions/assemble-bundles@v1\n        with: { channel: \"${{ inputs.channel "
        + "}}\", tag: \"${{ inputs.tag }}\", candidates: candidates }\n";

    /// <summary>The rules that only such a release can break.</summary>
    public static IReadOnlyList<string> Rules { get; } = ["promote-seals-other-files", "promote-assembles-unvalidated"];

    [Fact]
    public void It_is_a_promote_lane_and_the_rules_hold()
    {
        Heads().Should().BeEmpty();
        Linter
            .Check([new SourceFile("assembled.yml", Text)], OurWorkflows.Needs)
            .Files.Single()
            .Lane.Should()
            .Be(new RecognisedLane(Lane.Promote, "it uses promote-assets"));
    }

    [Theory]
    [InlineData("promote-seals-other-files", 35, "            assembled/*\n", "            elsewhere/*\n")]
    [InlineData(
        "promote-seals-other-files",
        35,
        "            assembled/*\n",
        "            assembled/*\n            extra.zip\n"
    )]
    [InlineData("promote-seals-other-files", 32, "candidates: candidates }", "spec-path: a.json }")]
    [InlineData("promote-seals-other-files", 35, "candidates: candidates }", "candidates: candidates, output: out }")]
    [InlineData(
        "promote-assembles-unvalidated",
        29,
        "          download-path: candidates/loader\n",
        "          verify: download\n"
    )]
    [InlineData(
        "promote-assembles-unvalidated",
        30,
        "          workflow: .github/workflows/candidate.yml\n",
        "          workflow: .github/workflows/candidate.yml\n          expect: any\n"
    )]
    [InlineData(
        "promote-inputs",
        5,
        "      channel: { type: string, required: true }",
        "      channel: { type: string }"
    )]
    [InlineData("promote-weak-validation", 22, "          workflow: .github/workflows/candidate.yml\n", "")]
    [InlineData("promote-weak-validation", 49, "          version: ${{ steps.spec.outputs.version }}\n", "")]
    [InlineData(
        "promote-checkout",
        17,
        "    steps:\n      - env:",
        "    steps:\n      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1\n        "
            + "with: { persist-credentials: false }\n      - env:"
    )]
    public void One_edit_breaks_its_rule(string rule, int line, string old, string now)
    {
        Text.Should().Contain(old);

        Heads((old, now))
            .Where(head => head.EndsWith(rule))
            .Should()
            .ContainSingle(rule)
            .Which.Should()
            .StartWith($"assembled.yml:{line}:");
    }

    [Fact]
    public void Files_of_another_job_are_not_sealed_with_it() =>
        Heads(
                (
                    Second,
                    Second
                        + "      - uses: actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1\n"
                )
            )
            .Should()
            .Equal("assembled.yml:31:15 error promote-seals-other-files");

    [Theory]
    [InlineData("candidates: candidates, output: out }", "out/*")]
    [InlineData("candidates: candidates, output: out/ }", "${{ steps.parts.outputs.path }}/*.zip")]
    public void What_assemble_bundles_made_is_known_by_its_folder(string with, string files) =>
        Heads(
                ("candidates: candidates }", with),
                ("            assembled/*\n", $"            # all of it\n            {files}\n")
            )
            .Should()
            .BeEmpty();

    private static string Text => Checkout.Read("tests/Workflows.Tests/Lint/Shapes/assembled.yml");

    private static IReadOnlyList<string> Heads(params (string Old, string New)[] edits) =>
        OurWorkflows.Heads([
            new SourceFile(
                "assembled.yml",
                edits.Aggregate(Text, (text, edit) => text.Replace(edit.Old, edit.New, StringComparison.Ordinal))
            ),
        ]);
}
