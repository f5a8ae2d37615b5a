using MsReleaseActions.CliTests.Commands.Rehearse;
using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Rehearsal.Reports;
using MsReleaseActions.Runner.Options;
using MsReleaseActions.Runner.Processes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Rehearsal.Reports;

[Needs(Need.Nothing)]
public sealed class RunRecorderTests
{
    private static readonly MsReleaseActions.Rehearsal.Scenarios.RehearsalResult Result = Recorded.Result(
        new Findings([], null, [])
    );

    [Fact]
    public async Task Jobs_steps_waits_and_annotations_are_written_down_with_their_times()
    {
        await using var watched = await WatchedRuns.StartAsync();
        var recorder = new RunRecorder(watched.Clock);
        var run = watched.Run("release");

        watched.Seconds(1);
        recorder.Take(new RunBegan(run));
        var build = run.AddJob("build", "queued");
        recorder.Take(new JobChanged(run, build));
        var skipped = run.AddJob("report", "queued");
        recorder.Take(new JobChanged(run, skipped));
        watched.Seconds(1);
        recorder.Take(new JobChanged(run, build.Start()));
        var step = build.Step("compile");
        recorder.Take(new StepChanged(run, build, step));
        watched.Seconds(2);
        recorder.Take(new Annotated(run, build, new Annotation("notice", "made")));
        step.Succeed();
        recorder.Take(new StepChanged(run, build, step));
        recorder.Take(new JobChanged(run, build.Succeed()));
        var promote = run.WaitForApproval("app-release", "promote");
        recorder.Take(new JobChanged(run, promote));
        recorder.Take(new ApprovalAwaited(run, promote, watched.Environment));
        watched.Seconds(5);

        recorder
            .Record(Result, [(build.Id, "tauri build")], [])
            .Runs.Should()
            .BeEquivalentTo(
                [
                    new RecordedRun(
                        "release",
                        1,
                        1,
                        "workflow_dispatch",
                        null,
                        Recorded.At(1),
                        Recorded.At(9),
                        [
                            new RecordedJob("build", "success", Recorded.At(2), Recorded.At(4))
                            {
                                Steps = [new RecordedStep("compile", "success", Recorded.At(2), Recorded.At(4))],
                                Annotations = [new Annotation("notice", "made")],
                                HeavyCommands = ["tauri build"],
                            },
                            new RecordedJob("report", null, Recorded.At(1), Recorded.At(9)),
                            new RecordedJob("promote", null, Recorded.At(4), Recorded.At(9))
                            {
                                Approval = new RecordedApproval(
                                    "app-release",
                                    ["alice", "bob"],
                                    Recorded.At(4),
                                    Recorded.At(9),
                                    null,
                                    Approved: false
                                ),
                            },
                        ]
                    ),
                ],
                options => options.WithStrictOrdering()
            );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_wait_ends_with_the_decision_and_who_made_it(bool approved)
    {
        await using var watched = await WatchedRuns.StartAsync();
        var recorder = new RunRecorder(watched.Clock);
        var run = watched.Run("release");
        var promote = run.WaitForApproval("app-release", "promote");
        recorder.Take(new JobChanged(run, promote));
        recorder.Take(new ApprovalAwaited(run, promote, watched.Environment));
        watched.Seconds(3);

        await watched.DecideAsync(run, approved);
        recorder.Take(new JobChanged(run, promote));
        watched.Seconds(2);
        recorder.Take(new JobChanged(run, approved ? promote.Succeed() : promote));
        recorder.Take(new RunEnded(run.Complete(approved ? "success" : "failure")));
        watched.Seconds(9);

        var recorded = recorder.Record(Result, [], []).Runs.Single();
        (recorded.Conclusion, recorded.End).Should().Be((approved ? "success" : "failure", Recorded.At(5)));
        recorded
            .Jobs.Single()
            .Approval.Should()
            .BeEquivalentTo(
                new RecordedApproval("app-release", ["alice", "bob"], Recorded.At(0), Recorded.At(3), "alice", approved)
            );
        (recorded.Jobs[0].Start, recorded.Jobs[0].End).Should().Be((Recorded.At(3), Recorded.At(approved ? 5 : 3)));
    }

    [Fact]
    public async Task Each_attempt_is_a_run_of_its_own()
    {
        await using var watched = await WatchedRuns.StartAsync();
        var recorder = new RunRecorder(watched.Clock);
        var run = watched.Run("candidate");
        recorder.Take(new RunEnded(run.Complete("failure")));
        await watched.RerunAsync(run);

        recorder.Take(new RunBegan(run));
        recorder.Take(new RunEnded(run.Complete("success")));

        recorder
            .Record(Result, [], [])
            .Runs.Select(recorded => (recorded.Label, recorded.Conclusion))
            .Should()
            .Equal(("candidate #1", "failure"), ("candidate #1, attempt 2", "success"));
    }
}
