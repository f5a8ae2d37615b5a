using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.Cli.Commands.Release.Screens;

/// <summary>
/// What a release came to, for people: what was reached or why not, what goes on without this command, and how to go
/// on.
/// </summary>
internal static class EndLines
{
    private const int MostLines = 3;

    /// <summary>The first line's first words; the colour is its own.</summary>
    public static (string Text, string Colour) Title(TrainBoard board, TrainEnded ended)
    {
        var took = ElapsedText.Of(board.Elapsed);
        var at = board
            .Stations.FirstOrDefault(station => station.Broken || station.Report?.Status == StepStatus.Blocked)
            ?.Name;
        return ended.ExitCode switch
        {
            (int)ExitCode.Done => ($"Done in {took}", "green"),
            (int)ExitCode.Cancelled => ($"Stopped{(at is null ? "" : $" at {at}")} after {took}", "yellow"),
            (int)ExitCode.TimedOut => ($"Timed out{(at is null ? "" : $" at {at}")} after {took}", "red"),
            _ => ($"Stopped{(at is null ? "" : $" at {at}")} after {took}", "red"),
        };
    }

    /// <summary>The rest of the first line.</summary>
    public static string Text(TrainEnded ended) => ended.Failure?.What ?? ended.Text;

    /// <summary>The other lines, plain, the continuing command last.</summary>
    public static IEnumerable<string> Of(TrainBoard board, TrainEnded ended)
    {
        if (ended.Failure is { } failure)
        {
            foreach (
                var line in ((string[])[failure.Why, failure.ToDo])
                    .Where(text => text.Length > 0)
                    .Concat(FailureLines.Of(failure.Logs, MostLines))
            )
            {
                yield return SafeText.Line(line);
            }
        }
        if (
            ended.ExitCode == (int)ExitCode.Done
            && board[StepId.Published].Report is { Status: StepStatus.Done, Url: { } url }
        )
        {
            yield return SafeText.Line(url);
        }
        if (ended.ExitCode == (int)ExitCode.Cancelled)
        {
            foreach (
                var station in board.Stations.Where(station =>
                    station.Report?.Status is StepStatus.Running or StepStatus.Waiting
                )
            )
            {
                yield return SafeText.Line(
                    $"{station.Name} goes on without this command: {station.Report!.Url ?? station.Report.Text}"
                );
            }
        }
        if (ended.Continue is { } next)
        {
            yield return $"continue with: {SafeText.Line(next)}";
        }
    }
}
