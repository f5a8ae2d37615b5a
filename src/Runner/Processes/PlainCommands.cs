using System.Text.RegularExpressions;

namespace MsReleaseActions.Runner.Processes;

/// <summary>Scripts that mean the same in PowerShell and in <c>sh</c>.</summary>
internal static partial class PlainCommands
{
    /// <summary>
    /// Whether each line is a program with plain arguments: no variable, quote, operator, pattern or cmdlet.
    /// </summary>
    public static bool Are(string script) =>
        script
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .All(line => Command().IsMatch(line) && !Cmdlet().IsMatch(line));

    [GeneratedRegex(@"\A[A-Za-z0-9_./-]+( +[A-Za-z0-9_./:=@+-]+)*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Command();

    [GeneratedRegex(@"\A[A-Za-z]+-[A-Za-z]+( |\z)", RegexOptions.ExplicitCapture)]
    private static partial Regex Cmdlet();
}
