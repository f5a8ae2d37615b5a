using System.Text;
using MsReleaseActions.Toolkit;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.Cli.Commands.Lint;

/// <summary>Findings as annotations of a run of GitHub Actions.</summary>
internal static class LintAnnotations
{
    // GitHub keeps so many of a severity in a step; the others are lines of the log
    private const int Kept = 10;

    /// <summary>The lines to print: errors first, because only the first ones are kept.</summary>
    public static string Of(LintReport report)
    {
        var text = new StringBuilder();
        foreach (
            var group in report.Findings.GroupBy(finding => finding.Severity).OrderByDescending(group => group.Key)
        )
        {
            foreach (var finding in group.Take(Kept))
            {
                text.Append(
                    $"::{Name(finding)} "
                        + $"file={CommandText.Property(finding.File)},line={finding.At.Line},col="
                        + $"{finding.At.Column},title={CommandText.Property($"ms lint: {finding.Rule.Id}")}::"
                        + $"{CommandText.Data(Sentence(finding))}\n"
                );
            }
            foreach (var finding in group.Skip(Kept))
            {
                text.Append(
                    CommandText.Line(
                        $"{finding.File}:{finding.At}: {Name(finding)}({finding.Rule.Id}): {Sentence(finding)}"
                    ) + "\n"
                );
            }
        }
        return text.Append($"{LintSummary.Of(report)}\n").ToString();
    }

    private static string Name(Finding finding) => finding.Severity.ToString().ToLowerInvariant();

    private static string Sentence(Finding finding) => $"{finding.Message}. {finding.Rule.Why} {finding.Rule.Remedy}";
}
