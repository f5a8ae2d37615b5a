using MsReleaseActions.Workflows.Lint;

namespace MsReleaseActions.WorkflowsTests.Lint;

public sealed class EveryRuleTests
{
    private static readonly OneEdit[] Edits = [.. VerifyEdits.All, .. CandidateEdits.All, .. PromoteEdits.All, .. GeneralEdits.All];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Edits.Length)];

    [Fact]
    public void Our_own_workflows_have_no_finding() => OurWorkflows.Heads(OurWorkflows.Files).Should().BeEmpty();

    [Fact]
    public void Our_own_workflows_are_the_three_lanes() =>
        Linter.Check(OurWorkflows.Files, OurWorkflows.Needs).Files.Select(file => (file.Path, file.Lane)).Should().Equal(
            ("candidate.yml", new RecognisedLane(Lane.Candidate, "it uses publish-candidate")),
            ("ci.yml", new RecognisedLane(Lane.Verify, "it is neither a candidate nor a release")),
            ("release.yml", new RecognisedLane(Lane.Promote, "it uses promote-assets")));

    [Theory]
    [MemberData(nameof(Numbers))]
    public void One_edit_of_our_files_gives_exactly_its_finding(int number)
    {
        var edit = Edits[number];

        OurWorkflows.Heads(edit.Files).Should().Equal([edit.Head], "of {0}", edit);
    }

    [Fact]
    public void Every_rule_is_broken_by_some_edit() => Edits.Select(edit => edit.Rule).Distinct().Should().BeEquivalentTo(LintRules.All.Select(rule => rule.Id));

    [Fact]
    public void Every_rule_says_what_holds_why_and_what_to_do_in_whole_sentences()
    {
        LintRules.All.SelectMany(rule => new[] { rule.Holds, rule.Why, rule.Remedy }).Should().OnlyContain(sentence => sentence.EndsWith('.'));
        LintRules.All.Select(rule => rule.Id).Should().OnlyHaveUniqueItems();
    }
}
