namespace MsReleaseActions.Workflows.Lint.Reading;

/// <summary>A command of a script.</summary>
/// <param name="Words">The command's name and its arguments, without quotes; what stands in front of a name
/// (<c>sudo</c>, <c>NAME=value</c>, <c>if</c>) is left out.</param>
/// <param name="Line">The line of the script, 0 for the first.</param>
public sealed record ShellCommand(IReadOnlyList<string> Words, int Line)
{
    // a shell in a shell is common, ten are nobody's
    private const int MostShells = 10;

    private static readonly string[] Prefixes =
    [
        "if",
        "then",
        "else",
        "elif",
        "do",
        "while",
        "until",
        "!",
        "time",
        "exec",
        "command",
        "env",
        "sudo",
        "nohup",
        "xvfb-run",
        "call",
        "&",
        "{",
        "}",
    ];

    /// <summary>The command's name without folders and endings.</summary>
    public string Name => BaseName(Words[0]);

    /// <summary>The commands that a line's words hold: none, one, or those of <c>bash -c '…'</c>.</summary>
    /// <param name="depth">How many shells run the script that they stand in.</param>
    internal static IEnumerable<ShellCommand> Of(IReadOnlyList<string> words, int line, int depth)
    {
        var at = 0;
        while (
            at < words.Count
            && (Prefixes.Contains(words[at]) || IsAssignment(words[at]) || (at > 0 && words[at].StartsWith('-')))
        )
        {
            at++;
        }
        if (at == words.Count)
        {
            return [];
        }
        var command = new ShellCommand([.. words.Skip(at)], line);
        return
            command.Name is "bash" or "sh" or "zsh" or "pwsh" or "powershell" or "eval"
            && command.Script is { } inner
            && depth < MostShells
            ? ShellScript.Commands(inner, depth + 1).Select(found => found with { Line = line })
            : [command];
    }

    /// <summary>The text that a shell is given to run; null where it is given none.</summary>
    private string? Script =>
        Name == "eval"
            ? string.Join(' ', Words.Skip(1))
            : Words
                .Skip(1)
                .SkipWhile(word => !word.EndsWith('c') && !word.Equals("-command", StringComparison.OrdinalIgnoreCase))
                .Skip(1)
                .FirstOrDefault();

    private static string BaseName(string word)
    {
        var name = word[(word.LastIndexOfAny(['/', '\\']) + 1)..];
        return
            name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".cmd", StringComparison.OrdinalIgnoreCase)
            ? name[..^4]
            : name;
    }

    private static bool IsAssignment(string word) =>
        word.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals
        && word[..equals].All(character => char.IsAsciiLetterOrDigit(character) || character == '_');
}
