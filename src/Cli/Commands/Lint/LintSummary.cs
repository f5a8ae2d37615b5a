using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.Cli.Commands.Lint;

/// <summary>The closing line.</summary>
internal static class LintSummary
{
    public static int Errors(LintReport report) => report.Count(Severity.Error);

    public static string Of(LintReport report)
    {
        var files = Counted(report.Files.Count, "file");
        var (hold, fail) =
            report.Files.Count > 0 && report.Files.All(file => file.IsDescription)
                ? ("the description holds", "the description does not hold")
                : ("the lanes hold", "the lanes do not hold");
        return (Errors(report), report.Count(Severity.Warning)) switch
        {
            (0, 0) => $"{files}: {hold}.",
            (0, var warnings) => $"{files}: {hold}, with {Counted(warnings, "warning")}.",
            (var errors, 0) => $"{files}: {fail}, {Counted(errors, "error")}.",
            var (errors, warnings) =>
                $"{files}: {fail}, {Counted(errors, "error")} and {Counted(warnings, "warning")}.",
        };
    }

    private static string Counted(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
