using System.CommandLine;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Train.Content;
using MsReleaseActions.Train.Publishing;

namespace MsReleaseActions.Cli.Commands.Release;

/// <summary><c>ms release</c>: what an operator does, grouped.</summary>
internal static class ReleaseCommand
{
    public static Command Create(Terminal terminal) => new("release", "Releases a product, and looks after what is released.")
    {
        App(terminal, AppLine.Instance),
        Content(terminal, ContentLine.Instance),
        PreflightCommand.Create(terminal, AppLine.Instance),
        ChecksCommand.Create(terminal),
    };

    private static Command App(Terminal terminal, AppLine line) => new(line.Word, "The app: from a green commit to a published release.")
    {
        PlanCommand.Create(terminal, line),
        PublishCommand.Create(terminal, line),
        StatusCommand.Create(terminal, line),
        VerifyCommand.Create(terminal),
        WithdrawCommand.Create(terminal, line),
    };

    private static Command Content(Terminal terminal, ContentLine line) => new(line.Word, "Firmware, extension and bundles: from the producers' candidates to a published release.")
    {
        PlanCommand.Create(terminal, line),
        PublishCommand.Create(terminal, line),
        StatusCommand.Create(terminal, line),
        VerifyContentCommand.Create(terminal, line),
        WithdrawCommand.Create(terminal, line),
        PreflightCommand.Create(terminal, line),
    };
}
