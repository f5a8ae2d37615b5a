using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.Cli.Commands.Lint;

/// <summary>
/// A line of a file, cut around the place that is meant. Control characters are shown as <c>·</c>: a file may not write
/// to the terminal.
/// </summary>
/// <param name="Before">What stands in front.</param>
/// <param name="Marked">What is meant: an expression, a string in quotes, or the text up to the next blank.</param>
/// <param name="After">The rest.</param>
internal sealed record ShownLine(string Before, string Marked, string After)
{
    /// <param name="width">Columns that the three may take together.</param>
    public static ShownLine Of(string text, Position at, int width)
    {
        var line = Line(text, at.Line);
        var start = Math.Clamp(at.Column - 1, 0, line.Length);
        var end = EndOf(line, start);
        // at most half of the width stands in front of what is meant
        var (before, marked) = (Last(line[..start], width / 2), First(line[start..end], width / 2));
        return new ShownLine(before, marked, First(line[end..], width - before.Length - marked.Length));
    }

    private static string First(string text, int most) =>
        text.Length <= most ? text
        : most > 0 ? text[..(most - 1)] + "…"
        : "";

    private static string Last(string text, int most) =>
        text.Length <= most ? text : "…" + text[(text.Length - most + 1)..];

    private static string Line(string text, int number)
    {
        var line = text.Split('\n').ElementAtOrDefault(number - 1) ?? "";
        return string.Concat(
            line.TrimEnd('\r')
                .Select(character =>
                    char.IsControl(character)
                    || char.GetUnicodeCategory(character) == System.Globalization.UnicodeCategory.Format
                        ? '·'
                        : character
                )
        );
    }

    private static int EndOf(string line, int start)
    {
        if (string.CompareOrdinal(line, start, "${{", 0, 3) == 0)
        {
            return line.IndexOf("}}", start, StringComparison.Ordinal) is var close && close < 0
                ? line.Length
                : close + 2;
        }
        // a string ends with its quote, not with a blank in it
        if (start < line.Length && line[start] == '"' && line.IndexOf('"', start + 1) is > 0 and var quote)
        {
            return quote + 1;
        }
        var end = line.AsSpan(start).IndexOfAny(" ,]}\t") is var found && found < 0 ? line.Length : start + found;
        return end > start && line[end - 1] == ':' ? end - 1 : end;
    }
}
