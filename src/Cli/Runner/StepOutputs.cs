namespace MsReleaseActions.Cli.Runner;

/// <summary>Reads the file of <c>GITHUB_OUTPUT</c> as the runner does: <c>name=value</c> lines and heredocs.</summary>
internal static class StepOutputs
{
    /// <exception cref="FormatException">A line is neither, or a heredoc does not end: the runner would fail the step.</exception>
    public static IReadOnlyDictionary<string, string> Parse(string text)
    {
        var outputs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var equals = lines[i].IndexOf('=', StringComparison.Ordinal);
            var heredoc = lines[i].IndexOf("<<", StringComparison.Ordinal);
            if (lines[i].Length == 0)
            {
                continue;
            }
            if (heredoc > 0 && (equals < 0 || heredoc < equals))
            {
                var end = Array.IndexOf(lines, lines[i][(heredoc + 2)..], i + 1);
                if (end < 0)
                {
                    throw new FormatException($"GITHUB_OUTPUT: the heredoc of {lines[i][..heredoc]} does not end");
                }
                outputs[lines[i][..heredoc]] = string.Join('\n', lines[(i + 1)..end]);
                i = end;
            }
            else if (equals > 0)
            {
                outputs[lines[i][..equals]] = lines[i][(equals + 1)..];
            }
            else
            {
                throw new FormatException($"GITHUB_OUTPUT: '{lines[i]}' is neither name=value nor a heredoc");
            }
        }
        return outputs;
    }
}
