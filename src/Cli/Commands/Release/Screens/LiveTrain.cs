using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.ReleaseTrain.Engine;
using Spectre.Console;

namespace MsReleaseActions.Cli.Commands.Release.Screens;

/// <summary>A release on one screen that is drawn over until its end.</summary>
internal sealed class LiveTrain : ITrainView
{
    private readonly Lock gate = new();
    private readonly Terminal terminal;
    private readonly TrainBoard board;
    private readonly LiveScreen screen;

    public LiveTrain(Terminal terminal, TimeProvider pace)
    {
        (this.terminal, board) = (terminal, new TrainBoard(terminal.Time));
        screen = new LiveScreen(terminal, pace, Draw);
    }

    public void Take(TrainEvent happened)
    {
        lock (gate)
        {
            board.Take(happened);
        }
    }

    public Task<string?> AskAsync(string question, CancellationToken cancellation) =>
        terminal.CanAsk ? screen.AskAsync(SafeText.Line(question), cancellation) : Task.FromResult<string?>(null);

    public async ValueTask DisposeAsync()
    {
        await screen.DisposeAsync();
        if (board.Ended is { } ended)
        {
            var (title, colour) = EndLines.Title(board, ended);
            (terminal with { Width = terminal.Measure().Columns })
                .Screen()
                .ShowMarkup($"\n[bold {colour}]{title}[/]: {Markup.Escape(SafeText.Line(EndLines.Text(ended)))}");
            // never broken by us: a command line of two lines cannot be pasted
            var console = (terminal with { Width = int.MaxValue }).Screen();
            foreach (var line in EndLines.Of(board, ended))
            {
                console.ShowMarkup($"  {Markup.Escape(line)}");
            }
        }
    }

    private IReadOnlyList<string> Draw(ScreenSize size, int frame)
    {
        lock (gate)
        {
            return board.Began is null && !board.Stations.Any(station => station.Report is not null)
                ? []
                : TrainLines.Of(board, size, frame);
        }
    }
}
