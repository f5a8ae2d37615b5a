using MsReleaseActions.Cli.Commands.Release.Screens;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Release.Screens;

[Needs(Need.Nothing)]
public sealed class PlainTrainTests
{
    [Theory]
    [InlineData("published")]
    [InlineData("blocked")]
    [InlineData("stopped")]
    [InlineData("hostile")]
    public async Task In_a_pipe_each_change_is_a_line_with_its_time(string moment)
    {
        var typed = new TypedCommand();
        var clock = new ManualClock();
        await using (var view = TrainViews.For(typed.Terminal with { Time = clock }, json: false, pace: clock))
        {
            var events = moment switch
            {
                "published" => SampleTrains.Published(),
                "blocked" => SampleTrains.Blocked(),
                "stopped" => SampleTrains.Stopped(),
                _ => SampleTrains.Hostile(),
            };
            foreach (var happened in events)
            {
                view.Take(happened);
                clock.Advance(TimeSpan.FromSeconds(1));
            }
        }

        Golden.Hold(typed.Output, "train", $"plain-{moment}.txt");
    }

    [Fact]
    public async Task A_look_that_sees_the_same_is_no_line()
    {
        var typed = new TypedCommand();
        await using var view = TrainViews.For(typed.Terminal, json: false);
        var look = new StepChanged(StepId.Pick, new StepReport(StepStatus.Done, "green"));

        view.Take(look);
        var once = typed.Output;
        view.Take(look);

        once.Should().EndWith("  pick       done: green\n");
        typed.Output.Should().Be(once);
    }

    [Fact]
    public async Task While_nothing_changes_there_is_a_sign_of_life_each_minute_and_no_more()
    {
        var typed = new TypedCommand();
        var clock = new ManualClock();
        await using (var view = TrainViews.For(typed.Terminal with { Time = clock }, json: false, pace: clock))
        {
            view.Take(new StepChanged(StepId.Candidate, new StepReport(StepStatus.Running, "candidate #7 runs")));
            for (var i = 0; i < 150; i++)
            {
                clock.Advance(TimeSpan.FromSeconds(1));
            }
            view.Take(new StepLine(StepId.Candidate, "seal"));
            for (var i = 0; i < 100; i++)
            {
                clock.Advance(TimeSpan.FromSeconds(1));
            }
        }
        clock.Advance(TimeSpan.FromHours(1));

        typed
            .Output.Should()
            .Be(
                """
                09:00:00  candidate  running: candidate #7 runs
                09:02:00  candidate  still at it after 2m00s: candidate #7 runs
                09:02:30  candidate  seal
                09:04:00  candidate  still at it after 4m00s: seal

                """
            );
    }

    [Fact]
    public async Task Nobody_is_asked_in_a_pipe()
    {
        var typed = new TypedCommand { Answers = ["v1.2.3"] };
        await using var view = TrainViews.For(typed.Terminal, json: false);

        (await view.AskAsync("Type the tag:", TestContext.Current.CancellationToken)).Should().BeNull();
        typed.Output.Should().BeEmpty();
    }

    [Fact]
    public async Task A_dumb_terminal_asks_too()
    {
        var typed = new TypedCommand(isTerminal: true, variables: ("TERM", "dumb")) { Answers = ["v1.2.3"] };
        await using var view = TrainViews.For(typed.Terminal, json: false);

        (await view.AskAsync("Type the tag:", TestContext.Current.CancellationToken)).Should().Be("v1.2.3");
        typed.Output.Should().Be("Type the tag: ");
    }
}
