using MsReleaseActions.Cli.Commands.Release.Screens;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.ReleaseTrain.Engine;
using Spectre.Console;

namespace MsReleaseActions.Cli.Commands.Release;

/// <summary>The steps of a release at one instant: what is there, what would be written, and why.</summary>
internal static class StepTable
{
    private const int NameWidth = 9;
    private const string Indent = "              ";

    public static void Show(IAnsiConsole screen, IReadOnlyList<SeenStep> seen)
    {
        foreach (var (step, report) in seen)
        {
            screen.ShowMarkup(
                $"  {Mark(report.Status)} {StepNames.Of(step).PadRight(NameWidth)}  "
                    + $"{(report.Status == StepStatus.ToCome ? $"[dim]{Text(report.Text)}[/]" : Text(report.Text))}"
            );
            if (report.Status == StepStatus.Blocked)
            {
                Detail(screen, report.Why);
                Detail(screen, report.Remedy);
            }
            foreach (var write in report.Writes)
            {
                Detail(screen, $"would {write}");
            }
            if (report.Status is not (StepStatus.Done or StepStatus.ToCome) && report.Url is { } url)
            {
                Detail(screen, url);
            }
        }
    }

    private static void Detail(IAnsiConsole screen, string text)
    {
        if (text.Length > 0)
        {
            screen.ShowMarkup($"{Indent}[dim]{Text(text)}[/]");
        }
    }

    private static string Text(string text) => Markup.Escape(SafeText.Line(text));

    private static string Mark(StepStatus status) =>
        status switch
        {
            StepStatus.Done => ScreenMark.Passed,
            StepStatus.Running => ScreenMark.Running(frame: 0),
            StepStatus.Waiting => ScreenMark.Waiting,
            StepStatus.Blocked => ScreenMark.Failed,
            StepStatus.ToDo => ScreenMark.Next,
            _ => ScreenMark.Queued,
        };
}
