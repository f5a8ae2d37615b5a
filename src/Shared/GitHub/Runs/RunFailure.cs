using MsReleaseActions.Core;

namespace MsReleaseActions.GitHub.Runs;

/// <summary>A run that is over and did not succeed, as a "no".</summary>
public static class RunFailure
{
    /// <param name="workflow">Which workflow it is, as people name it.</param>
    /// <param name="progress">The run, over.</param>
    /// <param name="logs">Its failed jobs.</param>
    public static ActionFailure Of(string workflow, RunProgress progress, IReadOnlyList<JobLog> logs)
    {
        var conclusion = progress.Run!.Conclusion!;
        var failed = RunMessages.Shortened([.. logs.Select(log => RunMessages.Failure(log.Job))]);
        return progress.IsSuperseded
            ? ActionFailure.No(
                $"Run {progress.Id} of {workflow} was cancelled before any job of it began",
                "Most likely a newer run of its concurrency group took its place; that one is not followed, "
                    + "because it is not what was asked for",
                $"Look at {progress.Url}, and dispatch again if this run is still wanted (`queue: max` in the "
                    + "workflow's `concurrency` keeps waiting runs)"
            )
            : ActionFailure.No(
                $"Run {progress.Id} of {workflow} ended with {conclusion}{(failed.Length > 0 ? ": " + failed : "")}",
                Why(conclusion),
                $"See {progress.Url}"
            );
    }

    private static string Why(string conclusion) =>
        conclusion switch
        {
            "cancelled" => "Somebody cancelled it, or a newer run of its concurrency group did",
            "startup_failure" =>
                "GitHub could not start it: the workflow file is not valid on that ref, or something it uses is "
                    + "not allowed",
            "action_required" => "It waits for somebody to allow it to run at all",
            "stale" => "GitHub gave up on it",
            "timed_out" => "A job ran longer than it may",
            _ => "Only success is success",
        };
}
