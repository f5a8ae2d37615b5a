using System.Text.RegularExpressions;

namespace MsReleaseActions.Testing;

/// <summary>
/// A workflow command as GitHub's runner understands a line of output: <c>::name k=v::data</c> after blanks, or the old
/// <c>##[name k=v]data</c> anywhere.
/// </summary>
public sealed partial record RunnerCommand(string Name, string Properties, string Data)
{
    /// <summary>
    /// All commands that the runner would carry out; what stands between stop-commands tokens is not among them.
    /// </summary>
    public static IReadOnlyList<RunnerCommand> Parse(string log) =>
        [.. log.Split('\n').Select(line => ParseLine(line.TrimEnd('\r'))).OfType<RunnerCommand>()];

    /// <summary>The properties and data with GitHub's escapes undone.</summary>
    public string Title => Unescape(TitleProperty().Match(Properties).Groups["title"].Value);

    public string Message => Unescape(Data);

    private static RunnerCommand? ParseLine(string line)
    {
        var match = NewForm().Match(line);
        match = match.Success ? match : OldForm().Match(line);
        return match.Success
            ? new RunnerCommand(
                match.Groups["name"].Value,
                match.Groups["properties"].Value,
                match.Groups["data"].Value
            )
            : null;
    }

    private static string Unescape(string text) =>
        text.Replace("%0D", "\r", StringComparison.Ordinal)
            .Replace("%0A", "\n", StringComparison.Ordinal)
            .Replace("%3A", ":", StringComparison.Ordinal)
            .Replace("%2C", ",", StringComparison.Ordinal)
            .Replace("%25", "%", StringComparison.Ordinal);

    [GeneratedRegex(@"^\s*::(?<name>[^\s:]+)(?:\s+(?<properties>.*?))?::(?<data>.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex NewForm();

    [GeneratedRegex(@"##\[(?<name>[^\]\s]+)(?:\s+(?<properties>[^\]]*))?\](?<data>.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex OldForm();

    [GeneratedRegex("title=(?<title>[^,]*)", RegexOptions.ExplicitCapture)]
    private static partial Regex TitleProperty();
}
