using System.CommandLine;
using MsReleaseActions.Cli.Commands.Operator;
using MsReleaseActions.Cli.Help;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrain.Withdraw;
using Spectre.Console;

namespace MsReleaseActions.Cli.Commands.Release;

/// <summary><c>withdraw</c>: takes a bad release back.</summary>
internal static class WithdrawCommand
{
    public static Command Create(Terminal terminal, ProductKind kind)
    {
        var operating = new OperatorOptions();
        var tag = new Argument<string>("TAG") { Description = "The published release." };
        var (dry, yes, json) = (
            Confirmation.DryRun(),
            Confirmation.Yes(),
            new Option<bool>("--json") { Description = "Print one JSON document." }
        );
        var confirm = new Option<string?>("--confirm-tag")
        {
            Description = "The tag, typed again on the command line instead of being asked for it.",
            HelpName = "TAG",
        };
        var command = new DescribedCommand(
            "withdraw",
            "Takes a bad release back: everybody is led to the stable release before it, and it is marked as "
                + "withdrawn. Nothing is deleted.",
            kind.Command("withdraw v1.4.0 --dry-run"),
            kind.Command("withdraw v1.4.0"),
            kind.Command("withdraw v1.4.0 --confirm-tag v1.4.0 --json")
        )
        {
            tag,
            dry,
            yes,
            confirm,
            json,
        };
        operating.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var typed = TypedTag.Parse(parsed.GetValue(tag)!);
                if (parsed.GetValue(confirm) is { } again && again != typed.Text)
                {
                    throw new ActionFailure(
                        ExitCode.BadInput,
                        $"--confirm-tag is {again}, and {typed} was to be withdrawn"
                    );
                }
                var (isDry, isJson) = (parsed.GetValue(dry), parsed.GetValue(json));
                using var session = await OperatorSession.OpenAsync(
                    terminal,
                    operating,
                    parsed,
                    cancellation,
                    kind: kind
                );
                var wanted = TypedTag.Own(typed, session.Settings);
                var work = new ReleaseWithdrawal(session.Services(_ => { }, readOnly: isDry));
                var withdrawal = await work.CheckAsync(wanted, cancellation);
                if (!isJson)
                {
                    Show(terminal.Screen(), withdrawal, isDry);
                }
                IReadOnlyList<string> failed = [];
                if (!isDry && withdrawal.Writes.Count > 0)
                {
                    await Confirmation.RequireAsync(
                        terminal,
                        parsed.GetValue(yes) || parsed.GetValue(confirm) is not null,
                        $"{wanted} is taken back",
                        wanted.Text,
                        cancellation
                    );
                    failed = await work.DoAsync(withdrawal, cancellation);
                }
                await EndAsync(terminal, withdrawal, isDry, isJson, failed);
                return (int)(failed.Count == 0 ? ExitCode.Done : ExitCode.No);
            }
        );
        return command;
    }

    private static void Show(IAnsiConsole screen, Withdrawal withdrawal, bool isDry)
    {
        if (withdrawal.Writes.Count == 0)
        {
            screen.ShowInterpolated($"[green]{withdrawal.Tag.Text} is withdrawn already: nothing is to be written.[/]");
            return;
        }
        foreach (var write in withdrawal.Writes)
        {
            screen.ShowInterpolated($"  {(isDry ? "would " : "")}{write}");
        }
        if (withdrawal.Previous is null && !withdrawal.Tag.IsPrerelease)
        {
            screen.ShowMarkup(
                $"  {ScreenMark.Warning} there is no earlier stable release"
                    + (withdrawal.OwnsLatest ? ": releases/latest will show none" : "")
            );
        }
    }

    private static async Task EndAsync(
        Terminal terminal,
        Withdrawal withdrawal,
        bool isDry,
        bool isJson,
        IReadOnlyList<string> failed
    )
    {
        if (isJson)
        {
            await terminal.Out.WriteLineAsync(
                CliJson.Write(
                    WithdrawalDocument.Of(withdrawal, isDry, failed),
                    VerifyingJson.Default.WithdrawalDocument
                )
            );
            return;
        }
        foreach (var why in failed)
        {
            await terminal.Error.WriteLineAsync($"ms: {why}");
        }
        if (!isDry && withdrawal.Writes.Count > 0)
        {
            var led = withdrawal is { OwnsLatest: true, Previous: { } previous }
                ? $"releases/latest leads to {previous.TagName}."
                : "";
            terminal.Screen().ShowInterpolated($"[bold]{withdrawal.Tag.Text} is withdrawn.[/] {led}");
        }
    }
}
