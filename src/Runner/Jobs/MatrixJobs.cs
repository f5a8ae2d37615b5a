using System.Collections.Concurrent;
using MsReleaseActions.Runner.Options;
using MsReleaseActions.Runner.Processes;
using MsReleaseActions.Runner.Steps;
using MsReleaseActions.Server.State;
using MsReleaseActions.Workflows.Expressions;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Runner.Jobs;

/// <summary>A job of a run: waits for what it needs, decides whether it runs, and runs its legs.</summary>
internal sealed class MatrixJobs(
    WorkflowFile file,
    Job job,
    SandboxRun run,
    IReadOnlyDictionary<string, ExpressionValue> ofRun,
    ConcurrencyGroups groups,
    ConcurrentDictionary<string, EarlierMatrixJob> earlier,
    RunnerOptions options
)
{
    private readonly Dictionary<string, ExpressionValue> known = new(ofRun, StringComparer.OrdinalIgnoreCase);

    public async Task<JobResult> RunAsync(
        IReadOnlyList<(string Id, Task<JobResult> Ended)> needs,
        CancellationToken cancelled,
        CancellationToken killed
    )
    {
        var before = await Task.WhenAll(needs.Select(need => need.Ended));
        known["needs"] = ExpressionValue.Object(
            needs.Zip(before, (need, result) => KeyValuePair.Create(need.Id, Need(result)))
        );
        try
        {
            if (!Wants(before, cancelled.IsCancellationRequested))
            {
                return Skip(cancelled.IsCancellationRequested ? "cancelled" : "skipped").After(before);
            }
            // a job that wants to run although the run was cancelled is not cancelled with it, also when it is under
            // way
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(killed);
            await using var asked = cancelled.Register(() =>
                Stopping.Unless(() => Wants(before, cancelled: true), stop)
            );
            var legs = await LegsAsync(before.Any(need => need.Reran), stop.Token, killed);
            return (JobResult.Of(legs) with { Reran = legs.Any(matrixJob => matrixJob.Reran) }).After(before);
        }
        catch (Exception failure) when (failure is WorkflowFailure or ExpressionException)
        {
            return Broken(failure.Message).After(before);
        }
    }

    private bool Wants(IReadOnlyCollection<JobResult> before, bool cancelled)
    {
        var status = Contexts.Status(
            before.All(need => need.ChainSucceeded) && !cancelled,
            before.Any(need => need.ChainFailed),
            cancelled
        );
        return Template.Condition(job.If?.Text, Contexts.Scope(Contexts.OfJobCondition, known, status));
    }

    private async Task<JobResult[]> LegsAsync(bool again, CancellationToken cancelled, CancellationToken killed)
    {
        var legs = MatrixJob.Of(job, Contexts.Scope(Contexts.OfLeg, known));
        using var failFast = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        using var slots = new SemaphoreSlim(legs[0].MaxParallel);
        return await Task.WhenAll(legs.Select(matrixJob => SlotAsync(matrixJob)));

        async Task<JobResult> SlotAsync(MatrixJob matrixJob)
        {
            var values = new Dictionary<string, ExpressionValue>(known, StringComparer.OrdinalIgnoreCase)
            {
                ["strategy"] = matrixJob.Strategy,
                ["matrix"] = matrixJob.Matrix ?? ExpressionValue.Null,
            };
            var scope = Contexts.Scope(Contexts.OfLeg, values);
            var name = matrixJob.NameOf(scope);
            var key = matrixJob.Key;
            if (Kept(key, again) is { } kept)
            {
                return kept;
            }
            var shown = Change(run.AddJob(name, "queued"));
            await slots.WaitAsync(CancellationToken.None);
            try
            {
                var result = await new MatrixJobExecution(file, matrixJob, shown, values, groups, options).RunAsync(
                    failFast.Token,
                    killed
                );
                earlier[key] = new EarlierMatrixJob(result, shown);
                if (result.Result == "failure" && matrixJob.FailFast)
                {
                    await failFast.CancelAsync();
                }
                return result with { Reran = true };
            }
            finally
            {
                slots.Release();
            }
        }
    }

    // a green leg of the attempt before stays, unless something that it waited for was run again
    private JobResult? Kept(string key, bool again)
    {
        if (
            !earlier.TryGetValue(key, out var matrixJob)
            || run.Jobs.FirstOrDefault(job => job.Origin == matrixJob.Shown) is not { } found
        )
        {
            return null;
        }
        if (!again)
        {
            return matrixJob.Result;
        }
        run.Forget(found);
        return null;
    }

    private JobResult Skip(string result)
    {
        Change(run.AddJob(job.Name?.Text ?? job.Id.Text, "queued").Complete(result));
        return JobResult.Without(result);
    }

    private JobResult Broken(string message)
    {
        var shown = run.AddJob(job.Id.Text, "queued").Log($"##[error]{message}");
        options.Observe(new Annotated(run, shown, new Annotation("error", message)));
        Change(shown.Complete("failure"));
        return JobResult.Without("failure") with { Reran = true };
    }

    private SandboxJob Change(SandboxJob shown)
    {
        options.Observe(new JobChanged(run, shown));
        return shown;
    }

    private static ExpressionValue Need(JobResult result) =>
        ExpressionValue.Object([
            KeyValuePair.Create("result", ExpressionValue.Of(result.Result)),
            KeyValuePair.Create("outputs", Contexts.Texts(result.Outputs)),
        ]);
}
