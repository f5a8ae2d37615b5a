using MsReleaseActions.Core.GitHub;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.ReleaseTrain.Steps.Green;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Pick;

[Needs(Need.Nothing)]
public sealed class GreennessRulesTests
{
    private static readonly RequiredCheck Core = new("core");

    [Theory]
    [InlineData("success", CheckState.Green)]
    [InlineData("failure", CheckState.Red)]
    [InlineData("cancelled", CheckState.Red)]
    [InlineData("skipped", CheckState.Red)]
    [InlineData("neutral", CheckState.Red)]
    [InlineData("timed_out", CheckState.Red)]
    [InlineData("action_required", CheckState.Red)]
    [InlineData("startup_failure", CheckState.Red)]
    [InlineData("stale", CheckState.Red)]
    [InlineData(null, CheckState.Pending)]
    public void Only_success_is_green(string? conclusion, CheckState expected)
    {
        GreennessRules.Check(Core, [Run(1, conclusion)], []).State.Should().Be(expected);
        GreennessRules
            .Gate(
                "ci.yml",
                [
                    new WorkflowRun(1, conclusion is null ? "in_progress" : "completed", "url")
                    {
                        Conclusion = conclusion,
                    },
                ]
            )
            .State.Should()
            .Be(expected);
    }

    [Fact]
    public void The_newest_run_of_the_gate_counts_and_none_is_missing()
    {
        GreennessRules
            .Gate("ci.yml", [])
            .Should()
            .Be(new CheckVerdict("ci.yml (push)", CheckState.Missing, "missing", null));
        GreennessRules
            .Gate(
                "ci.yml",
                [
                    new WorkflowRun(2, "completed", "2") { Conclusion = "failure" },
                    new WorkflowRun(1, "completed", "1") { Conclusion = "success" },
                ]
            )
            .Should()
            .Be(new CheckVerdict("ci.yml (push)", CheckState.Red, "failure", "2"));
    }

    [Fact]
    public void A_run_that_is_completed_without_a_conclusion_has_not_ended() =>
        GreennessRules.Gate("ci.yml", [new WorkflowRun(1, "completed", "1")]).State.Should().Be(CheckState.Pending);

    [Fact]
    public void Of_several_answers_of_one_name_the_worst_counts()
    {
        GreennessRules.Check(Core, [Run(1, "success"), Run(2, "failure")], []).State.Should().Be(CheckState.Red);
        GreennessRules.Check(Core, [Run(1, "success"), Run(2, null)], []).State.Should().Be(CheckState.Pending);
        GreennessRules
            .Check(Core, [Run(1, "success")], [new CommitStatus("core", "error")])
            .State.Should()
            .Be(CheckState.Red);
    }

    [Fact]
    public void A_run_that_was_cancelled_and_begun_anew_does_not_count()
    {
        GreennessRules.Check(Core, [Run(1, "cancelled"), Run(2, "success")], []).State.Should().Be(CheckState.Green);
        GreennessRules.Check(Core, [Run(2, "cancelled"), Run(1, "success")], []).State.Should().Be(CheckState.Red);
    }

    [Fact]
    public void A_check_that_must_come_from_an_app_comes_from_it()
    {
        var required = new RequiredCheck("core", 15368);

        GreennessRules
            .Check(required, [Run(1, "success") with { App = new CheckApp(7) }], [])
            .Should()
            .Be(new CheckVerdict("core", CheckState.Missing, "missing from app 15368", null));
        GreennessRules
            .Check(
                required,
                [Run(1, "success") with { App = new CheckApp(15368) }],
                [new CommitStatus("core", "failure")]
            )
            .State.Should()
            .Be(CheckState.Green);
        GreennessRules.Check(required, [], [new CommitStatus("core", "success")]).State.Should().Be(CheckState.Green);
    }

    [Fact]
    public void A_status_counts_as_a_check_run_does() =>
        GreennessRules
            .Check(Core, [], [new CommitStatus("core", "pending") { TargetUrl = "url" }])
            .Should()
            .Be(new CheckVerdict("core", CheckState.Pending, "pending", "url"));

    [Fact]
    public void The_branch_s_checks_and_those_of_the_settings_are_each_required_once() =>
        GreennessRules
            .Required(
                new BranchRequirements { Checks = [new RequiredCheck("core", 7), new RequiredCheck("lint")] },
                ["core", "docs", "docs"]
            )
            .Should()
            .Equal(
                new RequiredCheck("core", 7),
                new RequiredCheck("lint"),
                new RequiredCheck("docs") { Named = new NamedCheck("docs", "github-actions") }
            );

    [Fact]
    public void What_the_settings_name_is_no_status_and_no_check_of_another_app()
    {
        var required = GreennessRules
            .Required(new BranchRequirements { Checks = [new RequiredCheck("core")] }, ["core"])
            .Should()
            .ContainSingle()
            .Subject;
        CheckRun[] bots = [Run(1, "success") with { App = new CheckApp(7) { Slug = "some-bot" } }];
        CheckRun[] ours = [Run(2, "success") with { App = new CheckApp(15368) { Slug = "github-actions" } }];
        CommitStatus[] statuses = [new CommitStatus("core", "success")];

        GreennessRules.Check(required, bots, statuses).State.Should().Be(CheckState.Missing);
        GreennessRules.Check(required, ours, []).State.Should().Be(CheckState.Green);

        var status = GreennessRules.Required(BranchRequirements.None, ["status:core"]).Single();
        GreennessRules.Check(status, ours, []).State.Should().Be(CheckState.Missing);
        GreennessRules.Check(status, [], statuses).State.Should().Be(CheckState.Green);
    }

    private static CheckRun Run(long id, string? conclusion) =>
        new(id, "core", conclusion is null ? "in_progress" : "completed")
        {
            Conclusion = conclusion,
            HtmlUrl = $"url/{id}",
        };
}
