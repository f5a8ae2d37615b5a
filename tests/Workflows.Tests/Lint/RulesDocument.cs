using System.Text;
using MsReleaseActions.Workflows.Lint;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.WorkflowsTests.Lint;

/// <summary>What <c>docs/lint.md</c> must say: a head that is written by hand, and the rules.</summary>
internal static class RulesDocument
{
    private const string Start = "<!-- rules -->";
    private const string End = "<!-- /rules -->";

    /// <summary>The document with the part between the marks written anew.</summary>
    public static string Of(string document)
    {
        var (from, to) = (
            document.IndexOf(Start, StringComparison.Ordinal),
            document.IndexOf(End, StringComparison.Ordinal)
        );
        return $"{document[..(from + Start.Length)]}\n{Rules()}{document[to..]}";
    }

    private static string Rules()
    {
        var text = new StringBuilder("\n| rule | severity | about | what holds |\n|---|---|---|---|\n");
        foreach (var rule in LintRules.All)
        {
            text.Append($"| [`{rule.Id}`](#{rule.Id}) | {Name(rule.Severity)} | {rule.About} | {rule.Holds} |\n");
        }
        foreach (var rule in LintRules.All)
        {
            text.Append(
                $"\n### {rule.Id}\n\n{Name(rule.Severity)} · {rule.About}\n\n{rule.Holds}\n\nWhy: "
                    + $"{rule.Why}\n\nDo: {rule.Remedy}\n"
            );
        }
        return text.Append('\n').ToString();
    }

    private static string Name(Severity severity) => severity.ToString().ToLowerInvariant();
}
