using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MsReleaseActions.Cli.Terminals;

/// <summary>What others wrote (titles, log lines, names) may not steer the terminal that shows it.</summary>
internal static partial class SafeText
{
    /// <summary>
    /// One line: without escape sequences, without what is invisible or turns the direction; what separates becomes one
    /// space.
    /// </summary>
    public static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in Sequence().Replace(text, "").EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    line.Append(line.Length > 0 && line[^1] != ' ' ? " " : "");
                    break;
                case UnicodeCategory.Format:
                    break;
                default:
                    line.Append(rune);
                    break;
            }
        }
        return line.ToString().TrimEnd();
    }

    // ECMA-48: control sequences (colours, cursor), control strings (titles, links) up to their end, and the
    // two-character ones
    [GeneratedRegex(
        @"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)?|\x1b[ -/]*[0-~]?"
    )]
    private static partial Regex Sequence();
}
