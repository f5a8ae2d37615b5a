using System.Text.RegularExpressions;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Lanes;

/// <summary>Pieces of rendered workflow files.</summary>
internal static partial class LaneText
{
    /// <summary>A block with each line indented; nothing where there is none.</summary>
    /// <param name="indent">Blanks before each line.</param>
    public static string Block(int indent, IEnumerable<string> lines) =>
        string.Concat(lines.Select(line => line.Length == 0 ? "\n" : $"{new string(' ', indent)}{line}\n"));

    /// <summary>A multi-line input: its name, and a line for each value; nothing where there is none.</summary>
    public static IEnumerable<string> Lines(string name, IReadOnlyCollection<string> values) =>
        values.Count == 0 ? [] : [$"{name}: |", .. values.Select(value => $"  {Literal(value)}")];

    /// <summary>The input that names the branch which the commit must be part of; nothing for the usual one.</summary>
    public static IEnumerable<string> Reachable(ReleaseSettings settings) =>
        settings.Branch == "main" ? [] : [$"reachable-from: {Scalar(settings.Branch)}"];

    /// <summary>What a job needs to ask whether the commit is green; nothing where no check is required.</summary>
    public static string Green(ReleaseSettings settings) =>
        settings.RequiredChecks.Count == 0
            ? ""
            : Block(6, ["checks: read # whether the commit is green", "statuses: read"]);

    /// <summary>
    /// A text as YAML reads it back, on one line: as it is where that is safe, else between quotes.
    /// </summary>
    public static string Scalar(string text) =>
        Plain().IsMatch(text) && !Word().IsMatch(text) ? text
        : text.All(IsPrinted) ? $"'{Literal(text).Replace("'", "''", StringComparison.Ordinal)}'"
        : $"\"{string.Concat(Literal(text).Select(Escaped))}\"";

    /// <summary>A sentence of this project's with a name in it, as YAML reads it back.</summary>
    public static string Sentence(string text) => Words().IsMatch(text) ? text : Scalar(text);

    /// <summary>An input that holds a key, in one line or several; nothing where there is none.</summary>
    public static IEnumerable<string> Key(string name, string? key) =>
        (key ?? "").Split(
            (char[])['\r', '\n'],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        ) switch
        {
            [] => [],
            [var line] => [$"{name}: {Scalar(line)}"],
            var lines => Lines(name, lines),
        };

    // GitHub evaluates what stands in ${{ }}, wherever it came from
    private static string Literal(string text) => text.Replace("${{", "${{ '${{' }}", StringComparison.Ordinal);

    // what YAML's readers take for a line end, or do not read, is written as an escape
    private static bool IsPrinted(char letter) =>
        !char.IsControl(letter) && letter is not ('\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF');

    private static string Escaped(char letter) =>
        letter is '"' or '\\' ? $"\\{letter}"
        : IsPrinted(letter) ? letter.ToString()
        : $"\\u{(int)letter:x4}";

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9 ,._/()-]*\z")]
    private static partial Regex Words();

    [GeneratedRegex(@"\A(\./)?[A-Za-z.][A-Za-z0-9_./*+-]*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Plain();

    // some reader of YAML takes them for something else than a text
    [GeneratedRegex(
        @"\A(true|false|null|yes|no|on|off|y|n|\.inf|\.nan|\.+|\.[0-9].*)\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Word();
}
