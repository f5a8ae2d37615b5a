using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Rehearsal.Proofs;
using MsReleaseActions.Rehearsal.Scenarios;
using MsReleaseActions.Rehearsal.Seeds;

namespace MsReleaseActions.Rehearsal.Reports;

/// <summary>
/// <c>rehearsal.md</c>: a rehearsal for the one who decides whether to release, and for whoever must find out why it
/// failed.
/// </summary>
internal static class RehearsalReport
{
    private const int MostLines = 5;

    /// <summary>Whether a text is such a report.</summary>
    public static bool Is(string text) => RehearsalMark.Is(text);

    /// <summary>The report of a rehearsal, Markdown.</summary>
    public static string Of(RehearsalEnvironment environment, RunRecorder recorder, RehearsalResult result)
    {
        var heavy = HeavyWork
            .Of(environment.Jobs, environment.Runs, environment.Settings)
            .Bundling.Select(use => (use.Job.Id, use.Use.Line));
        return Write(
            recorder.Record(
                result,
                heavy,
                environment.GitHub.Log.Writes.Where(write => write.UserAgent != RehearsalEnvironment.UserAgent)
            )
        );
    }

    public static string Write(RehearsalRecord record)
    {
        var (document, findings) = record.Result;
        var text = new StringBuilder();
        text.Append(
            $"{RehearsalMark.Head}{SummaryText.Escape(document.Tag)}: {SummaryText.Escape(document.Scenario)}\n\n"
        );
        text.Append(document.Ok ? "**Passed** " : "**Failed** ")
            .Append($"after {document.Seconds:0.0} s. {ReportStory.Ending(record)}\n\n");
        List(text, "", ReportStory.Runs(record));
        List(text, "## Problems", record.Result.Problems.Select(Problem));
        if (record.Runs.Count > 0)
        {
            text.Append($"## Timeline\n\n```mermaid\n{Timeline.Of(record)}```\n\n");
        }
        Table(
            text,
            "## Assets",
            ["asset", "size", "sha256", "same as the candidate's"],
            findings.Assets.Select(asset =>
                (IReadOnlyList<string>)
                    [
                        SummaryText.Code(asset.Name),
                        ByteSize.Show(asset.Size),
                        SummaryText.Code(asset.Sha256),
                        asset.SameAsCandidate ? "yes" : "made anew by the promotion",
                    ]
            )
        );
        List(
            text,
            "## What was looked at from outside",
            findings.All.Select(finding => $"{(finding.Holds ? "✓" : "✗")} {SummaryText.Escape(finding.Text)}")
        );
        Heavy(text, record);
        Table(text, "## Annotations", ["run", "job", "level", "message"], record.Runs.SelectMany(Annotations));
        Table(
            text,
            "## What was written to GitHub, in order",
            ["", "request", "who", "answer"],
            record.Writes.Select(
                (write, index) =>
                    (IReadOnlyList<string>)
                        [
                            $"{index + 1}",
                            SummaryText.Code($"{write.Method} {write.Path}"),
                            SummaryText.Escape(write.Who),
                            $"{write.Status}",
                        ]
            )
        );
        return text.ToString().TrimEnd('\n') + "\n";
    }

    // an item and what belongs to it: one of why, one of what to do, and each log with its lines
    private static string Problem(RehearsalProblem problem)
    {
        var text = new StringBuilder(SummaryText.Escape(problem.What));
        foreach (
            var (name, said) in new[] { ("why", problem.Why), ("do", problem.ToDo) }.Where(part =>
                part.Item2.Length > 0
            )
        )
        {
            text.Append($"\n  - {name}: {SummaryText.Escape(said)}");
        }
        foreach (var line in FailureLines.Of(problem.Logs, MostLines))
        {
            text.Append(
                line.StartsWith(' ') ? $"\n    - {SummaryText.Code(line.Trim())}" : $"\n  - {SummaryText.Escape(line)}"
            );
        }
        return text.ToString();
    }

    private static void Heavy(StringBuilder text, RehearsalRecord record)
    {
        var legs = ThreeBuilds.Legs(
            record.Heavy.Select(heavy => ($"{heavy.Run.Workflow} #{heavy.Run.Number}", heavy.Job.Name))
        );
        if (legs == 0)
        {
            return;
        }
        text.Append("## Heavy jobs\n\n")
            .Append(
                $"{record.Heavy.Count} here. Where the pull request, the push to the default branch and the "
                    + $"candidate each build anew: {ThreeBuilds.Occasions} × {legs} = "
                    + $"{ThreeBuilds.Occasions * legs}.\n\n"
            );
        Table(
            text,
            "",
            ["run", "job", "bundling command"],
            record.Heavy.SelectMany(heavy =>
                heavy.Job.HeavyCommands.Select(command =>
                    (IReadOnlyList<string>)
                        [
                            SummaryText.Escape(heavy.Run.Label),
                            SummaryText.Escape(heavy.Job.Name),
                            SummaryText.Code(command),
                        ]
                )
            )
        );
    }

    private static IEnumerable<IReadOnlyList<string>> Annotations(RecordedRun run) =>
        run.Jobs.SelectMany(job =>
            job.Annotations.Select(annotation =>
                (IReadOnlyList<string>)
                    [
                        SummaryText.Escape(run.Label),
                        SummaryText.Escape(job.Name),
                        annotation.Level,
                        SummaryText.Escape(
                            annotation.Title is { } title ? $"{title}: {annotation.Message}" : annotation.Message
                        ),
                    ]
            )
        );

    private static void List(StringBuilder text, string head, IEnumerable<string> items)
    {
        var lines = items.Select(item => $"- {item}\n").ToList();
        if (lines.Count > 0)
        {
            text.Append(head.Length > 0 ? $"{head}\n\n" : "").AppendJoin("", lines).Append('\n');
        }
    }

    private static void Table(
        StringBuilder text,
        string head,
        IReadOnlyList<string> columns,
        IEnumerable<IReadOnlyList<string>> rows
    )
    {
        var all = rows.ToList();
        if (all.Count > 0)
        {
            text.Append(head.Length > 0 ? $"{head}\n\n" : "").Append(SummaryText.Table(columns, all)).Append('\n');
        }
    }
}
