using System.Net;
using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.GitHub.Runs;

/// <summary>Starts a run, once, and finds out which one it is.</summary>
/// <param name="wanted">The dispatch.</param>
/// <param name="access">GitHub, clock and log.</param>
public sealed class RunStart(RunToStart wanted, RunAccess access)
{
    // the clocks of the two sides may differ; the id in the title is what decides
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan SearchFor = TimeSpan.FromMinutes(3);
    private const int QuickLooks = 3;
    private const int MostWaits = 20;
    private DateTimeOffset sentAt;

    /// <summary>The dispatch may have reached GitHub.</summary>
    public bool WasSent { get; private set; }

    /// <summary>Why the dispatch was never answered; null where it was.</summary>
    public GitHubFailure? Lost { get; private set; }

    /// <param name="sending">For the dispatch itself, which is not torn off by a cancellation at once.</param>
    /// <param name="cancellation">For everything before and after.</param>
    /// <returns>The run; null where GitHub did not say which it is, and there is no correlation id to find it
    /// by.</returns>
    /// <exception cref="ActionFailure">GitHub did not start it, or no run with the id came up.</exception>
    public async Task<WorkflowRun?> RunAsync(CancellationToken sending, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        sentAt = access.Time.GetUtcNow();
        for (var waits = 1; ; waits++)
        {
            try
            {
                return await DispatchAsync(sending)
                    ?? (wanted.CorrelationId is { } id ? await SearchAsync(id, cancellation) : null);
            }
            catch (GitHubFailure limit) when (limit.RetryAfter is { } wait && waits < MostWaits)
            {
                await Task.Delay(wait, access.Time, cancellation);
                var found = await LaggingReads.UntilAsync(
                    access.Time,
                    token => FindAsync(wanted.CorrelationId!, token),
                    run => run is not null,
                    cancellation
                );
                if (found is not null)
                {
                    return found;
                }
            }
        }
    }

    // null: it is under way, or may be, and is to be looked for
    private async Task<WorkflowRun?> DispatchAsync(CancellationToken sending)
    {
        WasSent = true;
        try
        {
            return
                await access.Runs.DispatchAsync(access.Repository, wanted.Workflow, wanted.Ref, wanted.Inputs, sending)
                    is { } started
                ? new WorkflowRun(started.WorkflowRunId, "queued", started.HtmlUrl)
                : null;
        }
        // a limit refuses before anything begins; where that cannot be looked for, it is not relied upon
        catch (GitHubFailure failure)
            when (failure.IsUncertain || (failure.RetryAfter is not null && wanted.CorrelationId is null))
        {
            access.Log.Info(
                $"the answer to the dispatch was lost ({failure.Detail}); looking for the run instead of starting "
                    + "another"
            );
            Lost = failure;
            return null;
        }
        catch (GitHubFailure failure)
            when (failure.Status is HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest)
        {
            WasSent = false;
            throw ActionFailure.No(
                $"GitHub did not start {wanted.Workflow} on {wanted.Ref} in {access.Repository}: {failure.Detail}",
                "No run was started",
                "Compare `ref` and `inputs` with the `on: workflow_dispatch` of the workflow file on that ref"
            );
        }
    }

    /// <summary>
    /// A few quick looks for a run whose dispatch was cut short; null where it is not there, or cannot be told from
    /// others.
    /// </summary>
    public async Task<WorkflowRun?> FindQuicklyAsync(CancellationToken cancellation)
    {
        try
        {
            for (var look = 1; wanted.CorrelationId is not null && WasSent && look <= QuickLooks; look++)
            {
                if (await FindAsync(wanted.CorrelationId, cancellation) is { } found)
                {
                    return found;
                }
                await Task.Delay(TimeSpan.FromSeconds(1), access.Time, cancellation);
            }
        }
        catch (Exception failure) when (failure is GitHubFailure or OperationCanceledException)
        {
            access.Log.Info($"the run could not be looked for: {failure.Message}");
        }
        return null;
    }

    private async Task<WorkflowRun> SearchAsync(string id, CancellationToken cancellation)
    {
        var pace = new PollPace();
        while (true)
        {
            if (await FindAsync(id, cancellation) is { } found)
            {
                return found;
            }
            if (access.Time.GetUtcNow() - sentAt >= SearchFor)
            {
                throw NotSeen(id);
            }
            await Task.Delay(pace.Next(), access.Time, cancellation);
        }
    }

    private async Task<WorkflowRun?> FindAsync(string id, CancellationToken cancellation)
    {
        var runs = await access.Runs.ListDispatchedAsync(
            access.Repository,
            wanted.Workflow,
            sentAt - ClockDifference,
            cancellation
        );
        return runs.FirstOrDefault(candidate => candidate.DisplayTitle?.Contains(id, StringComparison.Ordinal) == true);
    }

    private ActionFailure NotSeen(string id) =>
        new(
            Lost is null ? ExitCode.No : ExitCode.GitHub,
            $"No run of {wanted.Workflow} shows {id} in its title, {SearchFor.TotalMinutes} minutes after "
                + $"{(Lost is null ? "the dispatch" : $"a dispatch whose answer was lost ({Lost.Detail})")}",
            Lost is null
                ? "A run was started, but it cannot be told from others"
                : "Most likely no run was started; it was not dispatched again, because a second run could be the "
                    + "consequence",
            Lost is null
                ? "Let the workflow's `run-name` show the input: `run-name: … "
                    + $"${{{{ inputs.{wanted.CorrelationInput} }}}}`"
                : $"Look at the workflow's runs: only where none began at {sentAt:u} or later, run this step again"
        );
}
