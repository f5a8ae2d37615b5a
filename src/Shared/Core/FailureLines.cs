namespace MsReleaseActions.Core;

/// <summary>A failure in lines, for whoever has room for more than one.</summary>
public static class FailureLines
{
    /// <summary>The ends of logs: whose, and the lines set off below. Who printed the same is named together.</summary>
    /// <param name="most">How many lines of a log.</param>
    public static IEnumerable<string> Of(IEnumerable<LogEnd> logs, int most) =>
        logs.GroupBy(log => string.Join('\n', log.Lines.TakeLast(most)), StringComparer.Ordinal)
            .SelectMany(same =>
                same.Key.Split('\n')
                    .Select(line => $"  {line}")
                    .Prepend(
                        $"{string.Join(", ", same.Select(log => log.Of))} {(same.Count() > 1 ? "end" : "ends")} with:"
                    )
            );
}
