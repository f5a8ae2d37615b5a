using System.Text;

namespace MsReleaseActions.Core;

/// <summary>Markdown for the summary page, made of text that may come from outside.</summary>
public static class SummaryText
{
    private const string CutNote = "\n\n*The summary was cut: GitHub takes 1 MiB.*\n";

    /// <summary>Text that stays text: no Markdown, HTML, table cell or line break comes out of it.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            _ = character switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '\r' => escaped,
                '\n' => escaped.Append(' '),
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '#' or '!' or '@' or '~' => escaped
                    .Append('\\')
                    .Append(character),
                _ => escaped.Append(character),
            };
        }
        return escaped.ToString();
    }

    /// <summary>How a check ended, as one sign: a tick only where it passed.</summary>
    public static string Sign(CheckStatus status) =>
        status switch
        {
            CheckStatus.Passed => "✅",
            CheckStatus.Skipped => "➖",
            CheckStatus.Unknown => "❔",
            CheckStatus.Warning => "⚠️",
            _ => "❌",
        };

    /// <summary>A link whose address ends where it should.</summary>
    public static string Link(string text, string address) =>
        $"[{Escape(text)}](<{address.Replace("<", "%3C").Replace(">", "%3E")}>)";

    /// <summary>Inline code; a back-tick in it cannot end it.</summary>
    public static string Code(string text) =>
        "<code>"
        + text.Replace("&", "&amp;")
            .Replace("<", "&lt;")
            .Replace(">", "&gt;")
            .Replace("|", "&#124;")
            .Replace("\r", "")
            .Replace("\n", " ")
        + "</code>";

    /// <summary>A block of text as it is, line for line; nothing in it ends the block.</summary>
    public static string Block(string text)
    {
        var longest = 0;
        for (int at = 0, run = 0; at < text.Length; at++)
        {
            run = text[at] == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        var fence = new string('`', Math.Max(3, longest + 1));
        return $"{fence}\n{text.ReplaceLineEndings("\n").TrimEnd('\n')}\n{fence}\n";
    }

    /// <summary>A table; the cells are Markdown already.</summary>
    public static string Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new StringBuilder();
        table.Append("| ").AppendJoin(" | ", head).Append(" |\n");
        table.Append('|').Insert(table.Length, " --- |", head.Count).Append('\n');
        foreach (var row in rows)
        {
            table.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        }
        return table.ToString();
    }

    internal static string Fit(string markdown)
    {
        if (Encoding.UTF8.GetByteCount(markdown) <= GitHubLimits.SummaryBytes)
        {
            return markdown;
        }
        var room = (GitHubLimits.SummaryBytes - Encoding.UTF8.GetByteCount(CutNote)) / 4;
        var end = char.IsHighSurrogate(markdown[room - 1]) ? room - 1 : room;
        return markdown[..end] + CutNote;
    }
}
