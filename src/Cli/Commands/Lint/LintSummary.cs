using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.Cli.Commands.Lint;

/// <summary>The closing line.</summary>
internal static class LintSummary
{
    public static int Errors(LintReport report) => report.Count(Severity.Error);

    public static string Of(LintReport report)
    {
        var files = Counted(report.Files.Count, "file");
        return (Errors(report), report.Count(Severity.Warning)) switch
        {
            (0, 0) => $"{files}: the lanes hold.",
            (0, var warnings) => $"{files}: the lanes hold, with {Counted(warnings, "warning")}.",
            (var errors, 0) => $"{files}: the lanes do not hold, {Counted(errors, "error")}.",
            var (errors, warnings) =>
                $"{files}: the lanes do not hold, {Counted(errors, "error")} and {Counted(warnings, "warning")}.",
        };
    }

    private static string Counted(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
