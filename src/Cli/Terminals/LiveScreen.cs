using System.Text;
using Spectre.Console;

namespace MsReleaseActions.Cli.Terminals;

/// <summary>
/// Lines that are drawn over each other until the end, when the last ones stay. Only what changed is written, so
/// nothing flickers; the lines may be longer than the screen is wide (an address must stay whole to be copied), and the
/// window may change its size.
/// </summary>
internal sealed class LiveScreen : IAsyncDisposable
{
    public const string ShowCursor = "\e[?25h";
    private const string HideCursor = "\e[?25l";
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(120);
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly CancellationTokenSource ended = new();
    private readonly Terminal terminal;
    private readonly Func<ScreenSize, int, IReadOnlyList<string>> draw;
    private readonly Task drawing;
    private DrawnLines drawn = DrawnLines.None;
    private int frame;

    /// <param name="terminal">A live one.</param>
    /// <param name="pace">The clock of the drawings.</param>
    /// <param name="draw">The lines in Spectre's markup, for a size and the count of the drawing (for what
    /// turns).</param>
    public LiveScreen(Terminal terminal, TimeProvider pace, Func<ScreenSize, int, IReadOnlyList<string>> draw)
    {
        (this.terminal, this.draw) = (terminal, draw);
        drawing = DrawAsync(pace);
    }

    /// <summary>Asks below the lines, which stand still meanwhile.</summary>
    /// <returns>What was typed; null at the end of the input.</returns>
    public async Task<string?> AskAsync(string question, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            Draw();
            await terminal.Out.WriteAsync($"{ShowCursor}{question} ");
            var typed = "";
            try
            {
                return typed = await terminal.ReadLineAsync(cancellation);
            }
            finally
            {
                // ended by Ctrl-C, the cursor is still behind the question
                await terminal.Out.WriteAsync(cancellation.IsCancellationRequested ? $"\n{HideCursor}" : HideCursor);
                drawn = drawn.With($"{question} {typed}");
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Leaves the last drawing on the screen, and the cursor below it.</summary>
    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await drawing;
        Draw();
        await terminal.Out.WriteAsync(ShowCursor);
        ended.Dispose();
        turn.Dispose();
    }

    private async Task DrawAsync(TimeProvider pace)
    {
        await terminal.Out.WriteAsync(HideCursor);
        while (!ended.IsCancellationRequested)
        {
            await turn.WaitAsync(CancellationToken.None);
            Draw();
            turn.Release();
            await Task.Delay(Frame, pace, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Draw()
    {
        var size = terminal.Measure();
        var next = new DrawnLines([
            .. draw(size, frame++).Select(line => (Rendered(line), CellWidth.Of(Markup.Remove(line)))),
        ]);
        var change = next.Over(drawn, size.Columns);
        drawn = next;
        if (change.Length > 0)
        {
            terminal.Out.Write(change);
        }
    }

    // Spectre only colours here: it breaks no line, because there is no end to it
    private string Rendered(string markup)
    {
        using var text = new StringWriter(new StringBuilder(), null) { NewLine = "" };
        (terminal with { Out = text, Width = int.MaxValue }).Screen().ShowPart(markup);
        return text.ToString();
    }
}
