using System.CommandLine;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.Cli.Commands.Release;

/// <summary><c>ms release</c>: what an operator does, grouped.</summary>
internal static class ReleaseCommand
{
    public static Command Create(Terminal terminal) =>
        new("release", "Releases a product, and looks after what is released.")
        {
            App(terminal, ProductKind.App),
            Content(terminal, ProductKind.Content),
            PreflightCommand.Create(terminal, ProductKind.App),
            ChecksCommand.Create(terminal),
        };

    private static Command App(Terminal terminal, ProductKind kind) =>
        new(kind.Word, "The app: from a green commit to a published release.")
        {
            PlanCommand.Create(terminal, kind),
            PublishCommand.Create(terminal, kind),
            StatusCommand.Create(terminal, kind),
            VerifyCommand.Create(terminal),
            WithdrawCommand.Create(terminal, kind),
        };

    private static Command Content(Terminal terminal, ProductKind kind) =>
        new(kind.Word, "Firmware, extension and bundles: from the producers' candidates to a published release.")
        {
            PlanCommand.Create(terminal, kind),
            PublishCommand.Create(terminal, kind),
            StatusCommand.Create(terminal, kind),
            VerifyContentCommand.Create(terminal, kind),
            WithdrawCommand.Create(terminal, kind),
            PreflightCommand.Create(terminal, kind),
        };
}
