using System.Globalization;
using System.Text;
using System.Text.Json;
using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.GitHub.Runs;

namespace MsReleaseActions.DispatchAndWait;

/// <summary>How each end is told: outputs, summary, and for all but success the one annotation.</summary>
internal static class DispatchReport
{
    public static ActionReport Succeeded(RunProgress progress) => Of(progress, [], "✅ success");

    public static ActionReport Started(DispatchInputs inputs, RunProgress progress, WorkflowRun? seen)
    {
        progress.Seen(seen ?? progress.Run!);
        return Of(
            progress,
            [],
            $"▶️ {inputs.Workflow} {(progress.Reused ? "was running or done already" : "started")}; not waited for"
        );
    }

    public static ActionReport Failed(DispatchInputs inputs, RunProgress progress, IReadOnlyList<JobLog> logs)
    {
        var failure = RunFailure.Of(inputs.Workflow.Text, progress, logs);
        return Of(progress, logs, $"❌ {failure.What}") with { Failure = failure };
    }

    public static ActionReport TimedOut(DispatchInputs inputs, RunProgress progress, RunCancel cancelled)
    {
        var failure = new ActionFailure(
            ExitCode.TimedOut,
            $"Run {progress.Id} of {inputs.Workflow} is {RunMessages.State(progress.Run!, progress.Jobs)} after "
                + $"{inputs.Timeout.TotalMinutes} minutes",
            $"The time allowed ran out; the run {cancelled.Words}",
            $"Raise `timeout-minutes`, or look at {progress.Url}"
        );
        return Of(progress, [], $"⏱️ {failure.What}; the run {cancelled.Words}") with { Failure = failure };
    }

    /// <summary>Dispatched, and nobody can say which run it is.</summary>
    public static ActionFailure Unknown(DispatchInputs inputs, GitHubFailure? lost) =>
        lost is null
            ? ActionFailure.No(
                $"{inputs.Workflow} was dispatched, but this server does not say which run that is",
                "Without `correlation-input` it cannot be told from other runs, and the newest one may be "
                    + "somebody else's",
                "Name an input of the workflow in `correlation-input`, and show it in the workflow's `run-name`"
            )
            : new ActionFailure(
                ExitCode.GitHub,
                $"The answer to the dispatch of {inputs.Workflow} was lost: {lost.Detail}",
                "A run may have been started; without `correlation-input` it cannot be told from others, and "
                    + "dispatching again could start a second one",
                "Look at the workflow's runs before running this step again, and name an input in "
                    + "`correlation-input` so that the run can be found"
            );

    public static ActionFailure Aborted(bool wasSent, long? id, RunProgress progress, RunCancel cancelled)
    {
        var what = (id, wasSent) switch
        {
            ({ } known, _) => $"Cancelled; run {known} {cancelled.Words}",
            (null, true) =>
                "Cancelled while the dispatch was on its way; a run may have been started, and it is not known which",
            _ => "Cancelled before a run was started",
        };
        return new ActionFailure(ExitCode.Cancelled, what, "", progress.Run is null ? "" : $"See {progress.Url}")
        {
            Report = Of(progress, [], $"🛑 {what}"),
        };
    }

    /// <summary>Outputs in the order of <c>action.yml</c>; those that are not known are empty.</summary>
    public static ActionReport Of(RunProgress progress, IReadOnlyList<JobLog> logs, string headline)
    {
        var jobs = progress
            .Jobs.Select(job => new JobOutput(job.Id, job.Name, job.Status, job.Conclusion, job.HtmlUrl))
            .ToList();
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
            Summary(progress, logs, headline)
        );
    }

    private static string Summary(RunProgress progress, IReadOnlyList<JobLog> logs, string headline)
    {
        var text = new StringBuilder($"### dispatch-and-wait\n\n{SummaryText.Escape(headline)}\n\n");
        if (progress.Run is { } run)
        {
            text.Append($"{SummaryText.Link($"Run {run.Id}", run.HtmlUrl)}, {RunMessages.Time(progress.Elapsed)}\n\n");
        }
        if (progress.Jobs.Count > 0)
        {
            text.Append(
                SummaryText.Table(
                    ["job", "status", "conclusion"],
                    progress.Jobs.Select(job =>
                        (IReadOnlyList<string>)
                            [
                                SummaryText.Escape(job.Name),
                                SummaryText.Escape(job.Status),
                                SummaryText.Escape(job.Conclusion ?? ""),
                            ]
                    )
                )
            );
        }
        foreach (var log in logs.Where(log => log.Lines.Count > 0))
        {
            text.Append($"\n<details><summary>{SummaryText.Escape(RunMessages.Failure(log.Job))}</summary>\n\n")
                .AppendJoin("<br>\n", log.Lines.Select(SummaryText.Code))
                .Append("\n\n</details>\n");
        }
        return text.ToString();
    }
}
