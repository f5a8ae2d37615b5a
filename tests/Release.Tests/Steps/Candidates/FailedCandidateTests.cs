using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Lanes;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Candidates;

[Needs(Need.Nothing)]
public sealed class FailedCandidateTests : LaneTest
{
    private const string Linux = "build (linux-x86_64)";

    [Fact]
    public async Task A_leg_that_fails_ends_the_command_with_job_step_log_and_link()
    {
        Lanes.Candidates.Enqueue(CandidateEnd.LegFails);

        var failure = await FailAsync(Candidate);

        var run = Lanes.CandidateRuns.Single();
        failure
            .Should()
            .BeEquivalentTo(
                new
                {
                    ExitCode = ExitCode.No,
                    What = $"Run {run.Id} of candidate.yml ended with failure: {Linux} (failure in Build)",
                    Why = "A candidate is sealed when every leg is built; nothing was published",
                    Logs = new[] { new { Of = Linux, Lines = new[] { "linking failed: no space left on device" } } },
                }
            );
        failure.Message.Should().Contain($". {Linux} ends with: linking failed: no space left on device. See ");
        failure.ToDo.Should().Contain($"/actions/runs/{run.Id}").And.Contain("run the same command again");
        run.Attempt.Should().Be(1, "nothing is tried again behind the operator's back");
        Repo.Releases.All.Should().BeEmpty();
    }

    [Fact]
    public async Task The_next_start_runs_the_failed_jobs_again_and_keeps_the_others()
    {
        Lanes.Candidates.Enqueue(CandidateEnd.LegFails);
        await FailAsync(Candidate);
        Github.Log.Clear();
        var run = Lanes.CandidateRuns.Single();
        (await CheckAsync(Candidate))
            .Should()
            .BeEquivalentTo(
                new
                {
                    Status = StepStatus.ToDo,
                    Text = $"run {run.Id} ended with failure; its failed jobs are run again, what succeeded is kept",
                    Writes = new[] { $"run the failed jobs of run {run.Id} again" },
                }
            );

        await PublishAsync(Candidate);

        Writes.Should().Equal("POST rerun-failed-jobs");
        Lanes.CandidateRuns.Select(run => run.Attempt).Should().Equal(2);
        Lanes
            .BuiltLegs.Should()
            .BeEquivalentTo("build (windows-x86_64)", Linux, "build (macos-x86_64)", "build (macos-arm64)", Linux);
        Lanes.HeavyBuilds.Should().Be(1);
    }

    [Fact]
    public async Task A_candidate_that_fails_for_good_fails_each_time_and_only_its_failed_leg_is_built()
    {
        foreach (var _ in Enumerable.Range(0, 3))
        {
            Lanes.Candidates.Enqueue(CandidateEnd.LegFails);
            (await FailAsync(Candidate)).What.Should().Contain(Linux);
        }

        Lanes.CandidateRuns.Select(run => run.Attempt).Should().Equal(3);
        Lanes.BuiltLegs.Should().HaveCount(6);
    }

    [Fact]
    public async Task A_run_that_is_too_old_to_be_run_again_is_dispatched_anew()
    {
        Lanes.Candidates.Enqueue(CandidateEnd.LegFails);
        await FailAsync(Candidate);
        Clock.Advance(TimeSpan.FromDays(31));
        Github.Log.Clear();

        await PublishAsync(Candidate);

        Writes.Should().Equal("POST dispatches");
        Lanes.CandidateRuns.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_rerun_whose_answer_was_lost_is_not_asked_for_twice()
    {
        Lanes.Candidates.Enqueue(CandidateEnd.LegFails);
        await FailAsync(Candidate);
        Github.Faults.On("POST", "/**/rerun-failed-jobs").LoseAnswer();

        await PublishAsync(Candidate);

        Lanes.CandidateRuns.Single().Attempt.Should().Be(2);
    }

    [Fact]
    public async Task A_rerun_that_crosses_another_takes_the_others_attempt()
    {
        Lanes.Candidates.Enqueue(CandidateEnd.LegFails);
        await FailAsync(Candidate);

        Github.Faults.On("POST", "/**/rerun-failed-jobs").Run(_ => PublishAsync(Candidate));

        await PublishAsync(Candidate);

        Lanes.CandidateRuns.Select(run => run.Attempt).Should().Equal(2);
    }

    [Theory]
    [InlineData(CandidateEnd.Cancelled, "ended with cancelled", "POST rerun-failed-jobs")]
    [InlineData(CandidateEnd.Superseded, "was cancelled before any job of it began", "POST rerun-failed-jobs")]
    public async Task A_run_that_was_cancelled_is_an_end_and_run_again_at_the_next_start(
        CandidateEnd end,
        string says,
        string write
    )
    {
        Lanes.Candidates.Enqueue(end);
        (await FailAsync(Candidate)).What.Should().Contain(says);
        Github.Log.Clear();

        await PublishAsync(Candidate);

        Writes.Should().Equal(write);
    }

    [Fact]
    public async Task A_green_run_that_sealed_nothing_is_explained_and_not_repeated()
    {
        Lanes.Candidates.Enqueue(CandidateEnd.NothingSealed);

        var failure = await FailAsync(Candidate);
        Github.Log.Clear();
        var again = await FailAsync(Candidate);

        failure
            .Message.Should()
            .Contain("succeeded, and")
            .And.Contain("is not sealed")
            .And.Contain($"-f source_sha={First}");
        again.Message.Should().Be(failure.Message);
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_candidate_that_contradicts_itself_is_named_with_the_way_to_discard_it()
    {
        await PublishAsync(Candidate);
        Repo.Releases.All.Single().Assets[0].ReplaceBytes([1, 2, 3], keepDigest: false);
        Github.Log.Clear();

        var failure = await FailAsync(Candidate);

        failure.What.Should().StartWith($"{CandidateTag} cannot be used: ");
        failure.ToDo.Should().Contain($"`ms candidates discard {CandidateTag}`");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task Two_releases_of_one_candidate_tag_are_for_a_person_to_decide()
    {
        await PublishAsync(Candidate);
        Repo.Releases.AddDraft(CandidateTag, First);

        (await FailAsync(Candidate)).What.Should().Contain("2 releases of org/ms-manager carry the tag");
    }

    [Fact]
    public async Task A_candidate_of_another_version_is_not_released_under_this_tag()
    {
        SealedCandidate.Put(Repo, First, new Dictionary<string, byte[]> { ["a.bin"] = [1] }, version: "9.9.9");

        (await FailAsync(Candidate))
            .What.Should()
            .Be($"{CandidateTag} was built as version 9.9.9, and the release is {Tag}");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }
}
