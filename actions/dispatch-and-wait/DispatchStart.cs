using System.Net;
using MsReleaseActions.GitHub;
using MsReleaseActions.Runtime;

namespace MsReleaseActions.DispatchAndWait;

/// <summary>Starts the run, once, and finds out which one it is.</summary>
internal sealed class DispatchStart(DispatchInputs inputs, DispatchPlan plan, ActionRun run)
{
    // the clocks of the two sides may differ; the id in the title is what decides
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan SearchFor = TimeSpan.FromMinutes(3);
    private const int QuickLooks = 3;
    private DateTimeOffset sentAt;

    /// <summary>The dispatch may have reached GitHub.</summary>
    public bool WasSent { get; private set; }

    /// <param name="sending">For the dispatch itself, which is not torn off by a cancellation at once.</param>
    /// <param name="cancellation">For everything before and after.</param>
    public async Task<WorkflowRun> RunAsync(CancellationToken sending, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        (WasSent, sentAt) = (true, run.Time.GetUtcNow());
        var repository = run.Connection.Repository;
        GitHubFailure? lost = null;
        try
        {
            if (await run.GitHub.Runs.DispatchAsync(repository, inputs.Workflow.Text, plan.Ref.Text, plan.Inputs.Values, sending) is { } started)
            {
                return new WorkflowRun(started.WorkflowRunId, "queued", started.HtmlUrl);
            }
        }
        catch (GitHubFailure failure) when (failure.IsUncertain)
        {
            run.Workflow.Info($"the answer to the dispatch was lost ({failure.Detail}); looking for the run instead of starting another");
            lost = failure;
        }
        catch (GitHubFailure failure) when (failure.Status is HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest)
        {
            WasSent = false;
            throw ActionFailure.No(
                $"GitHub did not start {inputs.Workflow} on {plan.Ref} in {repository}: {failure.Detail}",
                "No run was started",
                "Compare `ref` and `inputs` with the `on: workflow_dispatch` of the workflow file on that ref");
        }
        return await SearchAsync(lost, cancellation);
    }

    /// <summary>A few quick looks for a run whose dispatch was cut short; null where it is not there, or cannot be told from others.</summary>
    public async Task<WorkflowRun?> FindQuicklyAsync(CancellationToken cancellation)
    {
        try
        {
            for (var look = 1; plan.CorrelationId is not null && WasSent && look <= QuickLooks; look++)
            {
                if (await FindAsync(cancellation) is { } found)
                {
                    return found;
                }
                await Task.Delay(TimeSpan.FromSeconds(1), run.Time, cancellation);
            }
        }
        catch (Exception failure) when (failure is GitHubFailure or OperationCanceledException)
        {
            run.Workflow.Info($"the run could not be looked for: {failure.Message}");
        }
        return null;
    }

    private async Task<WorkflowRun> SearchAsync(GitHubFailure? lost, CancellationToken cancellation)
    {
        if (plan.CorrelationId is not { } id)
        {
            throw Unknown(lost);
        }
        var pace = new PollPace();
        while (true)
        {
            if (await FindAsync(cancellation) is { } found)
            {
                return found;
            }
            if (run.Time.GetUtcNow() - sentAt >= SearchFor)
            {
                throw NotSeen(lost, id);
            }
            await Task.Delay(pace.Next(), run.Time, cancellation);
        }
    }

    private async Task<WorkflowRun?> FindAsync(CancellationToken cancellation)
    {
        var runs = await run.GitHub.Runs.ListDispatchedAsync(run.Connection.Repository, inputs.Workflow.Text, sentAt - ClockDifference, cancellation);
        return runs.FirstOrDefault(candidate => candidate.DisplayTitle?.Contains(plan.CorrelationId!, StringComparison.Ordinal) == true);
    }

    private ActionFailure Unknown(GitHubFailure? lost) =>
        lost is null
            ? ActionFailure.No(
                $"{inputs.Workflow} was dispatched, but this server does not say which run that is",
                "Without `correlation-input` it cannot be told from other runs, and the newest one may be somebody else's",
                "Name an input of the workflow in `correlation-input`, and show it in the workflow's `run-name`")
            : new ActionFailure(
                ExitCode.GitHub,
                $"The answer to the dispatch of {inputs.Workflow} was lost: {lost.Detail}",
                "A run may have been started; without `correlation-input` it cannot be told from others, and dispatching again could start a second one",
                "Look at the workflow's runs before running this step again, and name an input in `correlation-input` so that the run can be found");

    private ActionFailure NotSeen(GitHubFailure? lost, string id) =>
        new(
            lost is null ? ExitCode.No : ExitCode.GitHub,
            $"No run of {inputs.Workflow} shows {id} in its title, {SearchFor.TotalMinutes} minutes after {(lost is null ? "the dispatch" : $"a dispatch whose answer was lost ({lost.Detail})")}",
            lost is null ? "A run was started, but it cannot be told from others" : "Most likely no run was started; it was not dispatched again, because a second run could be the consequence",
            $"Let the workflow's `run-name` show the input: `run-name: … ${{{{ inputs.{inputs.CorrelationInput} }}}}`");
}
