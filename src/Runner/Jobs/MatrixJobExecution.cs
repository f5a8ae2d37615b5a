using MsReleaseActions.Runner.Options;
using MsReleaseActions.Runner.Steps;
using MsReleaseActions.Server.State;
using MsReleaseActions.Workflows.Expressions;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Runner.Jobs;

/// <summary>One leg from queued to completed: its concurrency group, its environment, its steps.</summary>
internal sealed class MatrixJobExecution(
    WorkflowFile file,
    MatrixJob matrixJob,
    SandboxJob shown,
    Dictionary<string, ExpressionValue> known,
    ConcurrencyGroups groups,
    RunnerOptions options
)
{
    private readonly ExpressionScope scope = Contexts.Scope(Contexts.OfLeg, known);

    /// <param name="cancelled">It is to stop; steps that always run still do.</param>
    /// <param name="killed">Those are to stop too.</param>
    public async Task<JobResult> RunAsync(CancellationToken cancelled, CancellationToken killed)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        try
        {
            return await TurnAsync(stop, killed);
        }
        catch (Exception failure) when (failure is WorkflowFailure or ExpressionException)
        {
            shown.Log($"##[error]{failure.Message}");
            options.Observe(
                new Annotated(
                    shown.Run,
                    shown,
                    new MsReleaseActions.Runner.Processes.Annotation("error", failure.Message)
                )
            );
            return End("failure");
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return End("cancelled");
        }
    }

    private async Task<JobResult> TurnAsync(CancellationTokenSource stop, CancellationToken killed)
    {
        var stopping = () => Cancel(stop);
        var ticket = GroupTickets.Of(matrixJob.Job.Concurrency, scope);
        if (
            stop.IsCancellationRequested
            || (ticket is not null && !await groups.EnterAsync(ticket, stopping, () => Change("pending"), stop.Token))
        )
        {
            return End("cancelled");
        }
        try
        {
            return await GateAsync(stop.Token) switch
            {
                null => End("cancelled"),
                false => End("failure"),
                true => Tolerated(
                    await new JobExecution(file, matrixJob, shown, known, options).RunAsync(stop.Token, killed)
                ),
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
        var name = matrixJob.Job.Environment is null ? "" : Evaluation.Text(matrixJob.Job.Environment, scope);
        if (name.Length == 0)
        {
            return true;
        }
        var environment = shown.Run.Repository.Actions.Environment(name);
        // the timer runs from here on, beside the reviewers
        var timer = Task.Delay(TimeSpan.FromMinutes(environment.WaitTimer), options.Time, cancelled);
        if (environment.Reviewers.Count == 0)
        {
            await ElapsedAsync(timer);
        }
        Deploying.Reach(shown, name);
        options.Observe(new JobChanged(shown.Run, shown));
        if (!shown.Decision.Task.IsCompleted)
        {
            options.Observe(new ApprovalAwaited(shown.Run, shown, environment));
        }
        try
        {
            var allowed = await shown.Decision.Task.WaitAsync(cancelled);
            if (allowed)
            {
                await ElapsedAsync(timer);
            }
            return allowed;
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task ElapsedAsync(Task timer)
    {
        if (!timer.IsCompleted)
        {
            Change("waiting");
            await timer;
        }
    }

    private static void Cancel(CancellationTokenSource stop)
    {
        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // the leg ended by itself while somebody was about to stop it
            return;
        }
    }

    // the run may succeed although this job failed; its own mark stays red
    private JobResult Tolerated(JobResult result) =>
        result.Result == "failure"
        && matrixJob.Job.ContinueOnError is { } tolerated
        && Evaluation.Value(tolerated, scope).IsTruthy
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
