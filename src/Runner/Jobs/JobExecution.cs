using MsReleaseActions.Runner.BuiltinActions;
using MsReleaseActions.Runner.Options;
using MsReleaseActions.Runner.Steps;
using MsReleaseActions.Server.State;
using MsReleaseActions.Workflows.Expressions;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Runner.Jobs;

/// <summary>Runs one leg of a job on a machine of its own.</summary>
/// <param name="file">The workflow.</param>
/// <param name="matrixJob">What is run.</param>
/// <param name="shown">As the API shows it.</param>
/// <param name="known">The contexts <c>github</c>, <c>needs</c>, <c>inputs</c> and <c>vars</c>.</param>
internal sealed class JobExecution(
    WorkflowFile file,
    MatrixJob matrixJob,
    SandboxJob shown,
    IReadOnlyDictionary<string, ExpressionValue> known,
    RunnerOptions options
)
{
    /// <summary>How long steps that run after a cancellation may take, all together.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    private const int UsualMinutes = 360;
    private readonly SandboxRun run = shown.Run;

    public async Task<JobResult> RunAsync(CancellationToken cancelled, CancellationToken killed)
    {
        shown.Start();
        Tell();
        var setUp = shown.Step("Set up job");
        var token = JobToken.Create(run.Repository, matrixJob.Job.Permissions ?? file.Permissions);
        try
        {
            var minutes = UsualMinutes;
            if (
                matrixJob.Job.TimeoutMinutes is { } written
                && Evaluation.Minutes(written, Contexts.Scope(Contexts.OfLeg, known)) is > 0 and var asked
            )
            {
                minutes = asked;
            }
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(minutes), options.Time);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancelled);
            using var forced = new CancellationTokenSource(Timeout.InfiniteTimeSpan, options.Time);
            await using var ends = stop.Token.Register(() => forced.CancelAfter(Grace));
            await using var dies = killed.Register(forced.Cancel);
            var session = await new JobSetup(file, matrixJob, shown, known, options).RunAsync(
                token,
                stop.Token,
                forced.Token
            );
            setUp.End("success");
            return await StepsAsync(session, minutes, limit.Token);
        }
        catch (Exception failure) when (failure is WorkflowFailure or ExpressionException)
        {
            if (failure is UnsupportedFailure unsupported)
            {
                options.Observe(
                    new Unsupported(
                        run,
                        shown,
                        unsupported.What,
                        run.Workflow.Path,
                        matrixJob.Job.At.Line,
                        Passed: false
                    )
                );
            }
            shown.Log($"##[error]{failure.Message}");
            options.Observe(
                new Annotated(run, shown, new MsReleaseActions.Runner.Processes.Annotation("error", failure.Message))
            );
            return End("failure", JobResult.Without("failure"));
        }
        finally
        {
            run.Repository.Sandbox.RevokeToken(token);
        }
    }

    private async Task<JobResult> StepsAsync(JobSession session, int minutes, CancellationToken limit)
    {
        // what the steps left running ends with the job
        await using var processes = session.Processes;
        var steps = new StepSequence(session, StepFrame.Job, matrixJob.Job.Steps);
        await steps.RunAsync(CancellationToken.None);
        if (limit.IsCancellationRequested)
        {
            session.Error($"The job has exceeded the maximum execution time of {minutes} minutes");
        }
        await PostsAsync(session);
        var outputs = JobOutputs.Of(matrixJob.Job.Outputs, steps.Scope(Contexts.OfStep, session.Variables), session);
        shown.Step("Complete job").End("success");
        // once: it may be stopped in between
        var status = session.Status;
        return End(status, new JobResult(status, outputs));
    }

    private async Task PostsAsync(JobSession session)
    {
        foreach (
            var (name, _, post) in Enumerable
                .Reverse(session.Posts)
                .Where(post => !post.OnlyOnSuccess || session.Status == "success")
        )
        {
            var step = shown.Step($"Post {name}");
            using var limit = new CancellationTokenSource(Grace, options.Time);
            try
            {
                await post(limit.Token);
                step.End("success");
            }
            catch (Exception failure)
                when (failure
                        is NativeFailure
                            or IOException
                            or UnauthorizedAccessException
                            or OperationCanceledException
                )
            {
                session.Error(failure.Message);
                session.Failed = true;
                step.End("failure");
            }
            options.Observe(new StepChanged(run, shown, step));
        }
    }

    private JobResult End(string conclusion, JobResult result)
    {
        shown.Complete(conclusion);
        Tell();
        return result;
    }

    private void Tell() => options.Observe(new JobChanged(run, shown));
}
