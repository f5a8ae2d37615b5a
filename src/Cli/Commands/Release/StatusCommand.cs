using System.CommandLine;
using MsReleaseActions.Cli.Commands.Operator;
using MsReleaseActions.Cli.Help;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrain.Status;
using Spectre.Console;

namespace MsReleaseActions.Cli.Commands.Release;

/// <summary><c>status</c>: where a release stands, from GitHub alone.</summary>
internal static class StatusCommand
{
    public static Command Create(Terminal terminal, ProductKind kind)
    {
        var operating = new OperatorOptions();
        var tag = new Argument<string?>("TAG")
        {
            Description = "The release. [default: the one that is on its way, else the newest]",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = new Option<bool>("--json") { Description = "Print one JSON document." };
        var command = new DescribedCommand(
            "status",
            "Says where a release stands, step by step, and which command goes on. Reads only, and needs nothing "
                + "that an earlier command left behind.",
            kind.Command("status"),
            kind.Command("status v1.4.0-beta.2"),
            kind.Command("status --json | jq -r '.steps[] | select(.status != \"done\") | .step'")
        )
        {
            tag,
            json,
        };
        operating.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var typed = parsed.GetValue(tag) is { } text ? TypedTag.Parse(text) : null;
                using var session = await OperatorSession.OpenAsync(
                    terminal,
                    operating,
                    parsed,
                    cancellation,
                    kind: kind
                );
                var status = await new StatusReader(session.Services(_ => { }, readOnly: true)).ReadAsync(
                    typed is null ? null : TypedTag.Own(typed, session.Settings),
                    cancellation
                );
                if (parsed.GetValue(json))
                {
                    await terminal.Out.WriteLineAsync(
                        CliJson.Write(StatusDocument.Of(session.Settings, status), ReadinessJson.Default.StatusDocument)
                    );
                }
                else
                {
                    Show(terminal.Screen(), session, status);
                }
                return (int)ExitCode.Done;
            }
        );
        return command;
    }

    private static void Show(IAnsiConsole screen, OperatorSession session, ReleaseStatus status)
    {
        if (status.Tag is null)
        {
            screen.ShowInterpolated($"[bold]{session.Settings.Repository}[/] has no release, and none is on its way.");
        }
        else
        {
            screen.ShowInterpolated($"[bold]{status.Tag.Text}[/] of [bold]{session.Settings.Repository}[/]");
            screen.WriteLine();
            StepTable.Show(
                screen,
                [.. status.Steps.Select(step => step with { Report = step.Report with { Writes = [] } })]
            );
        }
        if (status.Next is { } next)
        {
            screen.WriteLine();
            screen.Profile.Out.Writer.WriteLine($"continue with: {next}");
        }
    }
}
