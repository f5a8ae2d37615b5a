namespace MsReleaseActions.Runner.Processes;

/// <summary>The text of a command file: <c>name=value</c> lines and heredocs, <c>name&lt;&lt;DELIMITER</c>.</summary>
internal static class CommandFileText
{
    private const string Heredoc = "<<";

    /// <summary>Reads the pairs up to the first mistake.</summary>
    /// <returns>The mistake, or null.</returns>
    public static string? Read(string text, IDictionary<string, string> pairs)
    {
        var rest = new LineReader(text);
        while (rest.Next() is { } line)
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            var heredoc = line.IndexOf(Heredoc, StringComparison.Ordinal);
            if (line.Length == 0)
            {
                continue;
            }
            if (equals < 0 && heredoc < 0)
            {
                return $"Invalid format '{line}'";
            }
            var isHeredoc = heredoc >= 0 && (equals < 0 || heredoc < equals);
            var name = line[..(isHeredoc ? heredoc : equals)];
            var value = line[(isHeredoc ? heredoc + Heredoc.Length : equals + 1)..];
            if (name.Length == 0 || (isHeredoc && value.Length == 0))
            {
                return $"Invalid format '{line}'. Name must not be "
                    + $"empty{(isHeredoc ? " and delimiter must not be empty" : "")}";
            }
            if (isHeredoc)
            {
                var (block, mistake) = rest.Until(value);
                if (mistake is not null)
                {
                    return mistake;
                }
                value = block;
            }
            pairs[name] = value;
        }
        return null;
    }

    // a carriage return belongs to the value: the steps run where lines end with a line feed alone
    private sealed class LineReader(string text)
    {
        private int at;
        private bool ended;

        public string? Next()
        {
            if (at >= text.Length)
            {
                return null;
            }
            var end = text.IndexOf('\n', at);
            ended = end >= 0;
            var line = text[at..(ended ? end : text.Length)];
            at = ended ? end + 1 : text.Length;
            return line;
        }

        public (string Block, string? Mistake) Until(string delimiter)
        {
            var start = at;
            var end = at;
            while (true)
            {
                var line = Next();
                if (line == delimiter)
                {
                    return (text[start..Math.Max(start, end)], null);
                }
                if (line is null)
                {
                    return ("", $"Invalid value. Matching delimiter not found '{delimiter}'");
                }
                if (!ended)
                {
                    return ("", "Invalid value. EOF marker missing new line.");
                }
                end = at - 1;
            }
        }
    }
}
