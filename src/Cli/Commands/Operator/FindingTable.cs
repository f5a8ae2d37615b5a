using MsReleaseActions.Toolkit;
using Spectre.Console;

namespace MsReleaseActions.Cli.Commands.Operator;

/// <summary>How a line of a list is marked.</summary>
internal enum FindingMark
{
    Good,
    Bad,
    Odd,
    Unknown,
}

/// <summary>A line of a list.</summary>
/// <param name="ToDo">Below it, where there is something to do; may be empty.</param>
internal sealed record FindingLine(FindingMark Mark, string Name, string Text, string ToDo = "");

/// <summary>What was looked at, a line each: mark, name, what was seen.</summary>
internal static class FindingTable
{
    public static void Show(IAnsiConsole screen, IReadOnlyList<FindingLine> lines)
    {
        var width = lines.Select(line => line.Name.Length).DefaultIfEmpty().Max();
        foreach (var line in lines)
        {
            var (mark, colour) = line.Mark switch
            {
                FindingMark.Good => ("✓", "green"),
                FindingMark.Bad => ("✗", "red"),
                FindingMark.Odd => ("!", "yellow"),
                _ => ("?", "yellow"),
            };
            screen.MarkupLine($"  [{colour}]{mark}[/] {Plain(line.Name.PadRight(width))}  {(line.Mark == FindingMark.Unknown ? $"[dim]{Plain(line.Text)}[/]" : Plain(line.Text))}");
            if (line.ToDo.Length > 0)
            {
                screen.MarkupLine($"    {new string(' ', width)}  [dim]{Plain(line.ToDo)}[/]");
            }
        }
    }

    // what came from GitHub may hold anything
    private static string Plain(string text) => Markup.Escape(CommandText.Line(text));
}
