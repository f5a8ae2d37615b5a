using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.Cli.Commands.Lint;

/// <summary>The document of <c>ms lint --json</c>.</summary>
/// <param name="Ok">There is no finding of severity <c>error</c>.</param>
/// <param name="Errors">How many there are.</param>
/// <param name="Warnings">How many there are.</param>
/// <param name="Files">What was looked at.</param>
/// <param name="Findings">By file, then by place.</param>
internal sealed record LintDocument(
    bool Ok,
    int Errors,
    int Warnings,
    IReadOnlyList<DocumentedFile> Files,
    IReadOnlyList<DocumentedFinding> Findings
)
{
    public static LintDocument Of(LintReport report) =>
        new(
            LintSummary.Errors(report) == 0,
            LintSummary.Errors(report),
            report.Count(Severity.Warning),
            [
                .. report.Files.Select(file => new DocumentedFile(
                    file.Path,
                    file.Lane?.Lane.ToString().ToLowerInvariant(),
                    file.IsDescription ? "it describes the product" : file.Lane?.Because
                )),
            ],
            [.. report.Findings.Select(Documented)]
        );

    private static DocumentedFinding Documented(Finding finding) =>
        new(
            finding.Rule.Id,
            finding.Severity.ToString().ToLowerInvariant(),
            finding.File,
            finding.At.Line,
            finding.At.Column,
            finding.Message,
            finding.Rule.Why,
            finding.Rule.Remedy
        );
}

/// <summary>A file that was looked at.</summary>
/// <param name="Path">As the folder was given.</param>
/// <param name="Lane"><c>verify</c>, <c>candidate</c>, <c>promote</c>; null: it is no workflow file, or cannot
/// be read.</param>
/// <param name="Because">How that was recognised; null: it cannot be read.</param>
internal sealed record DocumentedFile(string Path, string? Lane, string? Because);

/// <summary>A finding.</summary>
internal sealed record DocumentedFinding(
    string Rule,
    string Severity,
    string File,
    int Line,
    int Column,
    string Message,
    string Why,
    string Remedy
);
