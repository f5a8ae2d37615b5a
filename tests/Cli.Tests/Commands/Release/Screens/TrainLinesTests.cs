using MsReleaseActions.Cli.Commands.Release.Screens;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.Testing;
using Spectre.Console;

namespace MsReleaseActions.CliTests.Commands.Release.Screens;

[Needs(Need.Nothing)]
public sealed class TrainLinesTests
{
    public static TheoryData<string, int, int> Screens()
    {
        var data = new TheoryData<string, int, int>();
        foreach (var (columns, rows) in new[] { (100, 30), (40, 24), (60, 10) })
        {
            foreach (
                var moment in new[]
                {
                    "planned",
                    "building",
                    "waiting",
                    "verifying",
                    "published",
                    "blocked",
                    "stopped",
                    "hostile",
                }
            )
            {
                data.Add(moment, columns, rows);
            }
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public void Each_moment_is_a_screen_that_people_can_read(string moment, int columns, int rows)
    {
        var screen = string.Concat(Draw(moment, columns, rows).Select(line => line + "\n"));

        Golden.Hold(screen, "train", $"{moment}-{columns}x{rows}.txt");
    }

    [Fact]
    public void No_window_is_too_small()
    {
        foreach (var moment in new[] { "building", "waiting", "verifying", "blocked", "hostile" })
        {
            for (var columns = 1; columns < 130; columns += 9)
            {
                for (var rows = 2; rows < 30; rows++)
                {
                    var lines = Draw(moment, columns, rows);
                    if (lines.Count > 1)
                    {
                        lines
                            .Sum(line => Math.Max(1, (CellWidth.Of(line) + columns - 1) / columns))
                            .Should()
                            .BeLessThan(rows, $"{moment} on {columns}x{rows}");
                    }
                    lines
                        .Where(line => columns >= 24 && !line.Contains("://", StringComparison.Ordinal))
                        .Should()
                        .NotContain(line => CellWidth.Of(line) > columns, $"{moment} on {columns}x{rows}");
                }
            }
        }
    }

    [Fact]
    public void What_turns_turns_and_the_time_goes_on()
    {
        var clock = new TestClock();
        var board = BoardOf("building", clock);
        clock.Advance(TimeSpan.FromHours(26.5));

        var line = TrainLines.Of(board, new ScreenSize(60, 30), frame: 3)[8];

        line.Should().StartWith("[blue]⠸[/] candidate[dim] 26h30m[/]");
    }

    private static List<string> Draw(string moment, int columns, int rows) =>
        [
            .. TrainLines
                .Of(BoardOf(moment, new TestClock()), new ScreenSize(columns, rows), frame: 0)
                .Select(line => Markup.Remove(line).TrimEnd()),
        ];

    private static TrainBoard BoardOf(string moment, TestClock clock)
    {
        var board = new TrainBoard(clock);
        IEnumerable<TrainEvent> events = moment switch
        {
            "planned" => SampleTrains.Planned(),
            "building" => SampleTrains.Building(),
            "waiting" => SampleTrains.Waiting(),
            "verifying" => SampleTrains.Verifying(),
            "published" => SampleTrains.Published(),
            "blocked" => SampleTrains.Blocked(),
            "stopped" => SampleTrains.Stopped(),
            _ => SampleTrains.Hostile(),
        };
        foreach (var happened in events)
        {
            board.Take(happened);
            clock.Advance(TimeSpan.FromSeconds(21));
        }
        return board;
    }
}
