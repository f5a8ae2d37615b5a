using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.ReleaseTrain.Steps.Runs;

/// <summary>Which of several runs counts. Pure.</summary>
internal static class RunStates
{
    /// <summary>A run is over only when it says how it ended.</summary>
    public static bool IsOver(this WorkflowRun run) => run is { Status: "completed", Conclusion: not null };

    /// <summary>
    /// The run to follow: the oldest that is not over, for those after it wait for it; null when all are.
    /// </summary>
    /// <param name="runs">Newest first.</param>
    public static WorkflowRun? Live(this IReadOnlyList<WorkflowRun> runs) => runs.LastOrDefault(run => !run.IsOver());
}
