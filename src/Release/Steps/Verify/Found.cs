using MsReleaseActions.GitHub;

namespace MsReleaseActions.ReleaseTrain.Steps.Verify;

/// <summary>Words findings.</summary>
internal static class Found
{
    /// <summary>One line for each problem, or one that says that it holds.</summary>
    public static IEnumerable<ReleaseFinding> Of(string name, IEnumerable<string> problems, string holds)
    {
        IReadOnlyList<string> all = [.. problems];
        return all.Count == 0 ? [Holds(name, holds)] : all.Select(problem => Fails(name, problem));
    }

    /// <summary>The same of what was asked of GitHub, which may not have answered.</summary>
    public static IEnumerable<ReleaseFinding> Of<T>(string name, Fact<T> fact, Func<T?, IEnumerable<string>> problems, string holds) =>
        fact.Failure is { } failure ? [NotChecked(name, failure.Message)] : Of(name, problems(fact.Value), holds);

    public static ReleaseFinding Holds(string name, string text) => new(name, Outcome.Holds, text);

    public static ReleaseFinding Fails(string name, string text) => new(name, Outcome.Fails, text);

    public static ReleaseFinding NotChecked(string name, string text) => new(name, Outcome.NotChecked, text);
}
