using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.ReleaseTrain.Engine;
using Spectre.Console;

namespace MsReleaseActions.Cli.Commands.Release.Screens;

/// <summary>
/// A release as one screen. Where it does not fit, first what is done is folded, then what is to come, then details go.
/// </summary>
internal static class TrainLines
{
    private const int WarningLines = 2;

    /// <summary>The lines, Spectre's markup; one row stays free for the cursor.</summary>
    /// <param name="size">Of the terminal.</param>
    /// <param name="frame">Counts the drawings, for what turns.</param>
    public static IReadOnlyList<string> Of(TrainBoard board, ScreenSize size, int frame)
    {
        var room = Math.Max(1, size.Rows - 1);
        var lines = new StationLines(board, size.Columns, frame);
        List<List<string>> drafts =
        [
            Draft(board, lines, size.Columns, foldDone: false, foldRest: false),
            Draft(board, lines, size.Columns, foldDone: true, foldRest: false),
            Draft(board, lines, size.Columns, foldDone: true, foldRest: true),
        ];
        var draft = drafts.Find(draft => draft.Sum(line => Rows(line, size.Columns)) <= room) ?? drafts[^1];
        // the last resort of a tiny window: what comes first is what goes on
        while (draft.Count > 1 && draft.Sum(line => Rows(line, size.Columns)) > room)
        {
            draft.RemoveAt(draft.Count - 1);
        }
        return draft;
    }

    private static List<string> Draft(TrainBoard board, StationLines lines, int columns, bool foldDone, bool foldRest)
    {
        var done = board.Stations.TakeWhile(station => station.IsDone).Count();
        var rest = board.Stations.Count;
        while (
            rest > done
            && board.Stations[rest - 1]
                is { Report: null or { Status: StepStatus.ToCome }, IsOpen: false, Broken: false }
        )
        {
            rest--;
        }
        List<string> draft = [Header(board, columns)];
        if (foldDone && done > 0)
        {
            draft.Add(
                $"{ScreenMark.Passed} "
                    + $"[dim]{Cut($"{done} steps done, the last: {board.Stations[done - 1].Name}", columns - 2)}[/]"
            );
        }
        foreach (var station in board.Stations.Take(foldRest ? rest : board.Stations.Count).Skip(foldDone ? done : 0))
        {
            draft.Add(lines.Headline(station));
            draft.AddRange(lines.Details(station));
        }
        draft.AddRange(
            board
                .Warnings.TakeLast(foldRest ? 1 : WarningLines)
                .Select(warning => $"[yellow]! {Cut(warning, columns - 2)}[/]")
        );
        if (foldRest && rest < board.Stations.Count)
        {
            draft.Add($"[dim]· {Cut($"{board.Stations.Count - rest} steps to come", columns - 2)}[/]");
        }
        return draft;
    }

    private static string Header(TrainBoard board, int columns)
    {
        var elapsed = ElapsedText.Of(board.Elapsed);
        var what = board.Began is { } began
            ? Cut($"{began.Repository}  {began.Channel}  {board.Tag}", columns - elapsed.Length - 2)
            : "";
        var gap = new string(
            ' ',
            Math.Max(2, Math.Min(columns, 100) - CellWidth.Of(Markup.Remove(what)) - elapsed.Length)
        );
        return $"[bold]{what}[/]{gap}[dim]{elapsed}[/]";
    }

    private static string Cut(string text, int most) => Markup.Escape(ScreenFit.Cut(text, most));

    private static int Rows(string line, int columns) =>
        Math.Max(1, (CellWidth.Of(Markup.Remove(line)) + columns - 1) / columns);
}
