using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Toolkit;
using MsReleaseActions.Workflows.Lint.Rules;
using Spectre.Console;

namespace MsReleaseActions.Cli.Commands.Lint;

/// <summary>Findings for people: by file, each with its line and a mark under the place.</summary>
internal static class LintText
{
    // who builds in a release workflow does so in fifty places: the rest is named by line
    private const int ShownOfRule = 3;
    private const int ShownOfDescription = 20;
    private const string Gutter = "        ";

    public static void Show(IAnsiConsole screen, LintReport report)
    {
        var explained = new HashSet<LintRule>();
        foreach (var file in report.Files)
        {
            screen.ShowInterpolated($"[bold]{CommandText.Line(file.Path)}[/] [dim]· {Lane(file)}[/]");
            var findings = report.Findings.Where(finding => finding.File == file.Path).ToList();
            var most = file.IsDescription ? ShownOfDescription : ShownOfRule;
            foreach (
                var finding in findings
                    .GroupBy(finding => finding.Rule)
                    .SelectMany(same => same.Take(most))
                    .OrderBy(findings.IndexOf)
            )
            {
                Show(screen, file, finding);
                if (explained.Add(finding.Rule))
                {
                    Explain(screen, "why", finding.Rule.Why);
                    Explain(screen, "do", finding.Rule.Remedy);
                }
            }
            foreach (
                var (index, same) in findings
                    .GroupBy(finding => finding.Rule)
                    .Where(same => same.Count() > most)
                    .Index()
            )
            {
                screen.Write(index == 0 ? "\n" : "");
                Explain(
                    screen,
                    "more",
                    $"{same.Key.Id} at lines "
                        + $"{string.Join(", ", same.Skip(most).Select(finding => finding.At.Line).Distinct())}"
                );
            }
            if (findings.Count == 0)
            {
                screen.ShowInterpolated($"  [green]✓[/] [dim]nothing to say[/]");
            }
            screen.WriteLine();
        }
        foreach (var absent in Absent(report))
        {
            screen.ShowInterpolated($"[dim]{absent}[/]");
        }
        screen.ShowInterpolated(
            LintSummary.Errors(report) > 0 ? $"[bold red]{LintSummary.Of(report)}[/]"
            : report.Findings.Count > 0 ? $"[bold yellow]{LintSummary.Of(report)}[/]"
            : (FormattableString)$"[bold green]{LintSummary.Of(report)}[/]"
        );
    }

    private static void Show(IAnsiConsole screen, LintedFile file, Finding finding)
    {
        var colour = finding.Severity == Severity.Error ? "red" : "yellow";
        var line = ShownLine.Of(file.Text, finding.At, screen.Profile.Width - Gutter.Length);
        var number = $"{finding.At.Line, 5}";
        screen.WriteLine();
        screen.ShowMarkup(
            $"[bold {colour}]{finding.Severity.ToString().ToLowerInvariant()}[/][dim]({finding.Rule.Id})[/] "
                + $"[bold]{Markup.Escape(CommandText.Line(finding.Message))}[/]"
        );
        screen.ShowMarkup($"[dim]  --> {Markup.Escape(CommandText.Line(finding.File))}:{finding.At}[/]");
        screen.ShowMarkup(
            $"[blue]{number} |[/] {Markup.Escape(line.Before)}[bold "
                + $"{colour}]{Markup.Escape(line.Marked)}[/]{Markup.Escape(line.After)}"
        );
        screen.ShowMarkup(
            $"[blue]{new string(' ', number.Length)} |[/] {new string(' ', line.Before.Length)}[bold "
                + $"{colour}]{new string('^', Math.Max(1, line.Marked.Length))}[/]"
        );
    }

    // broken at words, and set off: Spectre would go on at the left edge
    private static void Explain(IAnsiConsole screen, string what, string text)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + 1 + word.Length > screen.Profile.Width - Gutter.Length - 2)
            {
                lines.Add("");
            }
            lines[^1] += lines[^1].Length > 0 ? $" {word}" : word;
        }
        foreach (var (index, line) in lines.Index())
        {
            screen.ShowMarkup($"[dim]{(index == 0 ? $"{what}:" : ""), 7}[/] {Markup.Escape(line)}");
        }
    }

    private static string Lane(LintedFile file) =>
        file.IsDescription ? "what is released, and how"
        : file.Lane is { } lane ? $"{lane.Lane.ToString().ToLowerInvariant()}, for {lane.Because}"
        : "cannot be read";

    private static IEnumerable<string> Absent(LintReport report)
    {
        foreach (
            var lane in new[]
            {
                MsReleaseActions.Workflows.Lint.Reading.Lane.Candidate,
                MsReleaseActions.Workflows.Lint.Reading.Lane.Promote,
            }
                .Where(lane => !report.IsPart && !report.Has(lane))
                // content is sealed by the lane that promotes it
                .Where(lane =>
                    lane == MsReleaseActions.Workflows.Lint.Reading.Lane.Promote
                    || !report.Files.Any(file => file.Text.Contains("/publish-candidate@", StringComparison.Ordinal))
                )
        )
        {
            yield return $"No file is {lane.ToString().ToLowerInvariant()}: one that uses "
                + (
                    lane == MsReleaseActions.Workflows.Lint.Reading.Lane.Candidate
                        ? "publish-candidate"
                        : "promote-assets"
                )
                + " "
                + "would be.";
        }
    }
}
