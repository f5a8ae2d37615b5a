using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Rehearsal.Reports;
using MsReleaseActions.Runner.Options;
using Spectre.Console;

namespace MsReleaseActions.Cli.Commands.Rehearse;

/// <summary>
/// A rehearsal on one screen that is drawn again and again: who does what, the runs with their jobs, what was looked
/// at.
/// </summary>
internal sealed class LiveView : IRehearsalView
{
    private readonly Lock gate = new();
    private readonly List<Func<BoardLines, int, int, IEnumerable<string>>> entries = [];
    private readonly LiveScreen screen;
    private readonly TimeProvider time;
    private readonly RunBoard board;
    private string current = "";

    public LiveView(Terminal terminal, TimeProvider time)
    {
        (this.time, board) = (time, new RunBoard(time));
        screen = new LiveScreen(terminal, time, Draw);
    }

    public void Begin(string name, string description) =>
        Add(columns => $"[bold]{Markup.Escape(name)}[/] [dim]{Fitting(description, columns - name.Length - 1)}[/]");

    public void Act(string who, string what) =>
        Add(columns => $"{ScreenMark.Next} {Markup.Escape(who)} {Fitting(what, columns - who.Length - 3)}");

    public void Happened(RunnerEvent happened)
    {
        lock (gate)
        {
            if (board.Take(happened) is { } made)
            {
                entries.Add((lines, _, frame) => lines.Of(made, frame));
            }
        }
    }

    // what holds is told with the result
    public void Found(Finding finding)
    {
        if (!finding.Holds)
        {
            Add(columns => $"[red]✗ {Fitting(finding.Text, columns - 2)}[/]");
        }
    }

    public void Line(string text)
    {
        lock (gate)
        {
            current = text;
        }
    }

    /// <summary>Leaves the last drawing on the screen.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            current = "";
        }
        await screen.DisposeAsync();
    }

    private void Add(Func<int, string> line)
    {
        lock (gate)
        {
            entries.Add((_, columns, _) => [line(columns)]);
            current = "";
        }
    }

    private IReadOnlyList<string> Draw(ScreenSize size, int frame)
    {
        lock (gate)
        {
            var lines = new BoardLines(time, size.Columns);
            var all = entries.SelectMany(entry => entry(lines, size.Columns, frame)).ToList();
            if (current.Length > 0)
            {
                all.Add($"  [dim]{Fitting(current, size.Columns - 2)}[/]");
            }
            return ScreenFit.Of(all, size.Rows);
        }
    }

    private static string Fitting(string text, int columns) => Markup.Escape(ScreenFit.Cut(text, columns));
}
