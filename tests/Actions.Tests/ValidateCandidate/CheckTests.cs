using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.ValidateCandidate;

[Needs(Need.Nothing)]
public sealed class CheckTests : ValidateTest
{
    [Fact]
    public async Task Every_check_is_made_and_reported_not_only_the_first_that_fails()
    {
        Seal();
        Repo.Checks.Add("core (rust)", Sha, "failure");

        var result = await ShouldFailAsync(
            1,
            [
                "6 problems",
                "side is not in org/ms-manager",
                "'core (rust)' is failure",
                "'app-release' does not exist",
                "version is 1.2.3, expected 9.9.9",
                "nothing matches '*.dmg'",
                "app.deb matches '*.deb'",
            ],
            ("reachable-from", "side"),
            ("required-checks", "core (rust)"),
            ("required-environment", "app-release"),
            ("version", "9.9.9"),
            ("required-assets", "*.dmg"),
            ("forbidden-assets", "*.deb")
        );

        result
            .Summary.Should()
            .ContainAll(
                "reachable from side",
                "required checks",
                "environment app-release",
                "version",
                "assets",
                "bytes",
                "state"
            );
        result.Outputs["state"].Should().Be("sealed");
    }

    [Fact]
    public async Task Everything_together_can_hold()
    {
        Seal();
        Repo.Checks.Add("core (rust)", Sha);
        Repo.Checks.SetStatus(Sha, "legacy", "success");
        Repo.Actions.ProtectedEnvironment("app-release", "octocat");

        await ShouldHoldAsync(
            ("required-checks", "core (rust)\nstatus:legacy"),
            ("required-environment", "app-release"),
            ("version", "1.2.3"),
            ("required-assets", "*.deb\nchecksums.txt"),
            ("forbidden-assets", "*.json"),
            ("workflow", WorkflowPath)
        );
    }

    [Fact]
    public async Task A_commit_that_the_branch_has_moved_on_from_is_reachable()
    {
        Seal();
        Repo.Commit(new Dictionary<string, string> { ["x"] = "y" }, "later");

        await ShouldHoldAsync();
    }

    [Fact]
    public async Task A_commit_that_never_came_to_main_is_not_reachable_and_an_empty_input_skips_the_check()
    {
        var sha = Repo.Commit(new Dictionary<string, string> { ["x"] = "y" }, "side work", "side");

        await ShouldFailAsync(1, [$"{sha} is not part of main's history"], ("source-sha", sha), ("expect", "any"));
        await ShouldHoldAsync(("source-sha", sha), ("expect", "any"), ("reachable-from", ""));
    }

    [Fact]
    public async Task A_branch_or_commit_that_is_not_there_is_not_reachable()
    {
        await ShouldFailAsync(1, ["is not in org/ms-manager"], ("expect", "any"), ("reachable-from", "nope"));
        await ShouldFailAsync(1, ["is not in org/ms-manager"], ("expect", "any"), ("source-sha", new string('a', 40)));
    }

    [Theory]
    [InlineData("missing", "the check 'gate' never ran on this commit")]
    [InlineData("failure", "the check 'gate' is failure")]
    [InlineData("skipped", "the check 'gate' is skipped")]
    [InlineData("neutral", "the check 'gate' is neutral")]
    [InlineData(null, "the check 'gate' is in_progress")]
    public async Task Only_success_is_green(string? conclusion, string words)
    {
        Arrange(conclusion);

        await ShouldFailAsync(1, [words], ("expect", "any"), ("required-checks", "gate"));
    }

    [Theory]
    [InlineData("status:pending", "the status 'gate' is pending")]
    [InlineData("status:failure", "the status 'gate' is failure")]
    [InlineData("missing", "the status 'gate' was never set on this commit")]
    public async Task A_status_is_asked_for_by_name(string conclusion, string words)
    {
        Arrange(conclusion);

        await ShouldFailAsync(1, [words], ("expect", "any"), ("required-checks", "status:gate"));
    }

    [Fact]
    public async Task What_anybody_reports_under_the_name_of_a_check_makes_nothing_green()
    {
        Repo.Checks.SetStatus(Sha, "gate", "success");
        Repo.Checks.Add("gate", Sha, app: "some-bot");

        await ShouldFailAsync(
            1,
            [
                "the check 'gate' of github-actions never ran on this commit, and what bears its name is app:some-bot gate, "
                    + "status:gate",
            ],
            ("expect", "any"),
            ("required-checks", "gate")
        );
        await ShouldHoldAsync(("expect", "any"), ("required-checks", "app:some-bot gate\nstatus:gate"));
    }

    [Theory]
    [InlineData("failure", "success", 0)]
    [InlineData("success", "failure", 1)]
    public async Task Of_several_runs_of_a_check_the_last_counts(string before, string after, int exitCode)
    {
        Repo.Checks.Add("gate", Sha, before);
        Clock.Advance(TimeSpan.FromMinutes(1));
        Repo.Checks.Add("gate", Sha, after);

        (await ValidateAsync(("expect", "any"), ("required-checks", "gate"))).ExitCode.Should().Be(exitCode);
    }

    [Fact]
    public async Task An_environment_without_reviewers_is_no_gate()
    {
        Repo.Actions.Environment("app-release");

        await ShouldFailAsync(
            1,
            ["'app-release' has no required reviewers"],
            ("expect", "any"),
            ("required-environment", "app-release")
        );
    }

    [Fact]
    public async Task A_check_that_GitHub_refuses_to_answer_is_exit_3_and_the_others_are_made()
    {
        Seal();
        Github
            .Faults.On("GET", "/repos/*/*/environments/*", times: 9)
            .Status(403, message: "Resource not accessible by integration");

        var result = await ShouldFailAsync(
            3,
            ["environment app-release could not be checked", "Resource not accessible"],
            ("required-environment", "app-release"),
            ("version", "1.2.3")
        );

        result.Summary.Should().Contain("| ✅ | version | 1.2.3 |").And.Contain("❔");
    }

    [Fact]
    public async Task What_needs_a_seal_is_said_not_to_be_checked_without_one()
    {
        var result = await ValidateAsync(("expect", "absent"), ("version", "1.2.3"));

        result.ExitCode.Should().Be(0);
        result.Summary.Should().Contain("| ➖ | version | not checked: the candidate is not sealed |");
    }

    private void Arrange(string? conclusion)
    {
        switch (conclusion)
        {
            case "missing":
                break;
            case not null when conclusion.StartsWith("status:", StringComparison.Ordinal):
                Repo.Checks.SetStatus(Sha, "gate", conclusion["status:".Length..]);
                break;
            default:
                Repo.Checks.Add("gate", Sha, conclusion);
                break;
        }
    }
}
