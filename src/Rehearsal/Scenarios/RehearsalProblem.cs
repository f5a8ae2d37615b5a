using MsReleaseActions.Core;

namespace MsReleaseActions.Rehearsal.Scenarios;

/// <summary>Why a rehearsal is not ok.</summary>
/// <param name="What">What is not as it should be, one line.</param>
internal sealed record RehearsalProblem(string What)
{
    private const string Rehearse = "Mend what is named, and rehearse again; `--keep DIR` keeps each job's whole log";

    /// <summary>Why it matters; may be empty.</summary>
    public string Why { get; init; } = "";

    /// <summary>What its owner can do; may be empty.</summary>
    public string ToDo { get; init; } = "";

    /// <summary>What those printed last who failed.</summary>
    public IReadOnlyList<LogEnd> Logs { get; init; } = [];

    /// <summary>All of it in one line.</summary>
    public string Message { get; private init; } = What;

    /// <param name="doing">What was not done, such as <c>the train stopped</c>.</param>
    /// <param name="failure">Why.</param>
    public static RehearsalProblem Of(string doing, ActionFailure failure) =>
        new($"{doing}: {failure.What}")
        {
            Why = failure.Why,
            // the pages of its runs are gone when it has ended
            ToDo = failure.Logs.Count > 0 ? Rehearse : failure.ToDo,
            Logs = failure.Logs,
            Message = $"{doing}: {failure.Message}",
        };
}

/// <summary>A rehearsal cannot go on.</summary>
public sealed class ScenarioFailure : Exception
{
    public ScenarioFailure(string problem)
        : this(new RehearsalProblem(problem)) { }

    internal ScenarioFailure(RehearsalProblem problem)
        : base(problem.Message) => Problem = problem;

    internal RehearsalProblem Problem { get; }
}
