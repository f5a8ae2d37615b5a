using System.Text;

namespace MsReleaseActions.Cli.Terminals;

/// <summary>
/// What is drawn over must fit: a line that breaks, or one more than the screen has, would scroll away and stay.
/// </summary>
internal static class ScreenFit
{
    /// <summary>
    /// The last lines that fit, below a line that counts the others. One row stays free for the cursor.
    /// </summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> lines, int height)
    {
        var room = Math.Max(2, height - 1);
        return lines.Count <= room
            ? lines
            : [$"[dim]… {lines.Count - room + 1} lines above[/]", .. lines.Skip(lines.Count - room + 1)];
    }

    /// <summary>One line of at most so many columns, of whatever others wrote.</summary>
    public static string Cut(string text, int most)
    {
        var line = SafeText.Line(text);
        if (CellWidth.Of(line) <= most)
        {
            return line;
        }
        var (kept, columns) = (new StringBuilder(), 0);
        foreach (var rune in line.EnumerateRunes().TakeWhile(rune => (columns += CellWidth.Of(rune)) < most))
        {
            kept.Append(rune);
        }
        return most < 1 ? "" : kept.Append('…').ToString();
    }

    /// <summary>One line of exactly so many columns.</summary>
    public static string Column(string text, int columns)
    {
        var cut = Cut(text, columns);
        return cut + new string(' ', Math.Max(0, columns - CellWidth.Of(cut)));
    }
}
