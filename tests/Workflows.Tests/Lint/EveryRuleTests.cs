using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Lint;
using MsReleaseActions.Workflows.Lint.Reading;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.WorkflowsTests.Lint;

[Needs(Need.Nothing)]
public sealed class EveryRuleTests
{
    private static readonly OneEdit[] Edits =
    [
        .. VerifyEdits.All,
        .. CandidateEdits.All,
        .. PromoteEdits.All,
        .. AppEdits.All,
        .. ProducerEdits.All,
        .. GeneralEdits.All,
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Edits.Length)];

    public static TheoryData<string> Products => [.. OurWorkflows.Products];

    [Theory]
    [MemberData(nameof(Products))]
    public void Our_own_workflows_have_no_finding(string product) =>
        OurWorkflows.Heads(OurWorkflows.Of(product), product).Should().BeEmpty();

    [Theory]
    [InlineData("loader", "candidate.yml")]
    [InlineData("bridge", "candidate.yml")]
    [InlineData("core", "candidate-host-tools.yml", "candidate.yml")]
    [InlineData("plugin-bitwig", "candidate-extension.yml", "candidate-firmware.yml")]
    public void A_producer_has_candidates_and_checks_and_releases_nothing(string product, params string[] candidates) =>
        Linter
            .Check(OurWorkflows.Of(product), OurWorkflows.Needs)
            .Files.Select(file => (file.Path, file.Lane!.Lane))
            .Should()
            .Equal([.. candidates.Select(file => (file, Lane.Candidate)), ("ci.yml", Lane.Verify)]);

    [Fact]
    public void What_releases_content_is_a_promote_lane_with_its_watch() =>
        Linter
            .Check(OurWorkflows.Of("distribution"), OurWorkflows.Needs)
            .Files.Select(file => (file.Path, file.Lane!.Lane))
            .Should()
            .Equal(("publish.yml", Lane.Promote), ("watch.yml", Lane.Verify));

    [Fact]
    public void Our_own_workflows_are_the_three_lanes_and_their_watch() =>
        Linter
            .Check(OurWorkflows.Files, OurWorkflows.Needs)
            .Files.Select(file => (file.Path, file.Lane))
            .Should()
            .Equal(
                ("candidate.yml", new RecognisedLane(Lane.Candidate, "it uses publish-candidate")),
                ("ci.yml", new RecognisedLane(Lane.Verify, "it is neither a candidate nor a release")),
                ("release.yml", new RecognisedLane(Lane.Promote, "it uses promote-assets")),
                ("watch.yml", new RecognisedLane(Lane.Verify, "it uses verify-release, which only looks"))
            );

    [Theory]
    [MemberData(nameof(Numbers))]
    public void One_edit_of_our_files_gives_exactly_its_finding(int number)
    {
        var edit = Edits[number];

        OurWorkflows.Heads(edit.Files, edit.Product).Should().Equal([edit.Head], "of {0}", edit);
    }

    [Fact]
    public void Every_rule_is_broken_by_some_edit() =>
        Edits
            .Select(edit => edit.Rule)
            .Concat(AssembledReleaseTests.Rules)
            .Concat(DescribedLanesTests.Rules)
            // broken where what they are about is known: LintedDescriptionTests
            .Concat(DescriptionRules.All.Select(rule => rule.Id))
            .Distinct()
            .Should()
            .BeEquivalentTo(LintRules.All.Select(rule => rule.Id));

    [Fact]
    public void Every_rule_says_what_holds_why_and_what_to_do_in_whole_sentences()
    {
        LintRules
            .All.SelectMany(rule => new[] { rule.Holds, rule.Why, rule.Remedy })
            .Should()
            .OnlyContain(sentence => sentence.EndsWith('.'));
        LintRules.All.Select(rule => rule.Id).Should().OnlyHaveUniqueItems();
    }
}
