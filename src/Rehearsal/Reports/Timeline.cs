using System.Text;

namespace MsReleaseActions.Rehearsal.Reports;

/// <summary>
/// The runs as a Mermaid gantt chart: a section for each run, a bar for each job, a bar for each wait for an approval.
/// </summary>
internal static class Timeline
{
    // a mark before each name keeps a job that is called "section" or "click" from being read as one
    private const string Waiting = "◔";
    private const string RoomForNames = "%%{init: {\"gantt\": {\"leftPadding\": 190}}}%%\n";
    private const string TimeOfDay = @"hh\:mm\:ss\.fff";
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    public static string Of(RehearsalRecord record)
    {
        var chart = new StringBuilder(RoomForNames + "gantt\n    dateFormat HH:mm:ss.SSS\n    axisFormat %M:%S\n");
        foreach (var run in record.Runs)
        {
            chart.Append($"    section {Name(run.Label)} ({run.Conclusion ?? "goes on"})\n");
            foreach (var job in run.Jobs)
            {
                if (job.Approval is { } approval)
                {
                    Bar(
                        chart,
                        $"{Waiting} {Name(approval.Environment)}, {Decision(approval)}",
                        "done",
                        approval.From,
                        approval.Until
                    );
                }
                Bar(chart, $"{Mark(job)} {Name(job.Name)}", Kind(job), job.Start, job.End);
            }
        }
        return chart.ToString();
    }

    private static void Bar(StringBuilder chart, string name, string kind, TimeSpan start, TimeSpan end) =>
        chart.Append(
            $"    {name} :{kind}{(kind.Length > 0 ? ", " : "")}{start.ToString(TimeOfDay)}, "
                + $"{(end > start ? end : start + Shortest).ToString(TimeOfDay)}\n"
        );

    private static string Mark(RecordedJob job) =>
        job.Conclusion switch
        {
            "success" => job.HeavyCommands.Count > 0 ? "✓ heavy," : "✓",
            "failure" or "timed_out" or "startup_failure" => "✗",
            "cancelled" => "⊘",
            "skipped" => "↷",
            _ => "…",
        };

    private static string Kind(RecordedJob job) =>
        job.Conclusion switch
        {
            "failure" or "timed_out" or "startup_failure" => "crit",
            "success" => job.HeavyCommands.Count > 0 ? "active" : "",
            _ => "done",
        };

    private static string Decision(RecordedApproval approval) =>
        approval.By is { } by
            ? $"{(approval.Approved ? "approved" : "rejected")} by {Name(by)}"
            : $"nobody decided ({Name(string.Join(", ", approval.Reviewers))} may)";

    // what ends a name, a statement or a line for Mermaid, and what would start a comment or an entity
    private static string Name(string text)
    {
        var name = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            name.Append(
                character switch
                {
                    ':' => '∶',
                    ';' => ',',
                    '#' => '♯',
                    '%' => '٪',
                    '<' => '‹',
                    '>' => '›',
                    '{' or '}' or '"' or '`' or '\\' => '\'',
                    _ => char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character,
                }
            );
        }
        return name.ToString().Trim();
    }
}
