using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.DispatchAndWait;

[Needs(Need.Nothing)]
public sealed class FollowTests : DispatchTest
{
    [Fact]
    public async Task Only_what_changed_is_printed_and_a_heartbeat_a_minute()
    {
        var steps = new List<Action<MsReleaseActions.Server.State.SandboxRun>>
        {
            run => run.AddJob("build").Step("compile"),
        };
        steps.AddRange(Enumerable.Repeat<Action<MsReleaseActions.Server.State.SandboxRun>>(_ => { }, 12));
        steps.Add(run => run.Complete("success"));
        Meanwhile([.. steps]);

        var result = await DispatchAsync();

        result
            .Lines.Where(line => !line.StartsWith("::", StringComparison.Ordinal))
            .Should()
            .Equal(
                $"started run {Run.Id} of candidate.yml on main: "
                    + $"{Github.ServerUrl}/org/ms-manager/actions/runs/{Run.Id}",
                "queued",
                "in_progress, 0/1 jobs done; build › compile",
                "still in_progress, 0/1 jobs done; build › compile after 1 min",
                "still in_progress, 0/1 jobs done; build › compile after 2 min",
                "completed: success, 1/1 jobs done"
            );
    }

    [Fact]
    public async Task It_looks_quickly_at_first_and_every_fifteen_seconds_then()
    {
        Meanwhile(_ => { }, _ => { }, _ => { }, _ => { }, _ => { }, _ => { }, _ => { }, run => run.Complete("success"));

        await DispatchAsync();

        Clock.Waits.Select(wait => wait.TotalSeconds).Should().Equal(2, 3, 5, 8, 12, 15, 15, 15);
    }

    [Fact]
    public async Task A_limit_that_ends_after_the_time_is_not_waited_for_and_one_that_ends_before_is()
    {
        Meanwhile(_ => Github.Faults.On("GET", "/**/actions/runs/*", times: 9).SecondaryLimit(retryAfter: 300, 429));

        var result = await DispatchAsync(("timeout-minutes", "2"));

        (result.ExitCode, Clock.Waits).Should().BeEquivalentTo((3, new[] { TimeSpan.FromSeconds(2) }), result.Log);
        result
            .Error.Should()
            .Contain("GitHub's rate limit ends at 2026-11-02 09:05:02Z: run the step again after that")
            .And.Contain("The run itself goes on");
        Dispatches.Should().ContainSingle();

        Github.Faults.Clear();
        Github.Faults.On("GET", "/**/actions/runs/*", times: 1).SecondaryLimit(retryAfter: 60, 429);
        Meanwhile(run => run.Complete("success"));
        (await DispatchAsync(("timeout-minutes", "2"))).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task An_hour_of_waiting_costs_few_requests_because_the_looks_are_conditional()
    {
        Meanwhile(run => run.AddJob("build").Step("compile"));

        var result = await DispatchAsync(("timeout-minutes", "60"));

        result.ExitCode.Should().Be(4);
        var reads = Github.Log.Requests.Where(request => request.Method == "GET").ToList();
        reads.Should().HaveCountLessThan(500);
        reads.Count(request => request.Status == 304).Should().BeGreaterThan(450);
        reads.Count(request => request.Status == 200).Should().BeLessThan(8);
        Github.Log.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task An_approval_that_is_waited_for_is_told_once_with_environment_people_and_link()
    {
        Repo.Actions.ProtectedEnvironment("app-release", "alice", "bob");
        Meanwhile(
            run => run.WaitForApproval("app-release", "promote"),
            _ => { },
            _ => { },
            run => run.Complete("success")
        );

        var result = await DispatchAsync();

        result.ExitCode.Should().Be(0, result.Log);
        result
            .Lines.Where(line => line.StartsWith("::notice", StringComparison.Ordinal))
            .Should()
            .Equal(
                "::notice title=dispatch-and-wait::The run waits for an approval of the environment app-release. "
                    + "It may be approved by alice, bob. Click \"Review deployments\" at "
                    + $"{Github.ServerUrl}/org/ms-manager/actions/runs/{Run.Id}"
            );
    }

    [Fact]
    public async Task A_time_out_is_exit_4_and_leaves_the_run_alone()
    {
        Meanwhile(run => run.AddJob("build"));

        var result = await DispatchAsync(("timeout-minutes", "2"));

        result.ExitCode.Should().Be(4);
        result
            .Error.Should()
            .Contain($"Run {Run.Id} of candidate.yml is in_progress, 0/1 jobs done; build after 2 minutes")
            .And.Contain("goes on");
        result
            .Outputs.Should()
            .Contain("status", "in_progress")
            .And.Contain("conclusion", "")
            .And.Contain("duration-seconds", "120");
        Run.CancelRequests.Should().Be(0);
    }

    [Fact]
    public async Task A_time_out_cancels_the_run_when_told_to()
    {
        Meanwhile(run => run.AddJob("build"));

        var result = await DispatchAsync(("timeout-minutes", "2"), ("cancel-on-timeout", "true"));

        result.ExitCode.Should().Be(4);
        result.Error.Should().Contain("was asked to stop");
        Run.CancelRequests.Should().Be(1);
    }

    [Fact]
    public async Task Nothing_is_waited_for_with_wait_false()
    {
        var result = await DispatchAsync(("wait", "false"));

        result.ExitCode.Should().Be(0, result.Log);
        result
            .Outputs.Should()
            .Contain("run-id", $"{Run.Id}")
            .And.Contain("status", "queued")
            .And.Contain("conclusion", "")
            .And.Contain("jobs", "[]");
        Clock.Waits.Should().BeEmpty();
    }

    [Fact]
    public async Task A_new_run_that_is_not_to_be_found_yet_is_waited_for()
    {
        Repo.Actions.Visible = TimeSpan.FromSeconds(20);
        Meanwhile(_ => { }, _ => { }, _ => { }, run => run.Complete("success"));

        (await DispatchAsync()).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task A_token_that_dies_on_the_way_is_exit_3_at_once_with_the_run_in_the_outputs()
    {
        Meanwhile(_ => Github.RevokeToken(Token));

        var result = await DispatchAsync();

        result.ExitCode.Should().Be(3);
        result.Error.Should().Contain("does not know this token").And.Contain("The run itself goes on");
        result.Outputs["run-id"].Should().Be($"{Run.Id}");
        Clock.Waits.Should().ContainSingle();
    }

    [Fact]
    public async Task A_fault_on_the_way_is_ridden_out()
    {
        Github.Faults.On("GET", "/repos/*/*/actions/runs/*", times: 3).Status(502);
        Meanwhile(_ => { }, _ => { }, _ => { }, run => run.Complete("success"));

        (await DispatchAsync()).ExitCode.Should().Be(0);
    }
}
