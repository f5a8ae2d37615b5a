using MsReleaseActions.GitHub;

namespace MsReleaseActions.ValidateCandidate;

/// <summary>How a check ended.</summary>
internal enum CheckOutcome
{
    Passed,
    Failed,

    /// <summary>There was nothing to check.</summary>
    Skipped,

    /// <summary>GitHub did not let us look.</summary>
    Unknown,
}

/// <summary>One line of the table.</summary>
/// <param name="Findings">What was seen; of a check that failed, everything that is wrong.</param>
internal sealed record Check(string Name, CheckOutcome Outcome, IReadOnlyList<string> Findings)
{
    /// <summary>Fails when there is a problem.</summary>
    public static Check Of(string name, IEnumerable<string> problems, string passed)
    {
        IReadOnlyList<string> all = [.. problems];
        return all.Count > 0 ? new Check(name, CheckOutcome.Failed, all) : new Check(name, CheckOutcome.Passed, [passed]);
    }

    /// <summary>Fails when there is a problem with what was asked of GitHub; is unknown when it did not say.</summary>
    public static Check Of<T>(string name, Fact<T> fact, Func<T?, IEnumerable<string>> problems, string passed) =>
        fact.Failure is { } failure
            ? new Check(name, CheckOutcome.Unknown, [$"could not be checked: {failure.Message}"])
            : Of(name, problems(fact.Value), passed);

    public static Check Skip(string name, string why) => new(name, CheckOutcome.Skipped, [why]);
}
