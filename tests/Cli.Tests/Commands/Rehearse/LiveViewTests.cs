using MsReleaseActions.Cli.Commands.Rehearse;
using MsReleaseActions.CliTests.Commands.Release.Screens;
using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Runner.Options;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Rehearse;

[Needs(Need.Nothing)]
public sealed class LiveViewTests
{
    private readonly TypedCommand typed = new(isTerminal: true, variables: ("NO_COLOR", "1"));

    [Fact]
    public async Task The_last_drawing_stays_on_the_screen()
    {
        await using var watched = await WatchedRuns.StartAsync();

        await using (var view = new LiveView(typed.Terminal, TimeProvider.System))
        {
            view.Begin("happy", "candidate, release, approval [published]");
            view.Act("operator", "dispatches candidate.yml");
            var run = watched.Run("candidate");
            view.Happened(new RunBegan(run));
            view.Happened(new JobChanged(run, run.AddJob("guard").Complete("failure")));
            view.Happened(new RunEnded(run.Complete("failure")));
            view.Line("looks");
            view.Found(new Finding(true, "nothing is visible"));
            view.Found(new Finding(false, "0 heavy builds"));
            view.Line("looks once more");
        }

        LastFrame()
            .Should()
            .StartWith(["happy candidate, release, approval [published]", "→ operator dispatches candidate.yml"])
            .And.ContainInOrder("✗ 0 heavy builds")
            .And.HaveCount(5);
        LastFrame()[2].Should().StartWith("✗ candidate #1 ").And.EndWith("  failure");
        LastFrame()[3].Should().StartWith("  ✗ guard ").And.EndWith("  failure");
    }

    [Fact]
    public async Task It_never_has_more_lines_than_the_terminal()
    {
        await using (var view = new LiveView(typed.Terminal with { Height = 5 }, TimeProvider.System))
        {
            for (var i = 1; i <= 9; i++)
            {
                view.Act("operator", $"does {i}: {new string('x', 200)}");
            }
        }

        LastFrame()
            .Should()
            .HaveCount(4)
            .And.StartWith(["… 6 lines above"])
            .And.OnlyContain(line => line.Length <= 100);
    }

    private string[] LastFrame() =>
        new PaintedScreen(typed.Output, 100).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
