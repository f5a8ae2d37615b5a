using System.Text;

namespace MsReleaseActions.Toolkit;

/// <summary>
/// Escaping for the runner's command reader, which looks at every line of the output: <c>::name::</c> at the start of a
/// line, and the old form <c>##[name]</c> anywhere.
/// </summary>
public static class CommandText
{
    /// <summary>
    /// The data part of a command, as <c>@actions/core</c> writes it; <c>##[</c> is broken up as well.
    /// </summary>
    public static string Data(string text) =>
        BreakOldForm(text)
            .Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    /// <summary>A property value of a command.</summary>
    public static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    /// <summary>
    /// A line of log that can start no command: control characters are shown as escapes (a line break too, so that one
    /// text is one line), a leading <c>::</c> gets a backslash, and <c>##[</c> is broken up.
    /// </summary>
    public static string Line(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var character in BreakOldForm(text))
        {
            _ = character switch
            {
                '\n' => shown.Append("\\n"),
                '\r' => shown.Append("\\r"),
                '\t' => shown.Append('\t'),
                '\u2028' or '\u2029' or '\u0085' => shown.Append($"\\u{(int)character:x4}"),
                _ when char.IsControl(character) => shown.Append($"\\u{(int)character:x4}"),
                _ => shown.Append(character),
            };
        }
        var line = shown.ToString();
        var start = line.Length - line.TrimStart().Length;
        return line.AsSpan(start).StartsWith("::") ? line.Insert(start, "\\") : line;
    }

    private static string BreakOldForm(string text) => text.Replace("##[", "#\\#[", StringComparison.Ordinal);
}
