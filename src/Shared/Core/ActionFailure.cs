namespace MsReleaseActions.Core;

/// <summary>
/// An end that is not success: becomes exactly one annotation, <c>what. why. to do.</c>, and an exit code.
/// </summary>
/// <param name="exitCode">How the process ends.</param>
/// <param name="what">What is wrong, with the values that were seen; no final full stop.</param>
/// <param name="why">Why it matters; may be empty.</param>
/// <param name="toDo">What the reader can do now; may be empty.</param>
/// <param name="logs">The ends of the logs that say more, quoted behind <paramref name="why"/>.</param>
public sealed class ActionFailure(
    ExitCode exitCode,
    string what,
    string why = "",
    string toDo = "",
    IReadOnlyList<LogEnd>? logs = null
) : Exception(Sentences(what, why, Quoted(logs ?? []), toDo))
{
    private const int MostListed = 10;

    public ExitCode ExitCode { get; } = exitCode;

    public string What { get; } = what;

    public string Why { get; } = why;

    public string ToDo { get; } = toDo;

    /// <summary>What those printed last who failed; as a rule none.</summary>
    public IReadOnlyList<LogEnd> Logs { get; } = logs ?? [];

    /// <summary>Outputs and summary that are true in spite of the failure; null where there are none.</summary>
    public ActionReport? Report { get; init; }

    /// <summary>All of several problems, where <see cref="What"/> names only the first of them; else empty.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The same failure, with outputs and summary.</summary>
    public ActionFailure With(ActionReport report) =>
        new(ExitCode, What, Why, ToDo, Logs) { Report = report, Problems = Problems };

    /// <summary>The answer is no (exit 1).</summary>
    public static ActionFailure No(string what, string why = "", string toDo = "") => new(ExitCode.No, what, why, toDo);

    /// <summary>Several findings as one "no": the first is the headline, all are listed.</summary>
    public static ActionFailure No(IReadOnlyList<string> problems, string why, string toDo) =>
        new(
            ExitCode.No,
            problems.Count == 1 ? problems[0] : $"{problems.Count} problems: {string.Join("; ", Foremost(problems))}",
            why,
            toDo
        )
        {
            Problems = problems.Count > MostListed ? problems : [],
        };

    // an annotation is read at a glance; the log lists them all
    private static IEnumerable<string> Foremost(IReadOnlyList<string> problems) =>
        problems.Count <= MostListed
            ? problems
            : [.. problems.Take(MostListed), $"and {problems.Count - MostListed} more"];

    private static string Quoted(IReadOnlyList<LogEnd> logs) =>
        string.Join("; ", Foremost([.. logs.Select(log => log.Quoted)]));

    private static string Sentences(params string[] parts) =>
        string.Join(
            ' ',
            parts.Where(part => part.Length > 0).Select(part => part[^1] is '.' or '!' or '?' ? part : part + ".")
        );
}
