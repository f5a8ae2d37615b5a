using System.Text.RegularExpressions;

namespace MsReleaseActions.Core.Documents;

/// <summary>Texts of a description that become a line of a workflow file.</summary>
internal static partial class LineForm
{
    /// <summary>
    /// Whether a text can be a line of a workflow file: it has something in it, no blanks around it, and nothing that
    /// YAML's readers take for a line end or do not read at all.
    /// </summary>
    public static bool IsOneLine(string text) => Form().IsMatch(text) && text.Trim() == text;

    /// <summary>Notes a text that cannot be one.</summary>
    public static void Check(JsonForm form, string path, string text)
    {
        if (!IsOneLine(text))
        {
            form.Problem(path, $"must be one line without blanks around it, not '{Shown(text)}'");
        }
    }

    private static string Shown(string text) =>
        string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));

    [GeneratedRegex(
        @"\A([^\p{Cc}\p{Zl}\p{Zp}\p{Cs}\uFEFF\uFFFE\uFFFF]|[\uD800-\uDBFF][\uDC00-\uDFFF])+\z",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Form();
}
