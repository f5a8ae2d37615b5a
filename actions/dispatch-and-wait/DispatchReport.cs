using System.Globalization;
using System.Text;
using System.Text.Json;
using MsReleaseActions.GitHub;
using MsReleaseActions.Runtime;

namespace MsReleaseActions.DispatchAndWait;

/// <summary>How each end is told: outputs, summary, and for all but success the one annotation.</summary>
internal static class DispatchReport
{
    public static ActionReport Succeeded(DispatchProgress progress) => Of(progress, [], "✅ success");

    public static ActionReport Started(DispatchInputs inputs, DispatchProgress progress, WorkflowRun? seen)
    {
        progress.Seen(seen ?? progress.Run!);
        return Of(progress, [], $"▶️ {inputs.Workflow} {(progress.Reused ? "was running or done already" : "started")}; not waited for");
    }

    public static ActionReport Failed(DispatchInputs inputs, DispatchProgress progress, IReadOnlyList<JobLog> logs)
    {
        var conclusion = progress.Run!.Conclusion!;
        var failed = RunWords.Shortened([.. logs.Select(log => RunWords.Failure(log.Job))]);
        var failure = IsSuperseded(progress)
            ? ActionFailure.No(
                $"Run {progress.Id} of {inputs.Workflow} was cancelled before any job of it began",
                "Most likely a newer run of its concurrency group took its place; that one is not followed, because it is not what was asked for",
                $"Look at {progress.Url}, and dispatch again if this run is still wanted (`queue: max` in the workflow's `concurrency` keeps waiting runs)")
            : ActionFailure.No(
                $"Run {progress.Id} of {inputs.Workflow} ended with {conclusion}{(failed.Length > 0 ? ": " + failed : "")}",
                Why(conclusion),
                $"See {progress.Url}");
        return Of(progress, logs, $"❌ {failure.What}") with { Failure = failure };
    }

    public static ActionReport TimedOut(DispatchInputs inputs, DispatchProgress progress, RemoteCancel cancelled)
    {
        var failure = new ActionFailure(
            ExitCode.TimedOut,
            $"Run {progress.Id} of {inputs.Workflow} is {RunWords.State(progress.Run!, progress.Jobs)} after {inputs.Timeout.TotalMinutes} minutes",
            $"The time allowed ran out; the run {cancelled.Words}",
            $"Raise `timeout-minutes`, or look at {progress.Url}");
        return Of(progress, [], $"⏱️ {failure.What}; the run {cancelled.Words}") with { Failure = failure };
    }

    public static ActionFailure Aborted(bool wasSent, long? id, DispatchProgress progress, RemoteCancel cancelled)
    {
        var what = (id, wasSent) switch
        {
            ({ } known, _) => $"Cancelled; run {known} {cancelled.Words}",
            (null, true) => "Cancelled while the dispatch was on its way; a run may have been started, and it is not known which",
            _ => "Cancelled before a run was started",
        };
        return new ActionFailure(ExitCode.Cancelled, what, "", progress.Run is null ? "" : $"See {progress.Url}")
        {
            Report = Of(progress, [], $"🛑 {what}"),
        };
    }

    /// <summary>Outputs in the order of <c>action.yml</c>; those that are not known are empty.</summary>
    public static ActionReport Of(DispatchProgress progress, IReadOnlyList<JobLog> logs, string headline)
    {
        var jobs = progress.Jobs.Select(job => new JobOutput(job.Id, job.Name, job.Status, job.Conclusion, job.HtmlUrl)).ToList();
        return new ActionReport(
            [
                new("run-id", progress.Run?.Id.ToString(CultureInfo.InvariantCulture) ?? ""),
                new("run-url", progress.Run?.HtmlUrl ?? ""),
                new("status", progress.Run?.Status ?? ""),
                new("conclusion", progress.Run?.Conclusion ?? ""),
                new("jobs", JsonSerializer.Serialize(jobs, DispatchJson.Default.ListJobOutput)),
                new("reused", progress.Reused ? "true" : "false"),
                new("duration-seconds", ((long)progress.Elapsed.TotalSeconds).ToString(CultureInfo.InvariantCulture)),
            ],
            Summary(progress, logs, headline));
    }

    private static bool IsSuperseded(DispatchProgress progress) => progress.Run!.Conclusion == "cancelled" && !progress.HasWorked;

    private static string Why(string conclusion) => conclusion switch
    {
        "cancelled" => "Somebody cancelled it, or a newer run of its concurrency group did",
        "startup_failure" => "GitHub could not start it: the workflow file is not valid on that ref, or something it uses is not allowed",
        "action_required" => "It waits for somebody to allow it to run at all",
        "stale" => "GitHub gave up on it",
        "timed_out" => "A job ran longer than it may",
        _ => "Only success is success",
    };

    private static string Summary(DispatchProgress progress, IReadOnlyList<JobLog> logs, string headline)
    {
        var text = new StringBuilder($"### dispatch-and-wait\n\n{SummaryText.Escape(headline)}\n\n");
        if (progress.Run is { } run)
        {
            text.Append($"[Run {run.Id}]({run.HtmlUrl.Replace(")", "%29", StringComparison.Ordinal)}), {RunWords.Time(progress.Elapsed)}\n\n");
        }
        if (progress.Jobs.Count > 0)
        {
            text.Append(SummaryText.Table(
                ["job", "status", "conclusion"],
                progress.Jobs.Select(job => (IReadOnlyList<string>)[SummaryText.Escape(job.Name), SummaryText.Escape(job.Status), SummaryText.Escape(job.Conclusion ?? "")])));
        }
        foreach (var log in logs.Where(log => log.Lines.Count > 0))
        {
            text.Append($"\n<details><summary>{SummaryText.Escape(RunWords.Failure(log.Job))}</summary>\n\n")
                .AppendJoin("<br>\n", log.Lines.Select(SummaryText.Code))
                .Append("\n\n</details>\n");
        }
        return text.ToString();
    }
}
