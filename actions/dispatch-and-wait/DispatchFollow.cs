using MsReleaseActions.Core;
using MsReleaseActions.GitHub;
using MsReleaseActions.GitHub.Runs;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.DispatchAndWait;

/// <summary>
/// Carries the plan out: starts or attaches, watches, and passes a cancellation on. Whatever happens, what is known is
/// reported.
/// </summary>
internal sealed class DispatchFollow(DispatchInputs inputs, DispatchPlan plan, ActionRun run)
{
    // the runner sends a second signal after 7.5 s; until then the remote run must have been told
    private static readonly TimeSpan AbortWithin = TimeSpan.FromSeconds(4.5);
    private static readonly TimeSpan SendWithin = TimeSpan.FromSeconds(2);

    private readonly RunAccess access = new(run.GitHub.Runs, run.Connection.Repository, run.Time, run.Workflow);
    private readonly RunProgress progress = new(run.Time, reused: plan.Attach is not null);

    public async Task<ActionReport> RunAsync(CancellationToken cancellation)
    {
        // a dispatch that is on its way is let finish for a moment: otherwise nobody would know which run to cancel
        using var sending = new CancellationTokenSource();
        using var aborting = new CancellationTokenSource();
        await using var signal = cancellation.Register(() =>
        {
            sending.CancelAfter(SendWithin);
            aborting.CancelAfter(AbortWithin);
        });
        var start = new RunStart(plan.Dispatch(inputs), access);
        try
        {
            progress.Seen(
                plan.Attach
                    ?? await start.RunAsync(sending.Token, cancellation)
                    ?? throw DispatchReport.Unknown(inputs, start.Lost)
            );
            Announce();
            cancellation.ThrowIfCancellationRequested();
            if (!inputs.Wait)
            {
                return DispatchReport.Started(
                    inputs,
                    progress,
                    await run.GitHub.Runs.GetAsync(run.Connection.Repository, progress.Id, cancellation)
                );
            }
            return await WatchAsync(cancellation) switch
            {
                WatchEnd.TimedOut => await TimedOutAsync(cancellation),
                _ when progress.Run!.Conclusion == "success" => DispatchReport.Succeeded(progress),
                _ => await FailedAsync(cancellation),
            };
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            throw await AbortedAsync(start, aborting.Token);
        }
        catch (GitHubFailure failure)
        {
            throw WithReport(failure.ToActionFailure());
        }
        catch (ActionFailure failure) when (failure.Report is null)
        {
            throw WithReport(failure);
        }
    }

    private void Announce() =>
        run.Workflow.Info(
            $"{(plan.Attach is null ? "started" : "attached to")} run {progress.Id} of {inputs.Workflow} on "
                + $"{plan.Ref}: {progress.Url}"
        );

    private async Task<WatchEnd> WatchAsync(CancellationToken cancellation)
    {
        run.GitHub.WaitForLimitsUntil(run.Time.GetUtcNow() + inputs.Timeout);
        using (run.Workflow.Group($"run {progress.Id}"))
        {
            return await new RunWatch(
                new WatchOptions(inputs.Timeout, "dispatch-and-wait"),
                progress,
                access
            ).UntilEndAsync(cancellation);
        }
    }

    private async Task<ActionReport> FailedAsync(CancellationToken cancellation)
    {
        var logs = await new FailedJobLogs(inputs.LogLines, access).ReadAsync(progress.Jobs, cancellation);
        return DispatchReport.Failed(inputs, progress, logs);
    }

    private async Task<ActionReport> TimedOutAsync(CancellationToken cancellation)
    {
        var cancelled = inputs.CancelOnTimeout
            ? await RunCancel.AskAsync(access, progress.Id, cancellation)
            : RunCancel.NotAsked;
        return DispatchReport.TimedOut(inputs, progress, cancelled);
    }

    private async Task<ActionFailure> AbortedAsync(RunStart start, CancellationToken shortly)
    {
        var id = progress.Run?.Id ?? (inputs.CancelOnAbort ? await start.FindQuicklyAsync(shortly) : null)?.Id;
        var cancelled =
            inputs.CancelOnAbort && id is { } known
                ? await RunCancel.AskAsync(access, known, shortly)
                : RunCancel.NotAsked;
        return DispatchReport.Aborted(start.WasSent, id, progress, cancelled);
    }

    private ActionFailure WithReport(ActionFailure failure)
    {
        string[] reasons = progress.Run is null
            ? [failure.Why]
            : [failure.Why, $"The run itself goes on: {progress.Url}"];
        return new ActionFailure(
            failure.ExitCode,
            failure.What,
            string.Join(". ", reasons.Where(reason => reason.Length > 0)),
            failure.ToDo
        )
        {
            Report = DispatchReport.Of(progress, [], $"❌ {failure.What}"),
        };
    }
}
