using System.Text.RegularExpressions;

namespace MsReleaseActions.Core;

/// <summary>What something that failed printed last.</summary>
/// <param name="Of">Whose log it is, such as a job's name.</param>
/// <param name="Lines">The last lines, without what only marks them for the page of a run.</param>
public sealed partial record LogEnd(string Of, IReadOnlyList<string> Lines)
{
    private const int QuotedLines = 3;

    /// <param name="lines">As a log has them: <c>##[error]…</c>.</param>
    public static LogEnd Read(string of, IEnumerable<string> lines) =>
        new(of, [.. lines.Select(line => Marker().Replace(line, "")).Where(line => line.Length > 0)]);

    /// <summary>The last of them in one line.</summary>
    public string Quoted => $"{Of} ends with: {string.Join(" | ", Lines.TakeLast(QuotedLines))}";

    [GeneratedRegex(@"\A##\[[a-z]+\]", RegexOptions.CultureInvariant)]
    private static partial Regex Marker();
}
