using MsReleaseActions.Core;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Products.App;

/// <summary>What the repository, its releases and the token are like.</summary>
[Needs(Need.Nothing)]
public sealed class SettingsTests : PublishTest
{
    [Fact]
    public async Task Without_the_environment_nothing_is_begun()
    {
        Repo.Releases.AddPublished("v1.3.2", First);
        Land();
        Github.Log.Clear();
        Settings = Settings with { Environment = "nobody-made-it" };

        var stopped = await PublishAsync(Beta);

        stopped!.Message.Should().Contain("nobody-made-it");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task An_environment_without_reviewers_is_an_open_gate_and_nothing_is_begun()
    {
        Repo.Releases.AddPublished("v1.3.2", First);
        Land();
        Github.Log.Clear();
        Repo.Actions.Environment("open");
        Settings = Settings with { Environment = "open" };

        var stopped = await PublishAsync(Beta);

        stopped!.Message.Should().Contain("open").And.Contain("reviewer");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Theory]
    [InlineData(Permission.Contents, "contents: write")]
    [InlineData(Permission.PullRequests, "pull_requests: write")]
    [InlineData(Permission.Actions, "actions: write")]
    public async Task A_token_without_a_permission_stops_it_and_the_permission_is_named(
        Permission missing,
        string named
    )
    {
        Repo.Releases.AddPublished("v1.3.2", First);
        Land();
        Token = Github.CreateToken(
            "operator",
            [
                .. Enum.GetValues<Permission>()
                    .Select(permission => (permission, permission == missing ? Access.Read : Access.Write)),
            ]
        );

        var said = "";
        try
        {
            said = (await PublishAsync(Beta))!.Message;
        }
        catch (GitHubFailure failure)
        {
            said = MsReleaseActions.ReleaseTrain.GitHub.OperatorAdvice.Of(failure).Message;
        }

        said.Should().Contain(named);
    }

    [Fact]
    public async Task A_hundred_and_ten_candidates_do_not_hide_the_newest_release()
    {
        Repo.Releases.AddPublished("v2.0.0", First);
        Enumerable.Range(1, 19).ToList().ForEach(number => Repo.Releases.AddPublished($"v1.{number}.0", First));
        Enumerable.Range(1, 110).ToList().ForEach(number => Repo.Releases.AddDraft($"rc-{number:x40}", First));
        Land();

        (await PublishAsync(Stable)).Should().BeNull();

        Known.Tag!.Text.Should().Be("v2.0.1");
        Repo.Releases.All.Should().HaveCount(132);
    }

    [Fact]
    public async Task A_tag_that_only_git_has_is_passed_over()
    {
        Repo.Releases.AddPublished("v1.3.2", First);
        Repo.CreateTag("v1.3.3", First);
        Land();

        (await PublishAsync(Stable)).Should().BeNull();

        Known.Tag!.Text.Should().Be("v1.3.4");
        Known.Choice!.TagWhy.Should().Contain("not v1.3.3: git has a tag of that name");
    }

    [Fact]
    public async Task Two_drafts_of_one_candidate_stop_it_with_the_way_out()
    {
        Repo.Releases.AddPublished("v1.3.2", First);
        Land();
        await PublishAsync(
            Beta,
            happened => happened is StepChanged { Step: StepId.Candidate, Report.Status: StepStatus.Done }
        );
        Repo.Releases.AddDraft($"rc-{Known.SourceSha}", Known.SourceSha!.Text);

        var stopped = await PublishAsync(Beta);

        stopped!.ExitCode.Should().Be(ExitCode.No);
        stopped.Message.Should().Contain("2 releases").And.Contain("ms candidates discard");
        Lanes.ReleaseRuns.Should().BeEmpty();
    }

    [Fact]
    public async Task A_rate_limit_in_the_wait_is_sat_out()
    {
        Repo.Releases.AddPublished("v1.3.2", First);
        Land();
        var exhausted = false;

        var end = await PublishAsync(
            Beta,
            happened =>
            {
                if (!exhausted && happened is StepChanged { Step: StepId.Candidate, Report.Status: StepStatus.Running })
                {
                    exhausted = true;
                    Github.ExhaustRateLimit(Token);
                }
                return false;
            }
        );

        end.Should().BeNull();
        exhausted.Should().BeTrue();
        Made.Should().Be((1, 1, 1, 1, "v1.3.2 v1.3.3-beta.1"));
    }

    [Fact]
    public async Task A_first_release_has_the_version_that_its_tree_says()
    {
        Land();

        (await PublishAsync(Stable)).Should().BeNull();

        Made.Should().Be((0, 1, 1, 1, "v1.3.2"), "the tree has that version already, so nothing is bumped");
    }

    [Fact]
    public async Task A_release_that_would_be_older_than_its_tree_wants_a_tag_that_works()
    {
        Repo.Releases.AddPublished("v1.2.0", First);
        Land();

        var stopped = await PublishAsync(Stable);

        stopped!.Message.Should().Contain("says version 1.3.2, and the next release would be v1.2.1, which is older");
        stopped.Message.Should().Contain("--tag v1.3.2");
        Github.Log.WriteAttempts.Should().BeEmpty();
        (await PublishAsync(Stable with { Tag = MsReleaseActions.Core.Candidates.ReleaseTag.Parse("v1.3.2") }))
            .Should()
            .BeNull();
    }
}
