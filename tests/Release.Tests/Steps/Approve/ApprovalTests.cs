using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Approve;

[Needs(Need.Nothing)]
public sealed class ApprovalTests : LaneTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await PublishAsync(Candidate);
        Lanes.ApprovedAfter = null;
        await StopAtAsync(6, Release, Approval);
        Github.Log.Clear();
    }

    [Fact]
    public async Task An_approval_after_an_hour_is_waited_for()
    {
        Lanes.ApprovedAfter = TimeSpan.FromHours(1);
        var begun = Clock.GetUtcNow();

        await PublishAsync(Release, Approval, Published);

        (Clock.GetUtcNow() - begun).Should().BeGreaterThan(TimeSpan.FromMinutes(59));
        Repo.Releases.Published(Tag.Text).Should().NotBeNull();
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task An_hour_of_waiting_costs_few_requests_and_nearly_all_of_them_are_free()
    {
        Settings = Settings with { ApprovalWithin = TimeSpan.FromHours(1) };

        await FailAsync(Approval);

        var reads = Github.Log.Requests.Where(request => request.Method == "GET").ToList();
        reads.Count.Should().BeInRange(150, 210, "three looks a minute: the run, its jobs, what it waits for");
        reads.Count(request => request.Status != 304).Should().BeLessThan(15);
        Github.Log.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task Waiting_is_said_now_and_then_and_the_approval_is_asked_for_once()
    {
        var before = Events.Count;
        Settings = Settings with { ApprovalWithin = TimeSpan.FromHours(1) };

        await FailAsync(Approval);

        Events.Skip(before).OfType<ApprovalAwaited>().Should().ContainSingle();
        Events.Skip(before).OfType<StepLine>().Count().Should().BeLessThan(10);
    }

    [Fact]
    public async Task Nobody_within_the_time_allowed_is_exit_4_and_the_run_goes_on_waiting()
    {
        Settings = Settings with { ApprovalWithin = TimeSpan.FromHours(24) };

        var failure = await FailAsync(Release, Approval, Published);

        failure.ExitCode.Should().Be(ExitCode.TimedOut);
        failure
            .Message.Should()
            .Contain("Nobody approved app-release within 24 h 0 min")
            .And.Contain("the run goes on waiting")
            .And.Contain("run the same command again");
        Lanes.ReleaseRuns.Single().Status.Should().Be("waiting");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_rate_limit_during_the_wait_is_waited_out()
    {
        Github.ExhaustRateLimit(Token);
        Lanes.ApprovedAfter = TimeSpan.FromHours(2);

        await PublishAsync(Release, Approval, Published);

        Repo.Releases.Published(Tag.Text).Should().NotBeNull();
        Connection.Should().Contain(line => line.Contains("trying again in", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Server_errors_for_half_an_hour_do_not_end_the_wait()
    {
        Lanes.ApprovedAfter = TimeSpan.FromHours(2);
        Github.Faults.On("GET", "/repos/*/*/actions/runs/*", skip: 2, times: 120).Status(502);

        await PublishAsync(Release, Approval, Published);

        Repo.Releases.Published(Tag.Text).Should().NotBeNull();
    }

    [Fact]
    public async Task A_token_that_expires_during_the_wait_ends_it_and_the_next_start_goes_on()
    {
        Github.Faults.On("GET", "/repos/*/*/actions/runs/*", skip: 3, times: 1).Status(401, message: "Bad credentials");
        Lanes.ApprovedAfter = TimeSpan.FromHours(1);

        var act = () => PublishAsync(Release, Approval, Published);
        (await act.Should().ThrowAsync<MsReleaseActions.GitHub.GitHubFailure>())
            .Which.Status.Should()
            .Be(System.Net.HttpStatusCode.Unauthorized);

        await PublishAsync(Release, Approval, Published);
        Repo.Releases.Published(Tag.Text).Should().NotBeNull();
    }

    [Fact]
    public async Task Whoever_approved_is_named_while_the_promotion_runs()
    {
        Lanes.ApprovedAfter = TimeSpan.Zero;
        await PublishAsync(Approval);

        (await CheckAsync(Approval)).Text.Should().BeOneOf("approved by alice", "approved");
    }
}
