namespace MsReleaseActions.Core;

/// <summary>How a check ended.</summary>
public enum CheckStatus
{
    /// <summary>It is as it should be.</summary>
    Passed,

    /// <summary>It is odd, or will take a person, and keeps nothing from going on.</summary>
    Warning,

    /// <summary>It is not as it should be.</summary>
    Failed,

    /// <summary>There was nothing to check.</summary>
    Skipped,

    /// <summary>
    /// GitHub or this machine did not let us look. It never counts as passed, and not as failed either.
    /// </summary>
    Unknown,
}

/// <summary>What one check found. A check that found several things has a result for each, all of its name.</summary>
/// <param name="Name">What it is about, such as <c>latest.json</c>.</param>
/// <param name="Text">What was seen, one line without a final full stop.</param>
/// <param name="ToDo">What to do about it; empty where nothing is to be done.</param>
public sealed record CheckResult(string Name, CheckStatus Status, string Text, string ToDo = "")
{
    /// <summary>
    /// The program that verified it cryptographically: a signature, or the hash of bytes that it read. Null where it is
    /// what GitHub, or the file itself, states.
    /// </summary>
    public string? VerifiedBy { get; init; }

    public static CheckResult Passed(string name, string text) => new(name, CheckStatus.Passed, text);

    public static CheckResult Warning(string name, string text, string toDo = "") =>
        new(name, CheckStatus.Warning, text, toDo);

    public static CheckResult Failed(string name, string text, string toDo = "") =>
        new(name, CheckStatus.Failed, text, toDo);

    public static CheckResult Skipped(string name, string text) => new(name, CheckStatus.Skipped, text);

    public static CheckResult Unknown(string name, string text, string toDo = "") =>
        new(name, CheckStatus.Unknown, text, toDo);

    /// <summary>A failed one for each problem, or one that passed.</summary>
    public static IReadOnlyList<CheckResult> Of(string name, IEnumerable<string> problems, string passed)
    {
        IReadOnlyList<CheckResult> failed = [.. problems.Select(problem => Failed(name, problem))];
        return failed.Count > 0 ? failed : [Passed(name, passed)];
    }

    /// <summary>The same of each, where it passed: verified cryptographically by a program.</summary>
    public static IEnumerable<CheckResult> Verified(IEnumerable<CheckResult> results, string by) =>
        results.Select(result => result.Status == CheckStatus.Passed ? result with { VerifiedBy = by } : result);
}
