using MsReleaseActions.Sandbox.Actions;
using MsReleaseActions.Workflows.Expressions;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Sandbox.Runner;

/// <summary>One leg from queued to completed: its concurrency group, its environment, its steps.</summary>
internal sealed class LegExecution(WorkflowFile file, JobLeg leg, SandboxJob shown, Dictionary<string, ExpressionValue> known, ConcurrencyGroups groups, RunnerOptions options)
{
    private readonly ExpressionScope scope = Contexts.Scope(Contexts.OfLeg, known);

    public async Task<JobResult> RunAsync(CancellationToken cancelled)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        Action stopping = stop.Cancel;
        var ticket = GroupTickets.Of(leg.Job.Concurrency, scope);
        if (cancelled.IsCancellationRequested || (ticket is not null && !await groups.EnterAsync(ticket, stopping, () => Change("pending"), stop.Token)))
        {
            return End("cancelled");
        }
        try
        {
            return await GateAsync(stop.Token) switch
            {
                null => End("cancelled"),
                false => End("failure"),
                true => Tolerated(await new JobExecution(file, leg, shown, known, options).RunAsync(stop.Token)),
            };
        }
        finally
        {
            if (ticket is not null)
            {
                groups.Leave(ticket, stopping);
            }
        }
    }

    // null: cancelled while it waited
    private async Task<bool?> GateAsync(CancellationToken cancelled)
    {
        var name = leg.Job.Environment is null ? "" : Evaluation.Text(leg.Job.Environment, scope);
        if (name.Length == 0)
        {
            return true;
        }
        var environment = shown.Run.Repository.Actions.Environment(name);
        Deploying.Reach(shown, name);
        options.Observe(new JobChanged(shown.Run, shown));
        if (!shown.Decision.Task.IsCompleted)
        {
            options.Observe(new ApprovalAwaited(shown.Run, shown, environment));
        }
        try
        {
            var allowed = await shown.Decision.Task.WaitAsync(cancelled);
            if (allowed && environment.WaitTimer > 0)
            {
                await Task.Delay(TimeSpan.FromMinutes(environment.WaitTimer), options.Time, cancelled);
            }
            return allowed;
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            return null;
        }
    }

    // the run may succeed although this job failed; its own mark stays red
    private JobResult Tolerated(JobResult result) =>
        result.Result == "failure" && leg.Job.ContinueOnError is { } tolerated && Evaluation.Value(tolerated, scope).IsTruthy
            ? new JobResult("success", result.Outputs)
            : result;

    private JobResult End(string conclusion)
    {
        if (shown.Status != "completed")
        {
            shown.Complete(conclusion);
        }
        options.Observe(new JobChanged(shown.Run, shown));
        return JobResult.Without(conclusion);
    }

    private void Change(string status)
    {
        shown.SetStatus(status);
        options.Observe(new JobChanged(shown.Run, shown));
    }
}
