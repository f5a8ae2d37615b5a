using System.CommandLine;
using MsReleaseActions.Cli.Readying;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Cli.Verifying;

namespace MsReleaseActions.Cli.Releasing;

/// <summary><c>ms release</c>: what an operator does, grouped.</summary>
internal static class ReleaseCommand
{
    public static Command Create(Terminal terminal) => new("release", "Releases a product, and looks after what is released.")
    {
        App(terminal),
        PreflightCommand.Create(terminal),
        ChecksCommand.Create(terminal),
    };

    private static Command App(Terminal terminal) => new("app", "The app: from a green commit to a published release.")
    {
        PlanCommand.Create(terminal),
        PublishCommand.Create(terminal),
        StatusCommand.Create(terminal),
        VerifyCommand.Create(terminal),
        WithdrawCommand.Create(terminal),
    };
}
