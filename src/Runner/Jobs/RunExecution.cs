using System.Collections.Concurrent;
using System.Text;
using MsReleaseActions.Runner.Options;
using MsReleaseActions.Runner.Steps;
using MsReleaseActions.Server.State;
using MsReleaseActions.Workflows.Expressions;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Runner.Jobs;

/// <summary>Executes one attempt of a run.</summary>
/// <param name="run">The run.</param>
/// <param name="groups">Of its repository.</param>
/// <param name="earlier">How legs ended in earlier attempts, by key; this attempt adds its own.</param>
/// <param name="previousQueued">Ends when the run created before it has its place in its group.</param>
internal sealed class RunExecution(
    SandboxRun run,
    ConcurrencyGroups groups,
    ConcurrentDictionary<string, EarlierMatrixJob> earlier,
    Task previousQueued,
    RunnerOptions options
) : IDisposable
{
    private readonly TaskCompletionSource queued = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource kill = new();

    /// <summary>
    /// Ends when it has its place in its group, or needs none: groups are entered in the order of creation, as on
    /// GitHub, however long a workflow file takes to be read.
    /// </summary>
    public Task Queued => queued.Task;

    /// <summary>Asks it to stop.</summary>
    public void Stop() => stop.Cancel();

    /// <summary>Asks it to stop, also what wants to run after a cancellation.</summary>
    public void Kill()
    {
        Stop();
        kill.Cancel();
    }

    public async Task RunAsync()
    {
        options.Observe(new RunBegan(run));
        string? problem = "the embedded runner ended unexpectedly";
        try
        {
            var text =
                run.Repository.ReadFile(run.Workflow.Path, run.Made.HeadSha)
                ?? throw new WorkflowFailure($"{run.Workflow.Path} does not exist at {run.Made.HeadSha}");
            await ExecuteAsync(WorkflowFile.Parse(run.Workflow.Path, Encoding.UTF8.GetString(text)));
            problem = null;
        }
        catch (Exception failure) when (failure is InvalidWorkflowException or WorkflowFailure or ExpressionException)
        {
            problem = failure.Message;
        }
        finally
        {
            queued.TrySetResult();
            if (run.Status != "completed")
            {
                run.Complete("startup_failure");
            }
            options.Observe(new RunEnded(run, problem));
        }
    }

    public void Dispose()
    {
        stop.Dispose();
        kill.Dispose();
    }

    private async Task ExecuteAsync(WorkflowFile file)
    {
        var known = RunFacts.Contexts(run, WorkflowDocument.Parse(file.Text).Dispatch ?? []);
        var ticket = GroupTickets.Of(file.Concurrency, Contexts.Scope(Contexts.OfRun, known));
        Action stopping = Stop;
        await previousQueued;
        var entered = ticket is null ? Task.FromResult(true) : groups.EnterAsync(ticket, stopping, Wait, stop.Token);
        queued.SetResult();
        if (!await entered)
        {
            run.Supersede();
            return;
        }
        try
        {
            run.Complete(await JobsAsync(file, known));
        }
        finally
        {
            if (ticket is not null)
            {
                groups.Leave(ticket, stopping);
            }
        }
    }

    private void Wait()
    {
        run.SetStatus("pending");
        options.Observe(new RunWaits(run));
    }

    private async Task<string> JobsAsync(WorkflowFile file, Dictionary<string, ExpressionValue> known)
    {
        var results = new Dictionary<string, Task<JobResult>>(StringComparer.OrdinalIgnoreCase);
        foreach (var job in file.JobsInOrder)
        {
            var needs = job.Needs.Select(need => (need.Text, results[need.Text])).ToList();
            var execution = new MatrixJobs(file, job, run, known, groups, earlier, options);
            results[job.Id.Text] = Task.Run(() => execution.RunAsync(needs, stop.Token, kill.Token));
        }
        var ended = await Task.WhenAll(results.Values);
        return stop.IsCancellationRequested ? "cancelled"
            : Array.Exists(ended, job => job.Result == "failure") ? "failure"
            : Array.Exists(ended, job => job.Result == "cancelled") ? "cancelled"
            : Array.TrueForAll(ended, job => job.Result == "skipped") ? "skipped"
            : "success";
    }
}

/// <summary>Concurrency as written, evaluated.</summary>
internal static class GroupTickets
{
    public static GroupTicket? Of(Concurrency? concurrency, ExpressionScope scope) =>
        concurrency is null
            ? null
            : new GroupTicket(
                Evaluation.Text(concurrency.Group, scope),
                concurrency.CancelInProgress is not null
                    && Evaluation.Value(concurrency.CancelInProgress, scope).IsTruthy,
                concurrency.Queue is not null && Evaluation.Text(concurrency.Queue, scope) == "max"
            );
}
