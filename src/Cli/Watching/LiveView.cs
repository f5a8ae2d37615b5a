using MsReleaseActions.Cli.Runner;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MsReleaseActions.Cli.Watching;

/// <summary>The steps as a list that is drawn again and again, with the running step's time and last line.</summary>
internal sealed class LiveView : IRehearsalView
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(100);
    private static readonly string[] Spinner = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
    private readonly Lock gate = new();
    private readonly List<Row> rows = [];
    private readonly TimeProvider time;
    private readonly CancellationTokenSource ended = new();
    private readonly Task drawing;
    private readonly int width;
    private int frame;

    public LiveView(IAnsiConsole screen, TimeProvider time)
    {
        this.time = time;
        width = screen.Profile.Width;
        drawing = screen.Live(Draw()).StartAsync(async live =>
        {
            while (!ended.IsCancellationRequested)
            {
                live.UpdateTarget(Draw());
                await Task.Delay(Frame, time, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            live.UpdateTarget(Draw());
        });
    }

    public void Begin(string step, string detail) => Change(() => rows.Add(new Row(step, detail, time.GetTimestamp())));

    public void Line(string text) => Change(() => rows[^1].Text = text);

    public void Annotate(Annotation annotation) => Change(() => rows[^1].Annotations.Add(annotation));

    public void End(StepEnd ended, string outcome) =>
        Change(() => (rows[^1].Ended, rows[^1].Text, rows[^1].Took) = (ended, outcome, time.GetElapsedTime(rows[^1].Start)));

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await drawing;
        ended.Dispose();
    }

    private void Change(Action change)
    {
        lock (gate)
        {
            change();
        }
    }

    private Rows Draw()
    {
        lock (gate)
        {
            frame++;
            // Spectre cannot measure nothing
            return new Rows(rows.SelectMany(Lines).DefaultIfEmpty(Text.Empty).ToList());
        }
    }

    private IEnumerable<IRenderable> Lines(Row row)
    {
        var mark = row.Ended switch
        {
            null => $"[blue]{Spinner[frame % Spinner.Length]}[/]",
            StepEnd.Good => "[green]✓[/]",
            StepEnd.Refused => "[yellow]✓[/]",
            _ => "[red]✗[/]",
        };
        var seconds = row.Ended is null ? time.GetElapsedTime(row.Start) : row.Took;
        var text = Fit(row.Text, width - 38);
        yield return new Markup($"{mark} {Markup.Escape(row.Step),-25} [dim]{seconds.TotalSeconds,5:0.0}s[/]  {(row.Ended is null ? "[dim]" : "[default]")}{Markup.Escape(text)}[/]");
        foreach (var annotation in row.Annotations)
        {
            var colour = annotation.Level switch { "error" => "red", "warning" => "yellow", _ => "blue" };
            yield return new Padder(new Markup($"[{colour}]{annotation.Level}[/] {Markup.Escape(annotation.Message)}"), new Padding(4, 0, 0, 0));
        }
    }

    private static string Fit(string text, int most) => text.Length <= most ? text : string.Concat(text.AsSpan(0, Math.Max(0, most - 1)), "…");

    private sealed class Row(string step, string detail, long start)
    {
        public string Step => step;

        public long Start => start;

        public string Text { get; set; } = detail;

        public StepEnd? Ended { get; set; }

        public TimeSpan Took { get; set; }

        public List<Annotation> Annotations { get; } = [];
    }
}
