using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.Cli.Commands.Release.Screens;

/// <summary>
/// A line for each change, with the time of day (UTC): for pipes, logs and dumb terminals. While nothing changes, a
/// sign of life each minute.
/// </summary>
internal sealed class PlainTrain : ITrainView
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly Lock gate = new();
    private readonly Terminal terminal;
    private readonly TrainBoard board;
    private readonly ITimer life;
    private readonly HashSet<(StepId Step, string What)> transferred = [];
    private StepChanged? toDo;
    private bool quiet;

    public PlainTrain(Terminal terminal, TimeProvider pace)
    {
        (this.terminal, board) = (terminal, new TrainBoard(terminal.Time));
        life = pace.CreateTimer(_ => Live(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        life.Change(Patience, Timeout.InfiniteTimeSpan);
    }

    public void Take(TrainEvent happened)
    {
        lock (gate)
        {
            var before = happened is StepChanged { Step: var step } ? board[step].Report : null;
            board.Take(happened);
            // what is to be done is begun at once, as a rule: then that is said, and not both
            if (happened is not StepChanged { Report.Status: StepStatus.Running } begun || begun.Step != toDo?.Step)
            {
                SayToDo();
            }
            toDo = null;
            if (happened is StepChanged { Report.Status: StepStatus.ToDo } next && !Same(before, next.Report))
            {
                toDo = next;
                return;
            }
            foreach (var line in Lines(happened, before))
            {
                Write(line);
            }
        }
    }

    public async Task<string?> AskAsync(string question, CancellationToken cancellation)
    {
        if (!terminal.CanAsk)
        {
            return null;
        }
        await terminal.Out.WriteAsync($"{SafeText.Line(question)} ");
        return await terminal.ReadLineAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        SayToDo();
        await life.DisposeAsync();
    }

    private void SayToDo()
    {
        foreach (var line in toDo is { } next ? Changed(next.Step, next.Report) : [])
        {
            Write(line);
        }
    }

    private IEnumerable<string> Lines(TrainEvent happened, StepReport? before) =>
        happened switch
        {
            TrainBegan began => [$"{began.Repository}, channel {began.Channel}"],
            TagKnown known => [$"tag {known.Tag}"],
            StepChanged { Report: var report } changed => Same(before, report) ? [] : Changed(changed.Step, report),
            StepLine said => [Of(said.Step, said.Line)],
            WriteAnnounced write => [Of(write.Step, $"write: {write.What}")],
            WriteDone write => [Of(write.Step, $"written: {write.What}")],
            TransferMoved moved => Moved(moved),
            ApprovalAwaited awaited =>
            [
                Of(
                    StepId.Approval,
                    $"environment {awaited.Environment}, reviewers {string.Join(", ", awaited.Reviewers)}: you "
                        + $"may {(awaited.CurrentUserCanApprove ? "" : "not ")}approve"
                ),
                Of(StepId.Approval, awaited.Url),
            ],
            TrainWarned warned => [$"warning: {warned.Text}"],
            TrainEnded ended =>
            [
                $"{EndLines.Title(board, ended).Text}: {EndLines.Text(ended)}",
                .. EndLines.Of(board, ended),
            ],
            _ => [],
        };

    private static bool Same(StepReport? before, StepReport now) =>
        before is not null && (before.Status, before.Text, before.Url) == (now.Status, now.Text, now.Url);

    private static IEnumerable<string> Changed(StepId step, StepReport report) =>
        report.Status == StepStatus.ToCome
            ? []
            : new[]
            {
                $"{StepNames.Of(report.Status).Replace('_', ' ')}: "
                    + $"{report.Text}{(report.Url is { } url ? $" ({url})" : "")}",
                report.Status == StepStatus.Blocked ? report.Why : "",
                report.Status == StepStatus.Blocked ? report.Remedy : "",
            }
                .Where(text => text.Length > 0)
                .Select(text => Of(step, text));

    // beginning and end: what lies between is for somebody who watches
    private IEnumerable<string> Moved(TransferMoved moved) =>
        moved.Bytes >= moved.Total && transferred.Add((moved.Step, moved.What))
            ? [Of(moved.Step, $"{moved.What}: {ByteSize.Show(moved.Total)}")]
            : [];

    private static string Of(StepId step, string text) => $"{StepNames.Of(step), -9}  {text}";

    private void Live()
    {
        lock (gate)
        {
            if (quiet && board.Ended is null && board.Stations.FirstOrDefault(station => station.IsOpen) is { } open)
            {
                var text =
                    open.Report?.Status == StepStatus.Waiting || open.Line.Length == 0
                        ? open.Report?.Text ?? ""
                        : open.Line;
                Write(
                    Of(
                        open.Step,
                        "still at it after "
                            + $"{ElapsedText.Of(board.ElapsedOf(open)!.Value)}{(text.Length > 0 ? $": {text}" : "")}"
                    )
                );
            }
            quiet = true;
            life.Change(Patience, Timeout.InfiniteTimeSpan);
        }
    }

    private void Write(string text)
    {
        quiet = false;
        terminal.Out.WriteLine($"{terminal.Time.GetUtcNow():HH:mm:ss}  {SafeText.Line(text)}");
    }
}
