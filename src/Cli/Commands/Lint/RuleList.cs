using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Workflows.Lint;
using MsReleaseActions.Workflows.Lint.Rules;
using Spectre.Console;

namespace MsReleaseActions.Cli.Commands.Lint;

/// <summary><c>ms lint --rules</c>: what must hold, and why.</summary>
internal static class RuleList
{
    public static void Show(IAnsiConsole screen)
    {
        foreach (var rule in LintRules.All)
        {
            var colour = rule.Severity == Severity.Error ? "red" : "yellow";
            screen.ShowMarkup(
                $"[bold]{rule.Id}[/] [{colour}]{rule.Severity.ToString().ToLowerInvariant()}[/] [dim]{rule.About}[/]"
            );
            screen.ShowInterpolated($"  {rule.Holds}");
            screen.ShowInterpolated($"  [dim]why:[/] {rule.Why}");
            screen.ShowInterpolated($"  [dim] do:[/] {rule.Remedy}");
            screen.WriteLine();
        }
    }
}
