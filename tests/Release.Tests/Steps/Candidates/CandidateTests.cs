using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Candidates;

[Needs(Need.Nothing)]
public sealed class CandidateTests : LaneTest
{
    [Fact]
    public async Task A_commit_without_a_candidate_is_built_once_and_followed_until_it_is_sealed()
    {
        await PublishAsync(Candidate);

        Writes.Should().Equal("POST dispatches");
        Lanes.HeavyBuilds.Should().Be(1);
        var run = Lanes.CandidateRuns.Should().ContainSingle().Subject;
        run.DisplayTitle.Should().MatchRegex($"^candidate {First} [0-9a-f]{{12}}-[0-9a-f]{{12}}$");
        var dispatch = $"dispatch candidate.yml on main for {First}";
        Events
            .Where(told => told is WriteAnnounced or WriteDone)
            .Should()
            .Equal(new WriteAnnounced(StepId.Candidate, dispatch), new WriteDone(StepId.Candidate, dispatch));
        Events
            .OfType<StepLine>()
            .Select(line => line.Line)
            .Should()
            .Contain(
                "in_progress, 1/5 jobs done; build (windows-x86_64) › Build, build (linux-x86_64) › Build, build "
                    + "(macos-x86_64) › Build, build (macos-arm64) › Build"
            );
        Github.Log.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_sealed_candidate_is_used_and_nothing_is_written()
    {
        await PublishAsync(Candidate);
        Github.Log.Clear();

        await PublishAsync(Candidate);

        Github.Log.WriteAttempts.Should().BeEmpty();
        Lanes.CandidateRuns.Should().ContainSingle();
    }

    [Fact]
    public async Task A_look_tells_what_there_is_and_what_would_be_written()
    {
        (await CheckAsync(Candidate))
            .Should()
            .BeEquivalentTo(
                new StepReport(StepStatus.ToDo, $"{CandidateTag} is to be built")
                {
                    Why = "what is released was built once, from this commit",
                    Writes = [$"dispatch candidate.yml on main for {First}"],
                }
            );

        var run = await ByHandAsync("candidate.yml", inputs: ("source_sha", First));
        (await CheckAsync(Candidate))
            .Should()
            .BeEquivalentTo(
                new
                {
                    Status = StepStatus.Running,
                    Text = $"run {run.Id} builds {CandidateTag} (queued)",
                    Writes = Array.Empty<string>(),
                }
            );

        await PublishAsync(Candidate);
        var files = Repo.Releases.All.Single().Assets.Where(asset => !AssetName.IsOfSeal(asset.Name)).ToList();
        (await CheckAsync(Candidate))
            .Should()
            .BeEquivalentTo(
                new
                {
                    Status = StepStatus.Done,
                    Text = $"{CandidateTag} is sealed: {files.Count} files, "
                        + $"{MsReleaseActions.Core.ByteSize.Show(files.Sum(file => file.Size))}",
                }
            );
    }

    [Fact]
    public async Task A_run_that_was_dispatched_by_hand_is_followed()
    {
        var run = await ByHandAsync("candidate.yml", inputs: ("source_sha", First));

        await PublishAsync(Candidate);

        Events
            .OfType<StepChanged>()
            .Select(change => change.Report.Text)
            .Should()
            .Contain(text => text.StartsWith($"run {run.Id} "));
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task Runs_of_another_commit_or_another_branch_are_not_followed()
    {
        var other = Repo.Commit(new Dictionary<string, string> { ["README.md"] = "more" }, "more");
        Repo.CreateBranch("next", First);
        await ByHandAsync("candidate.yml", inputs: ("source_sha", other));
        await ByHandAsync("candidate.yml", "next", ("source_sha", First));

        await PublishAsync(Candidate);

        Writes.Should().Equal("POST dispatches");
        Lanes.CandidateRuns.Should().HaveCount(3);
    }

    [Theory]
    [InlineData(DispatchAnswer.NoContent, 0)]
    [InlineData(DispatchAnswer.NoContent, 40)]
    [InlineData(DispatchAnswer.UnknownField422, 40)]
    public async Task On_a_server_that_does_not_return_the_run_it_is_found_by_its_title(
        DispatchAnswer answer,
        int invisibleSeconds
    )
    {
        Repo.Actions.DispatchAnswer = answer;
        Repo.Actions.Visible = TimeSpan.FromSeconds(invisibleSeconds);

        await PublishAsync(Candidate);

        Lanes.CandidateRuns.Should().ContainSingle();
    }

    [Fact]
    public async Task A_dispatch_whose_answer_was_lost_is_not_sent_again()
    {
        Github.Faults.On("POST", "/**/dispatches").LoseAnswer();

        await PublishAsync(Candidate);

        Lanes.CandidateRuns.Should().ContainSingle();
        Lanes.HeavyBuilds.Should().Be(1);
    }

    [Fact]
    public async Task Two_operators_at_once_build_once()
    {
        await Task.WhenAll(PublishAsync(Candidate), PublishAsync(Candidate));

        Lanes.HeavyBuilds.Should().Be(1);
        Repo.Releases.All.Should().ContainSingle();
    }

    [Fact]
    public async Task A_dispatch_that_crosses_another_builds_nothing_a_second_time()
    {
        Github.Faults.On("POST", "/**/dispatches").Run(_ => PublishAsync(Candidate));

        await PublishAsync(Candidate);

        Lanes.CandidateRuns.Select(run => run.Conclusion).Should().Equal("success", "success");
        Lanes.HeavyBuilds.Should().Be(1);
        Repo.Releases.All.Count.Should().Be(1);
    }
}
