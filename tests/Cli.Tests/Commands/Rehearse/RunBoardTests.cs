using MsReleaseActions.Cli.Commands.Rehearse;
using MsReleaseActions.Rehearsal.Reports;
using MsReleaseActions.Runner.Options;
using MsReleaseActions.Runner.Processes;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;
using Spectre.Console;

namespace MsReleaseActions.CliTests.Commands.Rehearse;

[Needs(Need.Nothing)]
public sealed class RunBoardTests
{
    [Fact]
    public async Task What_goes_on_is_shown_in_full_what_went_well_in_a_line_and_what_failed_with_its_reason()
    {
        await using var watched = await WatchedRuns.StartAsync();
        var board = new RunBoard(watched.Clock);
        var shown = new List<BoardRun>();

        Take(new RunBegan(watched.Run("ci")));
        var ci = shown[0];
        watched.Seconds(4.5);
        End(watched.Run("ci"), "success", ("core (rust)", "success"), ("frontend [svelte]", "success"));
        var failed = watched.Run("candidate");
        End(failed, "failure", ("guard", "success"), ("build (ubuntu-22.04)", "failure"), ("seal", "skipped"));
        var candidate = watched.Run("candidate");
        var build = candidate.AddJob(
            "build (a runner whose name is far too long for one line of a terminal)",
            "queued"
        );
        Take(new JobChanged(candidate, build));
        Take(new JobChanged(candidate, candidate.AddJob("seal", "queued")));
        Take(new JobChanged(candidate, candidate.AddJob("report", "pending")));
        Take(new JobChanged(candidate, build.Start()));
        Take(new StepChanged(candidate, build, build.Step("Run npm run tauri build")));
        var guard = candidate.AddJob("guard");
        Take(new StepChanged(candidate, guard, guard.Step("Run org/ms-release-actions/validate-candidate@v1")));
        Take(new Annotated(candidate, guard, new Annotation("warning", "said, and all is well")));
        Take(new JobChanged(candidate, guard));
        Take(new StepChanged(candidate, guard, guard.Steps[0]));
        Take(new LinePrinted(candidate, guard, "##[endgroup]"));
        watched.Seconds(72);
        Take(
            new LinePrinted(
                candidate,
                build,
                "Bundling ms-manager_1.4.0_amd64.deb [of 3]\twith a long name that goes on"
            )
        );
        Take(new LinePrinted(candidate, build, "  "));
        var release = watched.Run("release");
        var promote = release.WaitForApproval("app-release", "promote");
        Take(new JobChanged(release, promote));
        Take(new ApprovalAwaited(release, promote, watched.Environment));
        watched.Seconds(36);

        var typed = new TypedCommand();
        var lines = new BoardLines(watched.Clock, 100);
        foreach (var line in shown.SelectMany(run => lines.Of(run, frame: 1)))
        {
            typed.Terminal.Screen().MarkupLine(line);
        }
        typed.Output.Should().Be(Golden.Text("board.txt"));
        typed.Output.Should().Be(Golden.Text("board.txt"));
        typed.Output.Split('\n').Should().OnlyContain(line => line.Length <= 100);
        ci.Conclusion.Should().BeNull();

        void Take(RunnerEvent happened)
        {
            if (board.Take(happened) is { } made)
            {
                shown.Add(made);
            }
        }

        void End(SandboxRun run, string conclusion, params (string Name, string Conclusion)[] jobs)
        {
            Take(new RunBegan(run));
            foreach (var (name, ended) in jobs)
            {
                var job = run.AddJob(name);
                Take(new JobChanged(run, job));
                watched.Seconds(1.5);
                if (ended == "failure")
                {
                    Take(new Annotated(run, job, new Annotation("notice", "looked")));
                    Take(new Annotated(run, job, new Annotation("error", "Process completed\nwith exit code 1.")));
                    Take(
                        new Unsupported(run, job, "uses: a/b@v1", ".github/workflows/candidate.yml", 12, Passed: true)
                    );
                    Take(new Annotated(run, job, new Annotation("error", "a third one")));
                }
                Take(new JobChanged(run, job.Complete(ended)));
            }
            Take(new RunEnded(run.Complete(conclusion)));
        }
    }

    [Fact]
    public async Task A_run_that_could_not_start_says_why()
    {
        await using var watched = await WatchedRuns.StartAsync();
        var run = watched.Run("ci");

        var shown = new RunBoard(watched.Clock).Take(
            new RunEnded(run.Complete("startup_failure"), "ci.yml:3: no jobs")
        )!;

        new BoardLines(watched.Clock, 80)
            .Of(shown, 0)
            .Should()
            .Equal(
                "[red]✗[/] ci #1                            [dim]   0.0s[/]  [default]startup_failure: ci.yml:3: "
                    + "no jobs[/]"
            );
    }
}
