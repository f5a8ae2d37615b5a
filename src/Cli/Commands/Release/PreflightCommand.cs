using System.CommandLine;
using MsReleaseActions.Cli.Commands.Operator;
using MsReleaseActions.Cli.Help;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.Rehearsal.Actions;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.Cli.Commands.Release;

/// <summary><c>preflight</c>: whether a release can end that is begun now.</summary>
internal static class PreflightCommand
{
    public static Command Create(Terminal terminal, ProductKind kind)
    {
        var operating = new OperatorOptions();
        var json = new Option<bool>("--json") { Description = "Print one JSON document." };
        var command = new DescribedCommand(
            "preflight",
            "Says whether a release can end that is begun now: token, permissions, environments, secrets, "
                + "required checks, workflow files. Reads only.",
            kind.PreflightCommand,
            $"{kind.PreflightCommand} --json | jq '.findings[] | select(.state == \"failed\")'"
        )
        {
            json,
        };
        operating.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var session = await OperatorSession.OpenAsync(
                    terminal,
                    operating,
                    parsed,
                    cancellation,
                    kind: kind
                );
                var services = session.Services(_ => { }, readOnly: true);
                var report = await services.Product.PreflightAsync(services, ActionCatalog.Needs, cancellation);
                if (parsed.GetValue(json))
                {
                    await terminal.Out.WriteLineAsync(
                        CliJson.Write(
                            PreflightDocument.Of(session.Settings, report),
                            ReadinessJson.Default.PreflightDocument
                        )
                    );
                }
                else
                {
                    Show(terminal, report);
                }
                return (int)(report.Problems.Count == 0 ? ExitCode.Done : ExitCode.No);
            }
        );
        return command;
    }

    private static void Show(Terminal terminal, PreflightReport report)
    {
        var screen = terminal.Screen();
        FindingTable.Show(screen, report.Findings);
        var known = report.Warnings.Count > 0 ? $", {report.Warnings.Count} to know of" : "";
        screen.ShowMarkup(
            report.Problems.Count == 0
                ? $"[bold green]Ready{known}[/]"
                : $"[bold red]Not ready: {report.Problems.Count} to put right{known}[/]"
        );
    }
}
