namespace MsReleaseActions.Cli.Watching;

/// <summary>What is drawn over must fit: a line that breaks, or one more than the screen has, would scroll away and stay.</summary>
internal static class ScreenFit
{
    /// <summary>The last lines that fit, below a line that counts the others. One row stays free for the cursor.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> lines, int height)
    {
        var room = Math.Max(2, height - 1);
        return lines.Count <= room ? lines : [$"[dim]… {lines.Count - room + 1} lines above[/]", .. lines.Skip(lines.Count - room + 1)];
    }

    /// <summary>One line of at most so many columns.</summary>
    public static string Cut(string text, int most)
    {
        var line = string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));
        return line.Length <= most ? line : most < 1 ? "" : string.Concat(line.AsSpan(0, most - 1), "…");
    }
}
