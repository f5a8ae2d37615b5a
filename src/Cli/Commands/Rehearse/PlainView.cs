using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Rehearsal.Reports;
using MsReleaseActions.Runner.Options;

namespace MsReleaseActions.Cli.Commands.Rehearse;

/// <summary>One line for each thing that happens: for pipes, logs and dumb terminals.</summary>
internal sealed class PlainView(TextWriter writer, TimeProvider time) : IRehearsalView
{
    private readonly Lock gate = new();
    private readonly long start = time.GetTimestamp();

    public void Begin(string name, string description) => Write($"scenario {name}: {description}");

    public void Act(string who, string what) => Write($"{who} {what}");

    public void Happened(RunnerEvent happened)
    {
        if (Text(happened) is { } text)
        {
            Write(text);
        }
    }

    public void Found(Finding finding) => Write($"{(finding.Holds ? "ok" : "NOT OK")}: {finding.Text}");

    // progress within a step is for somebody who watches
    public void Line(string text) { }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string? Text(RunnerEvent happened) =>
        happened switch
        {
            JobChanged { Job: { Status: "completed" } job } => $"{Label(happened)} {job.Name}: {job.Conclusion}",
            ApprovalAwaited waits =>
                $"{Label(happened)} {waits.Job.Name}: waits for the approval of {waits.Environment.Name} by "
                    + $"{string.Join(", ", waits.Environment.Reviewers.Select(reviewer => reviewer.Name))}",
            Annotated said => $"{Label(happened)} {said.Job.Name}: {said.Annotation.Level}: {said.Annotation.Message}",
            Unsupported named => $"{Label(happened)} {named.Job.Name}: not supported here: {named.What} "
                + $"({named.File}:{named.Line}){(named.Passed ? ", passed over" : "")}",
            RunEnded ended =>
                $"{Label(happened)}: {ended.Run.Conclusion}{(ended.Problem is { } problem ? $": {problem}" : "")}",
            _ => null,
        };

    private static string Label(RunnerEvent happened) => $"{RunLabel.NameOf(happened.Run)} #{happened.Run.Number}";

    private void Write(string text)
    {
        lock (gate)
        {
            writer.WriteLine($"{time.GetElapsedTime(start).TotalSeconds, 6:0.0}s  {text}");
        }
    }
}
