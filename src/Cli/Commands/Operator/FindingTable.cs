using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.Toolkit;
using Spectre.Console;

namespace MsReleaseActions.Cli.Commands.Operator;

/// <summary>What was looked at, a line each: mark, name, what was seen.</summary>
internal static class FindingTable
{
    public static void Show(IAnsiConsole screen, IReadOnlyList<CheckResult> lines)
    {
        var width = lines.Select(line => line.Name.Length).DefaultIfEmpty().Max();
        foreach (var line in lines)
        {
            var mark = line.Status switch
            {
                CheckStatus.Passed => ScreenMark.Passed,
                CheckStatus.Failed => ScreenMark.Failed,
                CheckStatus.Warning => ScreenMark.Warning,
                CheckStatus.Skipped => ScreenMark.Skipped,
                _ => ScreenMark.Unknown,
            };
            screen.ShowMarkup(
                $"  {mark} {Plain(line.Name.PadRight(width))}  "
                    + $"{(line.Status == CheckStatus.Unknown ? $"[dim]{Plain(line.Text)}[/]" : Plain(line.Text))}"
                    + (line.VerifiedBy is { } by ? $" [dim](verified by {by})[/]" : "")
            );
            if (line.ToDo.Length > 0)
            {
                screen.ShowMarkup($"    {new string(' ', width)}  [dim]{Plain(line.ToDo)}[/]");
            }
        }
    }

    // what came from GitHub may hold anything
    private static string Plain(string text) => Markup.Escape(CommandText.Line(text));
}
