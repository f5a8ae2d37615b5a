using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;

namespace MsReleaseActions.Cli.Commands.Operator;

/// <summary>The operator's token: as <c>gh</c> finds it, so that whoever uses that has nothing to set up.</summary>
internal static class OperatorToken
{
    private static readonly string[] Variables = ["GH_TOKEN", "GITHUB_TOKEN"];

    /// <summary><c>GH_TOKEN</c>, <c>GITHUB_TOKEN</c>, else <c>gh auth token</c>.</summary>
    /// <exception cref="ActionFailure">There is none, or it cannot be one.</exception>
    public static async Task<string> FindAsync(Terminal terminal, ServerAddress server, CancellationToken cancellation)
    {
        var token =
            Variables.Select(terminal.Variable).FirstOrDefault(value => value is not null)?.Trim()
            ?? await terminal.AskTool("gh", ["auth", "token", "--hostname", server.Host], cancellation)
            ?? throw new ActionFailure(
                ExitCode.BadInput,
                $"There is no token for {server.Host}",
                "GH_TOKEN and GITHUB_TOKEN are not set, and `gh auth token` gives none",
                $"Log in with `gh auth login --hostname {server.Host}`, or set GH_TOKEN"
            );
        return token.All(character => character is > ' ' and <= '~')
            ? token
            : throw new ActionFailure(
                ExitCode.BadInput,
                "The token must be one line of visible ASCII characters",
                "",
                "Set GH_TOKEN anew"
            );
    }
}
