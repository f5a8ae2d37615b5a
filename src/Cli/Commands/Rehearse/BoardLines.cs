using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Rehearsal.Reports;
using MsReleaseActions.Runner.Processes;
using Spectre.Console;

namespace MsReleaseActions.Cli.Commands.Rehearse;

/// <summary>
/// Runs as lines of a terminal, Spectre's markup: what goes on in full, what went well in one line, what failed with
/// its reason.
/// </summary>
/// <param name="time">For elapsed times.</param>
/// <param name="width">Columns: no line is longer.</param>
internal sealed class BoardLines(TimeProvider time, int width)
{
    private const int TimeWidth = 7;
    private const int MostAnnotations = 2;
    private const int MostNameWidth = 44;
    private static readonly string[] Quiet = ["success", "skipped", "neutral"];

    /// <summary>A run.</summary>
    /// <param name="frame">Counts the drawings, for what turns.</param>
    public IEnumerable<string> Of(BoardRun run, int frame)
    {
        var took = run.Conclusion is null ? time.GetElapsedTime(run.Start) : run.Took;
        yield return Line(
            0,
            Mark(run, frame),
            run.Label,
            took,
            Outcome(run),
            run.Conclusion is null or "success" ? "dim" : "default"
        );
        // what went well needs no second look
        foreach (
            var job in run.Jobs.Where(job =>
                run.Conclusion is null || !Quiet.Contains(job.Conclusion, StringComparer.Ordinal)
            )
        )
        {
            yield return Of(job, frame);
            foreach (
                var annotation in job
                    .Annotations.Where(annotation =>
                        job.Conclusion != "success" && annotation.Level != Annotation.Notice
                    )
                    .Take(MostAnnotations)
            )
            {
                var text = ScreenFit.Cut($"{annotation.Level}: {annotation.Message}", width - 6);
                yield return "      "
                    + $"[{(annotation.Level == Annotation.Error ? "red" : "yellow")}]{Markup.Escape(text)}[/]";
            }
        }
    }

    private string Of(BoardJob job, int frame) =>
        job.Status switch
        {
            "completed" => Line(
                1,
                Mark(job.Conclusion),
                job.Name,
                job.Took,
                job.Conclusion is "success" ? "" : job.Conclusion ?? "",
                "dim"
            ),
            "in_progress" => Line(
                1,
                ScreenMark.Running(frame),
                job.Name,
                time.GetElapsedTime(job.Since),
                job.Line.Length > 0 ? $"{Short(job.Detail)}: {job.Line}" : Short(job.Detail),
                "dim"
            ),
            "waiting" => Line(1, ScreenMark.Waiting, job.Name, time.GetElapsedTime(job.Since), job.Detail, "yellow"),
            "pending" => Line(1, ScreenMark.Queued, job.Name, took: null, "waits for its concurrency group", "dim"),
            _ => Line(1, ScreenMark.Queued, job.Name, took: null, job.Status, "dim"),
        };

    // "Run owner/repository/action@ref" is the action: the room is for what it says
    private static string Short(string step) =>
        step.StartsWith("Run ", StringComparison.Ordinal)
        && step.Contains('@', StringComparison.Ordinal)
        && !step.AsSpan(4).Contains(' ')
            ? step[4..step.IndexOf('@', StringComparison.Ordinal)].Split('/')[^1]
            : step;

    private static string Mark(BoardRun run, int frame) =>
        run.Conclusion is { } conclusion ? Mark(conclusion)
        : run.Jobs.Exists(job => job.Status == "waiting") && !run.Jobs.Exists(job => job.Status == "in_progress")
            ? ScreenMark.Waiting
        : ScreenMark.Running(frame);

    private static string Mark(string? conclusion) =>
        conclusion switch
        {
            "success" => ScreenMark.Passed,
            "skipped" or "neutral" => ScreenMark.Skipped,
            "cancelled" => ScreenMark.Cancelled,
            _ => ScreenMark.Failed,
        };

    private static string Outcome(BoardRun run) =>
        (run.Conclusion, run.Problem) switch
        {
            (null, _) => "",
            (_, { } problem) => $"{run.Conclusion}: {problem}",
            ("success", _) => run.Jobs.Count == 1 ? "1 job" : $"{run.Jobs.Count} jobs",
            _ => run.Conclusion,
        };

    private string Line(int depth, string mark, string name, TimeSpan? took, string text, string colour)
    {
        var indent = new string(' ', 2 * depth);
        var nameWidth = Math.Min(MostNameWidth, width * 2 / 5) - indent.Length;
        var shown = ScreenFit.Cut(name, nameWidth).PadRight(nameWidth);
        var elapsed = (took is { } time ? ElapsedText.Tenths(time) : "").PadLeft(TimeWidth);
        var rest = ScreenFit.Cut(text, width - indent.Length - 2 - nameWidth - 1 - TimeWidth - 2);
        return $"{indent}{mark} {Markup.Escape(shown)} [dim]{elapsed}[/]  [{colour}]{Markup.Escape(rest)}[/]".TrimEnd();
    }
}
