using System.CommandLine;
using MsReleaseActions.Cli.Commands.Operator;
using MsReleaseActions.Cli.Help;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Checks;
using Spectre.Console;

namespace MsReleaseActions.Cli.Commands.Release;

/// <summary><c>ms release checks</c>: required status checks against what the workflow files report.</summary>
internal static class ChecksCommand
{
    public static Command Create(Terminal terminal)
    {
        var operating = new OperatorOptions();
        var apply = new Option<bool>("--apply")
        {
            Description = "Correct branch protection and the repository's rulesets, after a confirmation.",
        };
        var (dry, yes, json) = (
            Confirmation.DryRun(),
            Confirmation.Yes(),
            new Option<bool>("--json") { Description = "Print one JSON document." }
        );
        var command = new DescribedCommand(
            "checks",
            "Says which required status checks no workflow job reports any more, and which are missing; corrects "
                + "them on request. Needs an administrator's token.",
            "ms release checks",
            "ms release checks --apply",
            "ms release checks --apply --dry-run --json | jq -r '.corrections[]'"
        )
        {
            apply,
            dry,
            yes,
            json,
        };
        operating.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var writes = parsed.GetValue(apply) && !parsed.GetValue(dry);
                using var session = await OperatorSession.OpenAsync(terminal, operating, parsed, cancellation);
                var checks = new RequiredChecks(session.Services(_ => { }, readOnly: !writes));
                var report = await checks.ReadAsync(cancellation);
                IReadOnlyList<string> corrections = [.. report.Corrections.Select(correction => correction.Text)];
                if (!parsed.GetValue(json))
                {
                    Show(terminal.Screen(), report);
                }
                if (writes && corrections.Count > 0)
                {
                    await Confirmation.RequireAsync(
                        terminal,
                        parsed.GetValue(yes),
                        $"The rules of {session.Settings.Branch} are changed as said",
                        session.Settings.Branch,
                        cancellation
                    );
                    corrections = await checks.ApplyAsync(report, cancellation);
                    report = await checks.ReadAsync(cancellation);
                }
                if (parsed.GetValue(json))
                {
                    await terminal.Out.WriteLineAsync(
                        CliJson.Write(
                            ChecksDocument.Of(session.Settings, report, corrections, writes),
                            ReadinessJson.Default.ChecksDocument
                        )
                    );
                }
                else
                {
                    End(terminal.Screen(), report, corrections, writes);
                }
                return (int)(report.Holds ? ExitCode.Done : ExitCode.No);
            }
        );
        return command;
    }

    private static void Show(IAnsiConsole screen, ChecksReport report)
    {
        FindingTable.Show(
            screen,
            [
                .. report.Findings.Select(finding => new CheckResult(
                    finding.Name,
                    finding.Standing switch
                    {
                        CheckStanding.Fine or CheckStanding.Foreign => CheckStatus.Passed,
                        CheckStanding.Unresolved => CheckStatus.Unknown,
                        CheckStanding.Missing => CheckStatus.Warning,
                        _ => CheckStatus.Failed,
                    },
                    $"{Words.Of(finding.Standing)}{(finding.Where.Length > 0 ? $", {finding.Where}" : "")}: "
                        + $"{finding.Text}"
                )),
            ]
        );
        foreach (var correction in report.Corrections)
        {
            screen.ShowInterpolated($"  [bold]correction[/] {correction.Text}");
        }
        foreach (var stuck in report.Stuck)
        {
            screen.ShowInterpolated($"  [yellow]by hand[/] {stuck}");
        }
    }

    private static void End(IAnsiConsole screen, ChecksReport report, IReadOnlyList<string> corrections, bool writes)
    {
        foreach (var written in writes ? corrections : [])
        {
            screen.ShowInterpolated($"  [green]written[/] {written}");
        }
        screen.ShowMarkup(
            report.Holds ? "[bold green]Every required check is reported, and every wanted one is required[/]"
            : report.Corrections.Count > 0 && !writes
                ? "[bold yellow]`ms release checks --apply` writes the corrections[/]"
            : "[bold red]Not everything can be put right from here[/]"
        );
    }
}
