using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Lanes;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Promote;

[Needs(Need.Nothing)]
public sealed class FailedReleaseTests : PromoteTest
{
    [Fact]
    public async Task A_promotion_that_fails_is_started_again_by_the_next_start_and_builds_nothing()
    {
        Lanes.Releases.Enqueue(ReleaseEnd.PromotionFails);

        var failure = await FailAsync(Release, Approval, Published);
        var run = Lanes.ReleaseRuns.Single();
        Github.Log.Clear();
        var next = await CheckAsync(Release);
        await PublishAsync(Release, Approval, Published);

        failure
            .What.Should()
            .Be($"Run {run.Id} of release.yml ended with failure: promote (failure in promote-assets)");
        failure
            .Message.Should()
            .Contain("promote ends with: Error: the connection was lost")
            .And.Contain("builds nothing");
        next.Should()
            .BeEquivalentTo(
                new
                {
                    Status = StepStatus.ToDo,
                    Text = $"run {run.Id} ended with failure; the promotion is started again, what is copied is kept",
                    Writes = new[] { $"dispatch release.yml on main for {Tag} of {First}" },
                }
            );
        Writes.Should().Equal("POST dispatches");
        Lanes.HeavyBuilds.Should().Be(1);
        Repo.Releases.Published(Tag.Text).Should().NotBeNull();
    }

    [Fact]
    public async Task A_verification_that_fails_asks_nobody_for_an_approval()
    {
        Lanes.Releases.Enqueue(ReleaseEnd.ValidationFails);

        (await FailAsync(Release, Approval, Published))
            .What.Should()
            .Contain("validate (failure in validate-candidate)");

        Events.OfType<ApprovalAwaited>().Should().BeEmpty();
    }

    [Theory]
    [InlineData(ReleaseEnd.Rejected)]
    [InlineData(ReleaseEnd.RejectedWhileOthersWork)]
    public async Task A_rejection_is_told_with_who_and_why_and_nothing_is_published(ReleaseEnd end)
    {
        Lanes.Releases.Enqueue(end);
        Lanes.Comment = "the notes are missing";

        var failure = await FailAsync(Release, Approval, Published);

        failure.ExitCode.Should().Be(ExitCode.No);
        failure.What.Should().Be("alice rejected app-release: the notes are missing");
        var isOver = Lanes.ReleaseRuns[0].Status == "completed";
        isOver.Should().Be(end == ReleaseEnd.Rejected, "what else the run does is not waited for");
        Repo.Releases.Published(Tag.Text).Should().BeNull();

        await PublishAsync(Release, Approval, Published);
        Lanes.ReleaseRuns.Count.Should().Be(2, "the next start asks again");
        Lanes.HeavyBuilds.Should().Be(1);
    }

    [Fact]
    public async Task A_promotion_that_an_administrator_let_go_on_without_a_review_is_followed_to_its_end()
    {
        Lanes.Releases.Enqueue(ReleaseEnd.PassedOver);

        await PublishAsync(Release, Approval, Published);

        Repo.Releases.Published(Tag.Text).Should().NotBeNull();
        Lanes.ReleaseRuns.Count.Should().Be(1);
    }

    [Fact]
    public async Task The_403_of_changed_workflow_files_is_explained_with_the_way_out()
    {
        Lanes.Releases.Enqueue(ReleaseEnd.WorkflowFilesDiffer);

        var failure = await FailAsync(Release, Approval, Published);

        failure
            .Why.Should()
            .Contain("The workflow files of the released commit are not those of main")
            .And.Contain("GITHUB_TOKEN");
        failure.ToDo.Should().Contain("the token of a GitHub App").And.Contain("`workflows: write` as `token`");
    }

    [Fact]
    public async Task A_rule_that_refused_the_tag_is_told_with_the_way_out_and_not_to_go_on()
    {
        Lanes.Releases.Enqueue(ReleaseEnd.TagRefused);

        var failure = await FailAsync(Release, Approval, Published);

        failure.ExitCode.Should().Be(ExitCode.No);
        failure.Message.Should().Contain("creations being restricted").And.NotContain("Run the same command again");
        failure.Why.Should().StartWith("A rule lets only those on its bypass list make this tag or branch");
        failure.ToDo.Should().Contain("Give it the token of a GitHub App that is on that list");
    }

    [Fact]
    public async Task A_promotion_that_was_superseded_is_said_to_be_and_started_again_by_the_next_start()
    {
        Lanes.Releases.Enqueue(ReleaseEnd.Superseded);

        (await FailAsync(Release, Approval, Published))
            .What.Should()
            .Contain("was cancelled before any job of it began");
        await PublishAsync(Release, Approval, Published);

        Lanes.ReleaseRuns.Count.Should().Be(2);
    }

    [Fact]
    public async Task A_publication_that_shows_a_moment_after_the_run_has_ended_is_waited_for()
    {
        Lanes.Releases.Enqueue(ReleaseEnd.NothingPublished);
        var waits = 0;
        Clock.OnWait += _ =>
        {
            if (Lanes.ReleaseRuns is [{ Status: "completed" }] && ++waits == 3)
            {
                Promoted.Publish(Repo, Tag.Text, First);
            }
        };

        await PublishAsync(Release, Approval, Published);

        Lanes.ReleaseRuns.Count.Should().Be(1);
    }

    [Fact]
    public async Task A_green_run_that_published_nothing_is_explained_and_not_repeated()
    {
        Lanes.Releases.Enqueue(ReleaseEnd.NothingPublished);

        var failure = await FailAsync(Release, Approval, Published);
        Github.Log.Clear();
        var again = await FailAsync(Release, Approval, Published);

        failure.What.Should().EndWith($"of release.yml succeeded, and {Tag} is not published");
        again.Message.Should().Be(failure.Message);
        Github.Log.WriteAttempts.Should().BeEmpty();
    }
}
