using MsReleaseActions.Cli.Proving;
using MsReleaseActions.Sandbox.Runner;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MsReleaseActions.Cli.Watching;

/// <summary>A rehearsal on one screen that is drawn again and again: who does what, the runs with their jobs, what was looked at.</summary>
internal sealed class LiveView : IRehearsalView
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(100);
    private readonly Lock gate = new();
    private readonly List<Func<int, IEnumerable<string>>> entries = [];
    private readonly CancellationTokenSource ended = new();
    private readonly IAnsiConsole screen;
    private readonly BoardLines lines;
    private readonly RunBoard board;
    private readonly Task drawing;
    private string current = "";
    private int frame;

    public LiveView(IAnsiConsole screen, TimeProvider time)
    {
        (this.screen, board) = (screen, new RunBoard(time));
        lines = new BoardLines(time, screen.Profile.Width);
        drawing = screen.Live(Draw()).AutoClear(true).StartAsync(async live =>
        {
            while (!ended.IsCancellationRequested)
            {
                live.UpdateTarget(Draw());
                await Task.Delay(Frame, time, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        });
    }

    public void Begin(string name, string description) => Add($"[bold]{Markup.Escape(name)}[/] [dim]{Fitting(description, name.Length + 1)}[/]");

    public void Act(string who, string what) => Add($"[blue]→[/] {Markup.Escape(who)} {Fitting(what, who.Length + 3)}");

    public void Happened(RunnerEvent happened)
    {
        lock (gate)
        {
            if (board.Take(happened) is { } made)
            {
                entries.Add(turn => lines.Of(made, turn));
            }
        }
    }

    // what holds is told with the result
    public void Found(Finding finding)
    {
        if (!finding.Holds)
        {
            Add($"[red]✗ {Fitting(finding.Text, 2)}[/]");
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
        await ended.CancelAsync();
        await drawing;
        // the drawing was as high as its highest moment
        screen.Write(Draw());
        ended.Dispose();
    }

    private void Add(string line)
    {
        lock (gate)
        {
            entries.Add(_ => [line]);
            current = "";
        }
    }

    private Rows Draw()
    {
        lock (gate)
        {
            frame++;
            var all = entries.SelectMany(entry => entry(frame)).ToList();
            if (current.Length > 0)
            {
                all.Add($"  [dim]{Fitting(current, 2)}[/]");
            }
            // Spectre cannot measure nothing
            return new Rows(ScreenFit.Of(all, screen.Profile.Height).Select(line => new Markup(line)).DefaultIfEmpty<IRenderable>(Text.Empty));
        }
    }

    private string Fitting(string text, int indent) => Markup.Escape(ScreenFit.Cut(text, screen.Profile.Width - indent));
}
