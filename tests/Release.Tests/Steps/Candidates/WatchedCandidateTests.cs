using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Lanes;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Candidates;

[Needs(Need.Nothing)]
public sealed class WatchedCandidateTests : LaneTest
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Stopped_at_any_moment_and_started_again_it_goes_on_with_the_same_run(int wait)
    {
        (await StopAtAsync(wait, Candidate)).Should().BeTrue();
        Lanes.CandidateRuns.Should().NotContain(run => run.CancelRequests > 0, "the remote run goes on");
        var writes = Lanes.CandidateRuns.Count == 0 ? 1 : 0;
        Github.Log.Clear();

        await PublishAsync(Candidate);

        Github.Log.WriteAttempts.Should().HaveCount(writes);
        Lanes.HeavyBuilds.Should().Be(1);
        (wait > 4).Should().Be(writes == 0, "four looks come before a dispatch");
    }

    [Fact]
    public async Task A_run_that_no_list_shows_yet_is_waited_for_and_not_dispatched_again()
    {
        await StopAtAsync(5, Candidate);
        Repo.Actions.Visible = TimeSpan.FromSeconds(10);
        Github.Log.Clear();

        await PublishAsync(Candidate);

        Github.Log.WriteAttempts.Should().BeEmpty();
        Lanes.HeavyBuilds.Should().Be(1);
    }

    [Fact]
    public async Task Stopped_while_the_dispatch_is_on_its_way_the_next_start_finds_its_run()
    {
        using var source = new CancellationTokenSource();
        Github.Faults.On("POST", "/**/dispatches").Run(_ => source.CancelAsync());
        (await StopAsync(source, Candidate)).Should().BeTrue();
        Github.Log.Clear();

        await PublishAsync(Candidate);

        Github.Log.WriteAttempts.Should().BeEmpty();
        Lanes.CandidateRuns.Count.Should().Be(1);
    }

    [Fact]
    public async Task A_seal_that_shows_a_moment_after_the_run_has_ended_is_waited_for()
    {
        Lanes.Candidates.Enqueue(CandidateEnd.NothingSealed);
        var waits = 0;
        Clock.OnWait += _ =>
        {
            if (Lanes.CandidateRuns is [{ Status: "completed" } run] && ++waits == 3)
            {
                SealedCandidate.Put(
                    Repo,
                    First,
                    BuiltProduct.Files(Repo, First, Tag.VersionText),
                    Tag.VersionText,
                    runId: run.Id
                );
            }
        };

        await PublishAsync(Candidate);

        Lanes.CandidateRuns.Count.Should().Be(1);
    }

    [Fact]
    public async Task Server_errors_while_it_is_watched_do_not_end_the_wait()
    {
        Github.Faults.On("GET", "/repos/*/*/actions/runs/*", skip: 1, times: 40).Status(502);

        await PublishAsync(Candidate);

        Lanes.CandidateRuns.Should().ContainSingle();
        Events
            .OfType<StepLine>()
            .Should()
            .Contain(line => line.Line.StartsWith("GitHub does not answer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_that_takes_too_long_is_exit_4_and_goes_on()
    {
        Settings = Settings with { CandidateWithin = TimeSpan.FromMinutes(30) };
        Lanes.Candidates.Enqueue(CandidateEnd.Hangs);

        var failure = await FailAsync(Candidate);

        failure.ExitCode.Should().Be(MsReleaseActions.Core.ExitCode.TimedOut);
        failure
            .Message.Should()
            .Contain("after 30 min")
            .And.Contain("the run goes on")
            .And.Contain("`waits.candidate_minutes`");
        Lanes
            .CandidateRuns.Single()
            .Should()
            .Match<SandboxRun>(run => run.Status == "in_progress" && run.CancelRequests == 0);
    }
}
