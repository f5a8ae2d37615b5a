using MsReleaseActions.Runner.Options;
using MsReleaseActions.Runner.Processes;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Reports;

/// <summary>An attempt of a run as somebody who watches sees it.</summary>
internal sealed class BoardRun(string label, long start)
{
    public string Label => label;

    public long Start => start;

    public List<BoardJob> Jobs { get; } = [];

    /// <summary>GitHub's word; null while it goes on.</summary>
    public string? Conclusion { get; set; }

    /// <summary>Why it could not start, or null.</summary>
    public string? Problem { get; set; }

    public TimeSpan Took { get; set; }
}

/// <summary>A job of it.</summary>
internal sealed class BoardJob(string name)
{
    public string Name => name;

    /// <summary>
    /// GitHub's word: <c>queued</c>, <c>pending</c>, <c>waiting</c>, <c>in_progress</c>, <c>completed</c>.
    /// </summary>
    public string Status { get; set; } = "queued";

    public string? Conclusion { get; set; }

    /// <summary>When its status last changed.</summary>
    public long Since { get; set; }

    public TimeSpan Took { get; set; }

    /// <summary>The environment that it waits for and who may approve, or the step that runs.</summary>
    public string Detail { get; set; } = "";

    /// <summary>The last line that the step printed.</summary>
    public string Line { get; set; } = "";

    /// <summary>What it said on the run's page.</summary>
    public List<Annotation> Annotations { get; } = [];
}

/// <summary>All runs so far, kept by the runner's events. Not safe for concurrent use.</summary>
internal sealed class RunBoard(TimeProvider time)
{
    // the runner's own lines, such as the end of a group
    private const string Marker = "##[";
    private readonly Dictionary<(long Run, int Attempt), BoardRun> runs = [];
    private readonly Dictionary<long, BoardJob> jobs = [];

    /// <summary>Takes an event; returns the run where it is a new one.</summary>
    public BoardRun? Take(RunnerEvent happened)
    {
        var isNew = !runs.ContainsKey((happened.Run.Id, happened.Run.Attempt));
        var run = Run(happened.Run);
        switch (happened)
        {
            case RunEnded ended:
                (run.Conclusion, run.Problem, run.Took) = (
                    ended.Run.Conclusion ?? "cancelled",
                    ended.Problem,
                    time.GetElapsedTime(run.Start)
                );
                break;
            case JobChanged changed:
                Change(Job(run, changed.Job), changed.Job);
                break;
            case ApprovalAwaited awaited:
                Job(run, awaited.Job).Detail =
                    $"waits for {awaited.Environment.Name}: {Reviewers(awaited.Environment)} may approve";
                break;
            case StepChanged { Step.Status: "in_progress" } changed:
                (Job(run, changed.Job).Detail, Job(run, changed.Job).Line) = (changed.Step.Name, "");
                break;
            case LinePrinted printed
                when !string.IsNullOrWhiteSpace(printed.Text)
                    && !printed.Text.StartsWith(Marker, StringComparison.Ordinal):
                Job(run, printed.Job).Line = printed.Text.Trim();
                break;
            case Annotated annotated:
                Job(run, annotated.Job).Annotations.Add(annotated.Annotation);
                break;
            case Unsupported unsupported:
                Job(run, unsupported.Job)
                    .Annotations.Add(
                        new Annotation(unsupported.Passed ? Annotation.Warning : Annotation.Error, Words(unsupported))
                    );
                break;
        }
        return isNew ? run : null;
    }

    /// <summary>Who may approve, by name.</summary>
    public static string Reviewers(SandboxEnvironment environment) =>
        string.Join(", ", environment.Reviewers.Select(reviewer => reviewer.Name));

    /// <summary>What is not supported, and where it is asked for.</summary>
    public static string Words(Unsupported unsupported) =>
        $"{unsupported.File}:{unsupported.Line}: {unsupported.What} is not supported "
        + $"here{(unsupported.Passed ? "; it was passed over" : "")}";

    private void Change(BoardJob shown, SandboxJob job)
    {
        if (shown.Status == job.Status)
        {
            return;
        }
        shown.Took = shown.Status == "in_progress" ? time.GetElapsedTime(shown.Since) : TimeSpan.Zero;
        (shown.Status, shown.Conclusion, shown.Since, shown.Detail, shown.Line) = (
            job.Status,
            job.Conclusion,
            time.GetTimestamp(),
            "",
            ""
        );
    }

    private BoardRun Run(SandboxRun run)
    {
        if (!runs.TryGetValue((run.Id, run.Attempt), out var found))
        {
            found = runs[(run.Id, run.Attempt)] = new BoardRun(RunLabel.Of(run), time.GetTimestamp());
        }
        return found;
    }

    private BoardJob Job(BoardRun run, SandboxJob job)
    {
        if (!jobs.TryGetValue(job.Id, out var found))
        {
            found = jobs[job.Id] = new BoardJob(job.Name) { Since = time.GetTimestamp() };
            run.Jobs.Add(found);
        }
        return found;
    }
}
