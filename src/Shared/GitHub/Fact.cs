using MsReleaseActions.Core;

namespace MsReleaseActions.GitHub;

/// <summary>
/// Something asked of GitHub for one check: the answer, or why there is none, so that the other checks are still made.
/// </summary>
public sealed record Fact<T>(T? Value, GitHubFailure? Failure)
{
    /// <summary>As <see cref="CheckResult.Of"/>; unknown where GitHub gave no answer.</summary>
    public IReadOnlyList<CheckResult> Check(string name, Func<T?, IEnumerable<string>> problems, string passed) =>
        Failure is { } failure
            ? [CheckResult.Unknown(name, $"could not be checked: {failure.Message}")]
            : CheckResult.Of(name, problems(Value), passed);
}

/// <summary>Asks for facts.</summary>
public static class Fact
{
    /// <summary>Asks; a failure is kept instead of thrown.</summary>
    public static async Task<Fact<T>> OfAsync<T>(Func<Task<T?>> ask)
        where T : class
    {
        try
        {
            return new Fact<T>(await ask(), null);
        }
        catch (GitHubFailure failure)
        {
            return new Fact<T>(null, failure);
        }
    }
}
