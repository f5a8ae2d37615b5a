namespace MsReleaseActions.Testing;

/// <summary>The cases of a generated matrix.</summary>
public static class Matrix
{
    /// <summary>The variable that <c>./build --matrix</c> sets.</summary>
    public const string Variable = "MSRA_MATRIX";

    /// <summary>
    /// All cases where all are asked for, else so many of them, evenly spread and always the same ones, the first and
    /// the last among them.
    /// </summary>
    public static IEnumerable<T> Cases<T>(IReadOnlyList<T> all, int sample) =>
        Environment.GetEnvironmentVariable(Variable) == "full" || all.Count <= sample
            ? all
            : Enumerable.Range(0, sample).Select(number => all[(int)((long)number * (all.Count - 1) / (sample - 1))]);
}
