using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Promote;

[Needs(Need.Nothing)]
public sealed class RepeatedReleaseTests : PromoteTest
{
    [Fact]
    public async Task A_dispatch_whose_answer_was_lost_is_not_sent_again()
    {
        Github.Faults.On("POST", "/**/dispatches").LoseAnswer();

        await PublishAsync(Release, Approval, Published);

        Lanes.ReleaseRuns.Count.Should().Be(1);
    }

    [Theory]
    [InlineData(DispatchAnswer.NoContent)]
    [InlineData(DispatchAnswer.UnknownField400)]
    public async Task On_a_server_that_does_not_return_the_run_it_is_found_by_its_title(DispatchAnswer answer)
    {
        Repo.Actions.DispatchAnswer = answer;
        Repo.Actions.Visible = TimeSpan.FromSeconds(30);

        await PublishAsync(Release, Approval, Published);

        Lanes.ReleaseRuns.Count.Should().Be(1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public async Task Stopped_at_any_moment_and_started_again_it_goes_on_with_the_same_run(int wait)
    {
        Lanes.ApprovedAfter = TimeSpan.FromSeconds(20);
        (await StopAtAsync(wait, Release, Approval, Published)).Should().BeTrue();
        Lanes.ReleaseRuns.Should().NotContain(run => run.CancelRequests > 0, "the remote run goes on");
        var writes = Lanes.ReleaseRuns.Count == 0 ? 1 : 0;
        Github.Log.Clear();

        await PublishAsync(Release, Approval, Published);

        Github.Log.WriteAttempts.Should().HaveCount(writes);
        Lanes.ReleaseRuns.Count.Should().Be(1);
        (wait > 4).Should().Be(writes == 0, "four looks come before a dispatch");
    }

    [Fact]
    public async Task A_run_that_no_list_shows_yet_is_waited_for_and_not_dispatched_again()
    {
        Lanes.ApprovedAfter = TimeSpan.FromSeconds(20);
        await StopAtAsync(5, Release);
        Repo.Actions.Visible = TimeSpan.FromSeconds(10);
        Github.Log.Clear();

        await PublishAsync(Release, Approval, Published);

        Github.Log.WriteAttempts.Should().BeEmpty();
        Lanes.ReleaseRuns.Should().ContainSingle();
    }

    [Fact]
    public async Task Two_operators_at_once_publish_one_release()
    {
        await Task.WhenAll(PublishAsync(Release, Approval, Published), PublishAsync(Release, Approval, Published));

        Repo.Releases.All.Where(release => release.TagName == Tag.Text)
            .Should()
            .ContainSingle(release => !release.Draft);
    }
}
