using MsReleaseActions.Cli.Commands.Release.Screens;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Release.Screens;

[Needs(Need.Nothing)]
public sealed class LiveTrainTests
{
    private readonly ManualClock clock = new();

    [Theory]
    [InlineData("published")]
    [InlineData("blocked")]
    [InlineData("stopped")]
    public async Task The_last_drawing_and_the_end_stay_on_the_screen(string moment)
    {
        var typed = new TypedCommand(isTerminal: true, variables: ("NO_COLOR", "1"));
        await using (var view = TrainViews.For(typed.Terminal with { Time = clock }, json: false, pace: clock))
        {
            var events = moment switch
            {
                "published" => SampleTrains.Published(),
                "blocked" => SampleTrains.Blocked(),
                _ => SampleTrains.Stopped(),
            };
            foreach (var happened in events)
            {
                view.Take(happened);
                clock.Advance(TimeSpan.FromSeconds(7));
            }
        }

        Golden.Hold(ScreenOf(typed, 100).Text, "train", $"end-{moment}.txt");
    }

    [Fact]
    public async Task The_cursor_is_hidden_while_it_draws_and_comes_back_when_it_fails()
    {
        var typed = new TypedCommand(isTerminal: true);

        var run = async () =>
        {
            await using var view = TrainViews.For(typed.Terminal, json: false);
            view.Take(new TrainBegan("org/ms-manager", "beta"));
            throw new InvalidOperationException();
        };

        await run.Should().ThrowAsync<InvalidOperationException>();
        ScreenOf(typed, 100).CursorIsHidden.Should().BeFalse();
        typed.Output.Should().Contain("\e[?25l");
    }

    [Fact]
    public async Task A_question_is_asked_below_the_steps_and_is_gone_when_it_is_answered()
    {
        var typed = new TypedCommand(isTerminal: true, variables: ("NO_COLOR", "1")) { Answers = ["v1.2.0-beta.4"] };
        await using (var view = TrainViews.For(typed.Terminal with { Time = clock }, json: false, pace: clock))
        {
            foreach (var happened in SampleTrains.Planned())
            {
                view.Take(happened);
            }

            (await view.AskAsync("Type the tag to release it:", TestContext.Current.CancellationToken))
                .Should()
                .Be("v1.2.0-beta.4");

            var asked = ScreenOf(typed, 100);
            asked.Text.Should().EndWith("· verified\nType the tag to release it:\n");
            typed.Terminal.Out.Write("v1.2.0-beta.4\n");
            view.Take(new StepChanged(StepId.Confirm, new StepReport(StepStatus.Done, "v1.2.0-beta.4 was typed")));
        }

        Golden.Hold(ScreenOf(typed, 100).Text, "train", "answered.txt");
    }

    [Fact]
    public async Task Ctrl_C_at_the_question_leaves_a_screen_in_order()
    {
        using var stop = new CancellationTokenSource();
        var typed = new TypedCommand(isTerminal: true, variables: ("NO_COLOR", "1"));
        using var input = new Unanswered();
        await using (
            var view = TrainViews.For(
                typed.Terminal with
                {
                    Time = clock,
                    In = input,
                    InIsTerminal = true,
                },
                json: false,
                pace: clock
            )
        )
        {
            foreach (var happened in SampleTrains.Planned())
            {
                view.Take(happened);
            }
            var asking = view.AskAsync("Type the tag to release it:", stop.Token);
            await stop.CancelAsync();
            await asking.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
        }

        Golden.Hold(ScreenOf(typed, 100).Text, "train", "unanswered.txt");
    }

    [Fact]
    public async Task A_window_that_is_made_smaller_shows_the_same_once()
    {
        var size = new ScreenSize(100, 30);
        var typed = new TypedCommand(isTerminal: true, variables: ("NO_COLOR", "1"));
        await using (
            var view = TrainViews.For(
                typed.Terminal with
                {
                    Time = clock,
                    MeasureNow = () => size,
                },
                json: false,
                pace: clock
            )
        )
        {
            foreach (var happened in SampleTrains.Building())
            {
                view.Take(happened);
            }
            clock.Advance(TimeSpan.FromSeconds(1));
            size = new ScreenSize(60, 10);
        }

        typed.Output.Should().Contain("\e[J");
        typed
            .Output[typed.Output.LastIndexOf("\e[J", StringComparison.Ordinal)..]
            .Should()
            .Contain("7 steps done, the last: source")
            .And.NotContain("preflight");
    }

    private static PaintedScreen ScreenOf(TypedCommand typed, int columns) => new(typed.Output, columns);

    private sealed class Unanswered : TextReader
    {
        private readonly ManualResetEventSlim never = new();

        public override string? ReadLine()
        {
            never.Wait();
            return null;
        }

        protected override void Dispose(bool disposing)
        {
            never.Set();
            base.Dispose(disposing);
        }
    }
}
