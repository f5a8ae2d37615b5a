using MsReleaseActions.Runner.Options;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests;

[Needs(Need.Nothing)]
public sealed class WaitTimerTests : RunnerTest
{
    private const string Gated =
        "jobs: { gated: { runs-on: ubuntu-latest, environment: app, steps: [ { run: 'true' } ] } }";

    private ManualClock Timers { get; } = new();

    protected override RunnerOptions Configure(RunnerOptions options) => options with { Time = Timers };

    [Fact]
    public async Task A_job_waits_for_its_environments_timer_and_deploys_only_then()
    {
        Repo.Actions.Environment("app", environment => environment.WaitTimer = 30);
        var run = await Dispatch(Gated);
        await Happens<JobChanged>(changed => changed.Job.Status == "waiting");
        (run.Status, run.Jobs[0].Status, Repo.Actions.Deployments.Count).Should().Be(("waiting", "waiting", 0));
        Timers.Advance(TimeSpan.FromMinutes(30));
        await Ended(run);
        (run.Conclusion, Repo.Actions.Deployments.Count).Should().Be(("success", 1));
    }

    [Fact]
    public async Task An_approval_does_not_shorten_the_timer()
    {
        Repo.Actions.ProtectedEnvironment("app", "manager").WaitTimer = 30;
        var run = await Dispatch(Gated);
        var job = (await Happens<ApprovalAwaited>()).Job;
        var before = Events.Count;
        job.Decision.SetResult(true);
        // what happens next is that it begins, or that it goes on waiting
        await Happens<JobChanged>(_ => Events.Count > before);
        job.Status.Should().Be("waiting");
        Timers.Advance(TimeSpan.FromMinutes(30));
        await Ended(run);
        run.Conclusion.Should().Be("success");
    }

    [Fact]
    public async Task A_job_that_waits_for_the_timer_can_be_cancelled()
    {
        Repo.Actions.Environment("app", environment => environment.WaitTimer = 30);
        var run = await Dispatch(Gated);
        await Happens<JobChanged>(changed => changed.Job.Status == "waiting");
        (await Api(HttpMethod.Post, $"/repos/org/ms-manager/actions/runs/{run.Id}/cancel", Writer))
            .Status.Should()
            .Be(202);
        await Ended(run);
        (run.Conclusion, Ends(run), Repo.Actions.Deployments.Count).Should().Be(("cancelled", "gated: cancelled", 0));
    }
}
