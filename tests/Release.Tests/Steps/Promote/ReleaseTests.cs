using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Promote;

[Needs(Need.Nothing)]
public sealed class ReleaseTests : PromoteTest
{
    [Fact]
    public async Task A_sealed_candidate_is_promoted_once_with_tag_commit_and_notes()
    {
        await PublishAsync(Release, Approval, Published);

        Writes.Should().Equal("POST dispatches");
        var run = Lanes.ReleaseRuns.Should().ContainSingle(_ => true).Subject;
        run.DisplayTitle.Should().MatchRegex($"^release {Tag} {First} [0-9a-f]{{12}}-[0-9a-f]{{12}}$");
        run.Inputs["notes_b64"].Should().Be(Convert.ToBase64String("## New\n"u8));
        Repo.Resolve($"refs/tags/{Tag}").Should().Be(First);
        Events
            .OfType<ApprovalAwaited>()
            .Should()
            .ContainSingle()
            .Which.Should()
            .BeEquivalentTo(
                new ApprovalAwaited(
                    "app-release",
                    ["alice"],
                    CurrentUserCanApprove: false,
                    $"{Github.ServerUrl}/org/ms-manager/actions/runs/{run.Id}"
                )
            );
        Lanes.HeavyBuilds.Should().Be(1);
        Github.Log.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_published_is_done_for_all_three_steps_and_nothing_is_written()
    {
        await PublishAsync(Release, Approval, Published);
        Github.Log.Clear();

        await PublishAsync(Release, Approval, Published);

        Github.Log.WriteAttempts.Should().BeEmpty();
        (await CheckAsync(Published))
            .Should()
            .BeEquivalentTo(
                new
                {
                    Status = StepStatus.Done,
                    Text = $"{Tag} is published",
                    Url = $"{Github.ServerUrl}/org/ms-manager/releases/tag/{Tag}",
                }
            );
    }

    [Fact]
    public async Task The_operator_who_may_approve_is_told_so()
    {
        Repo.Actions.ProtectedEnvironment("app-release", "alice", "operator");
        Lanes.ApprovedAfter = null;
        await StopAtAsync(10, Release, Approval);

        var run = Lanes.ReleaseRuns.Single();
        (await CheckAsync(Release))
            .Should()
            .BeEquivalentTo(new { Status = StepStatus.Done, Text = $"run {run.Id} has verified the candidate" });
        (await CheckAsync(Approval))
            .Should()
            .BeEquivalentTo(
                new
                {
                    Status = StepStatus.Waiting,
                    Text = "waits for an approval of app-release by alice, operator (you are one of them)",
                    Writes = Array.Empty<string>(),
                }
            );
        (await CheckAsync(Published)).Status.Should().Be(StepStatus.Running);
        Events.OfType<ApprovalAwaited>().Should().ContainSingle(awaited => awaited.CurrentUserCanApprove);
    }

    [Fact]
    public async Task A_promotion_that_was_dispatched_by_hand_is_followed()
    {
        var run = await ByHandAsync("release.yml", inputs: [("tag", Tag.Text), ("source_sha", First)]);

        await PublishAsync(Release, Approval, Published);

        Events
            .OfType<StepChanged>()
            .Select(change => change.Report.Text)
            .Should()
            .Contain(text => text.StartsWith($"run {run.Id} "));

        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task An_environment_without_reviewers_stops_it_before_anything_is_dispatched()
    {
        Repo.Actions.Environment("app-release", environment => environment.Reviewers = []);

        var failure = await FailAsync(Release);

        failure.What.Should().Be("the environment app-release has no required reviewers");
        failure.ToDo.Should().Contain("required reviewers (repository settings, Environments, app-release)");
        (await CheckAsync(Release)).Status.Should().Be(StepStatus.Blocked);
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task An_environment_that_does_not_exist_stops_it_too()
    {
        Settings = Settings with { Environment = "app-releases" };

        (await FailAsync(Release)).What.Should().Be("the environment app-releases does not exist");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_tag_that_is_published_from_another_commit_is_never_published_again()
    {
        var other = Repo.Commit(new Dictionary<string, string> { ["README.md"] = "more" }, "more");
        Repo.Releases.AddPublished(Tag.Text, other);

        var failure = await FailAsync(Release);

        failure.What.Should().Be($"{Tag} is published already, from commit {other} and not from {First}");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task Notes_that_no_dispatch_can_carry_are_refused_before_anything_is_written()
    {
        var context = new ReleaseContext(Channel.Stable)
        {
            Tag = Tag,
            SourceSha = Sha(First),
            Notes = new string('x', 60_000),
        };

        var act = () =>
            Release(Services()).ApplyAsync(context, new StepReport(StepStatus.ToDo, ""), CancellationToken.None);

        (await act.Should().ThrowAsync<ActionFailure>()).Which.ExitCode.Should().Be(ExitCode.BadInput);
        Github.Log.WriteAttempts.Should().BeEmpty();
    }
}
