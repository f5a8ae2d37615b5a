using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;

namespace MsReleaseActions.Cli.Commands.Operator;

/// <summary>
/// The operator's token: as <c>gh</c> finds it, so that whoever uses that has nothing to set up, and so that a server
/// which only a variable names is not sent the token of another.
/// </summary>
internal static class OperatorToken
{
    private static readonly string[] OfGitHub = ["GH_TOKEN", "GITHUB_TOKEN"];
    private static readonly string[] OfEnterprise = ["GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN"];

    /// <summary>The variables whose token is for a server, the first that is set.</summary>
    public static IReadOnlyList<string> Variables(ServerAddress server) =>
        !server.IsPrivate && !server.IsTyped ? []
        : server.IsOfGitHub || server.IsThisMachine ? OfGitHub
        : OfEnterprise;

    /// <summary>
    /// What the server's <see cref="Variables"/> hold, else what <c>gh</c> has stored for it; where the server is
    /// typed, last the token that is set.
    /// </summary>
    /// <exception cref="ActionFailure">There is none, or it cannot be one.</exception>
    public static async Task<string> FindAsync(Terminal terminal, ServerAddress server, CancellationToken cancellation)
    {
        var token =
            First(terminal, Variables(server))
            ?? await StoredAsync(terminal, server, cancellation)
            ?? (server.IsTyped ? First(terminal, OfGitHub) : null)
            ?? throw Missing(terminal, server);
        return token.All(character => character is > ' ' and <= '~')
            ? token
            : throw new ActionFailure(
                ExitCode.BadInput,
                "The token must be one line of visible ASCII characters",
                "",
                $"Set {Named(server)[0]} anew"
            );
    }

    private static string? First(Terminal terminal, IEnumerable<string> variables) =>
        variables.Select(terminal.Variable).FirstOrDefault(value => value is not null)?.Trim();

    private static async Task<string?> StoredAsync(
        Terminal terminal,
        ServerAddress server,
        CancellationToken cancellation
    ) =>
        server.IsPrivate || server.IsTyped
            ? await terminal.AskTool("gh", ["auth", "token", "--hostname", server.Host], cancellation)
            : null;

    private static ActionFailure Missing(Terminal terminal, ServerAddress server)
    {
        var named = Named(server);
        return server switch
        {
            { IsPrivate: false, IsTyped: false } => new ActionFailure(
                ExitCode.BadInput,
                $"No token is sent to {server.Host}",
                $"{server.NamedBy} says {server.ApiUrl}, and everybody on the way could read it",
                $"Use an https address, or say that it is meant with {ServerAddress.Option} {server.Host}"
            ),
            _ when named == OfEnterprise && First(terminal, OfGitHub) is not null => new ActionFailure(
                ExitCode.BadInput,
                $"There is no token for {server.Host}, which {server.NamedBy} names",
                $"{string.Join(" and ", OfGitHub)} are for github.com, and `gh auth token` gives none",
                $"Set {named[0]}, log in with `gh auth login --hostname {server.Host}`, or say that it is meant with "
                    + $"{ServerAddress.Option} {server.Host}"
            ),
            _ => new ActionFailure(
                ExitCode.BadInput,
                $"There is no token for {server.Host}",
                $"{string.Join(" and ", named)} are not set, and `gh auth token` gives none",
                $"Log in with `gh auth login --hostname {server.Host}`, or set {named[0]}"
            ),
        };
    }

    private static IReadOnlyList<string> Named(ServerAddress server) =>
        Variables(server) is { Count: > 0 } variables ? variables : OfGitHub;
}
