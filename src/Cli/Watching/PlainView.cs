using MsReleaseActions.Cli.Runner;

namespace MsReleaseActions.Cli.Watching;

/// <summary>One line for each thing that happens: for pipes, logs and dumb terminals.</summary>
internal sealed class PlainView(TextWriter writer, TimeProvider time) : IRehearsalView
{
    private readonly long start = time.GetTimestamp();
    private string step = "";

    public void Begin(string step, string detail)
    {
        this.step = step;
        Write($"{step}: {detail}");
    }

    // progress within a step is for somebody who watches
    public void Line(string text)
    {
    }

    public void Annotate(Annotation annotation) => Write($"{step}: {annotation.Level}: {annotation.Message}");

    public void End(StepEnd ended, string outcome) => Write($"{step}: {Word(ended)}: {outcome}");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string Word(StepEnd ended) => ended switch
    {
        StepEnd.Good => "ok",
        StepEnd.Refused => "refused, as it should",
        _ => "FAILED",
    };

    private void Write(string text) => writer.WriteLine($"{time.GetElapsedTime(start).TotalSeconds,6:0.0}s  {text}");
}
