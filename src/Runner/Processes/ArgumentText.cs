using System.Text;

namespace MsReleaseActions.Runner.Processes;

/// <summary>
/// Splits a command line where the runner's own platform splits it: at blanks that stand in no double quotes.
/// </summary>
internal static class ArgumentText
{
    /// <summary>
    /// The words; <c>\"</c> is a quote and so is <c>""</c> inside of quotes, another backslash is itself.
    /// </summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var escaped = text.AsSpan(i).StartsWith("\\\"") || (quoted && text.AsSpan(i).StartsWith("\"\""));
            if (escaped)
            {
                (word ??= new StringBuilder()).Append('"');
                i++;
            }
            else if (text[i] == '"')
            {
                quoted = !quoted;
                word ??= new StringBuilder();
            }
            else if (text[i] is ' ' or '\t' && !quoted)
            {
                End();
            }
            else
            {
                (word ??= new StringBuilder()).Append(text[i]);
            }
        }
        End();
        return words;

        void End()
        {
            if (word is not null)
            {
                words.Add(word.ToString());
                word = null;
            }
        }
    }
}
