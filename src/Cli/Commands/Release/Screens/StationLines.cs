using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Engine;
using Spectre.Console;

namespace MsReleaseActions.Cli.Commands.Release.Screens;

/// <summary>One step as lines of a terminal, Spectre's markup.</summary>
/// <param name="board">What is known.</param>
/// <param name="columns">No line is longer, but for addresses: they must stay whole to be copied.</param>
/// <param name="frame">Counts the drawings, for what turns.</param>
internal sealed class StationLines(TrainBoard board, int columns, int frame)
{
    private const int NameWidth = 9;
    private const int TimeWidth = 6;
    private const int MostBar = 30;

    private readonly bool isNarrow = columns < 60;

    // below the texts of the lines above, where there is room for that
    private readonly int indent = columns >= 60 ? 2 + NameWidth + 1 + TimeWidth + 2 : 2;

    /// <summary>Its one line.</summary>
    public string Headline(Station station)
    {
        var (mark, colour) = Look(station);
        var took =
            board.ElapsedOf(station) is { } elapsed
            && (station.IsOpen || (!isNarrow && elapsed >= TimeSpan.FromSeconds(1)))
                ? ElapsedText.Of(elapsed)
                : "";
        var timeWidth = isNarrow && took.Length == 0 ? 0 : TimeWidth + 1;
        var text = ScreenFit.Cut(Text(station), columns - 2 - NameWidth - timeWidth - 2);
        var name =
            colour == "dim" && !station.IsDone ? $"[dim]{station.Name, -NameWidth}[/]" : $"{station.Name, -NameWidth}";
        return (
            $"{mark} {name}[dim]{took.PadLeft(timeWidth)}[/]  "
            + $"{(text.Length == 0 ? "" : $"[{colour}]{Markup.Escape(text)}[/]")}"
        ).TrimEnd();
    }

    /// <summary>What else there is to know while it goes on, or is blocked.</summary>
    public IEnumerable<string> Details(Station station)
    {
        if (station.Transfer is { } transfer)
        {
            yield return Bar(transfer);
        }
        if (station.Step == StepId.Approval && board.Approval is { } awaited && !station.IsDone)
        {
            yield return Detail(
                $"environment {awaited.Environment}: {string.Join(", ", awaited.Reviewers)}",
                "default"
            );
            yield return awaited.CurrentUserCanApprove
                ? Detail("you may approve", "bold yellow")
                : Detail("you may not approve: ask one of them", "yellow");
            yield return Address(awaited.Url);
        }
        else if (
            station.Report is { Status: StepStatus.Running or StepStatus.Waiting or StepStatus.Blocked, Url: { } url }
        )
        {
            yield return Address(url);
        }
        // the end says it in full
        if (station.Report is { Status: StepStatus.Blocked } blocked && board.Ended is null)
        {
            foreach (var text in new[] { blocked.Why, blocked.Remedy }.Where(text => text.Length > 0))
            {
                yield return Detail(text, "default");
            }
        }
    }

    private (string Mark, string Colour) Look(Station station) =>
        (station.Report?.Status, station.Broken, station.Acting) switch
        {
            (StepStatus.Done, _, _) => (ScreenMark.Passed, "dim"),
            (StepStatus.Blocked, _, _) => (ScreenMark.Failed, "red"),
            (_, true, _) when board.Ended?.ExitCode == (int)ExitCode.Cancelled => (ScreenMark.Cancelled, "yellow"),
            (_, true, _) => (ScreenMark.Failed, "red"),
            (StepStatus.Waiting, _, _) => (ScreenMark.Waiting, "yellow"),
            (StepStatus.Running, _, _) or (_, _, true) => (
                board.Ended is null ? ScreenMark.Running(frame) : ScreenMark.Next,
                "default"
            ),
            (StepStatus.ToDo, _, _) => (ScreenMark.Next, "default"),
            _ => (ScreenMark.Queued, "dim"),
        };

    private static string Text(Station station) =>
        (station.Report?.Status, station.Line) switch
        {
            (StepStatus.Done or StepStatus.Blocked or StepStatus.Waiting, _) => station.Report!.Text,
            (_, { Length: > 0 } line) => line,
            _ => station.Report?.Text ?? "",
        };

    private string Bar(TransferMoved transfer)
    {
        var share = transfer.Total > 0 ? Math.Clamp((double)transfer.Bytes / transfer.Total, 0, 1) : 0;
        var amount = $"{(int)(100 * share), 3}% of {ByteSize.Show(transfer.Total)}";
        var room = columns - indent - amount.Length - 2;
        var bar = Math.Clamp(room / 2, 5, MostBar);
        var full = (int)(bar * share);
        var name = ScreenFit.Cut(transfer.What, room - bar - 2);
        return $"{new string(' ', indent)}[blue]{new string('━', full)}[/][dim]{new string('─', bar - full)}[/] "
            + $"{amount}  [dim]{Markup.Escape(name)}[/]";
    }

    private string Detail(string text, string colour) =>
        $"{new string(' ', indent)}[{colour}]{Markup.Escape(ScreenFit.Cut(text, columns - indent))}[/]";

    private string Address(string url)
    {
        var text = SafeText.Line(url);
        // one that does not fit begins at the edge: the terminal breaks it, and it is still one to copy
        return $"{new string(' ', text.Length > columns - indent ? 0 : indent)}[underline]{Markup.Escape(text)}[/]";
    }
}
