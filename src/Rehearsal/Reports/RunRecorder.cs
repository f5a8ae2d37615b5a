using MsReleaseActions.Rehearsal.Scenarios;
using MsReleaseActions.Runner.Options;
using MsReleaseActions.Runner.Processes;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Reports;

/// <summary>
/// Writes down when things happened in the runs of a rehearsal, which begins with it. Events come one at a time.
/// </summary>
internal sealed class RunRecorder(TimeProvider time)
{
    private readonly long start = time.GetTimestamp();
    private readonly List<RunNotes> runs = [];

    public void Take(RunnerEvent happened)
    {
        var run = runs.Find(known => known.Run == happened.Run && known.Attempt == happened.Run.Attempt);
        if (run is null)
        {
            runs.Add(run = new RunNotes(happened.Run, happened.Run.Attempt, Now));
        }
        switch (happened)
        {
            case RunEnded:
                (run.End, run.Conclusion) = (Now, happened.Run.Conclusion);
                break;
            case JobChanged changed:
                Change(run.Of(changed.Job, Now), changed.Job);
                break;
            case ApprovalAwaited awaited:
                run.Of(awaited.Job, Now).Approval = new RecordedApproval(
                    awaited.Environment.Name,
                    [.. awaited.Environment.Reviewers.Select(reviewer => reviewer.Name)],
                    Now,
                    Now,
                    By: null,
                    Approved: false
                );
                break;
            case StepChanged changed:
                run.Of(changed.Job, Now).Take(changed.Step, Now);
                break;
            case Annotated annotated:
                run.Of(annotated.Job, Now).Annotations.Add(annotated.Annotation);
                break;
            case Unsupported unsupported:
                run.Of(unsupported.Job, Now)
                    .Annotations.Add(
                        new Annotation(
                            unsupported.Passed ? Annotation.Warning : Annotation.Error,
                            RunBoard.Words(unsupported)
                        )
                    );
                break;
        }
    }

    /// <summary>The whole record.</summary>
    /// <param name="result">How the rehearsal ended.</param>
    /// <param name="heavy">The bundling commands that ran, each with the number of its job.</param>
    /// <param name="writes">The requests that changed something, in order.</param>
    public RehearsalRecord Record(
        RehearsalResult result,
        IEnumerable<(long Job, string Command)> heavy,
        IEnumerable<RequestRecord> writes
    )
    {
        var commands = heavy.ToLookup(use => use.Job, use => use.Command);
        return new RehearsalRecord(
            result,
            [
                .. runs.Select(run => new RecordedRun(
                    RunLabel.NameOf(run.Run),
                    run.Run.Number,
                    run.Attempt,
                    run.Run.Made.Event,
                    run.Conclusion,
                    run.Start,
                    run.End ?? Now,
                    [.. run.Jobs.Select(job => job.Record(Now) with { HeavyCommands = [.. commands[job.Id]] })]
                )),
            ],
            [
                .. writes.Select(write => new RecordedWrite(
                    write.Method,
                    write.Query.Length > 0 ? $"{write.Path}?{write.Query}" : write.Path,
                    $"{write.TokenLogin ?? "anonymous"}, {write.UserAgent}",
                    write.Status
                )),
            ]
        );
    }

    private TimeSpan Now => time.GetElapsedTime(start);

    private void Change(JobNotes notes, SandboxJob job)
    {
        if (notes.Status == "waiting" && job.Status != "waiting")
        {
            Decide(
                notes,
                job.Run.Approvals.LastOrDefault(approval =>
                    approval.Environments.Contains(job.Environment, StringComparer.OrdinalIgnoreCase)
                )
            );
        }
        if (job.Status != notes.Status)
        {
            // the start of what never ran is the moment in which it was passed over
            notes.Start = notes.Status != "in_progress" ? Now : notes.Start;
            notes.End = Now;
            (notes.Status, notes.Conclusion) = (job.Status, job.Conclusion);
        }
    }

    private void Decide(JobNotes notes, SandboxApproval? decision)
    {
        if (notes.Approval is { } asked)
        {
            notes.Approval = asked with { Until = Now, By = decision?.Login, Approved = decision?.Approved ?? false };
        }
    }
}
