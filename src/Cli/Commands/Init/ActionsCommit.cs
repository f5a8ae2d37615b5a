using MsReleaseActions.Cli.Commands.Operator;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Install;

namespace MsReleaseActions.Cli.Commands.Init;

/// <summary>The commit that <c>OWNER/NAME@v1</c> names at this instant: only GitHub knows it.</summary>
internal static class ActionsCommit
{
    private const string Offline =
        "Run it where GitHub can be reached, or with --no-pin: then the files name the actions as they are";

    /// <exception cref="ActionFailure">GitHub cannot be asked, or has no such place.</exception>
    public static async Task<CommitSha> FindAsync(
        Terminal terminal,
        InitOptions options,
        ActionsPlace place,
        CancellationToken cancellation
    )
    {
        var server = ServerAddress.Of(terminal, options.Host, repositoryIsTyped: true);
        var token = await OperatorToken.FindAsync(terminal, server, cancellation);
        using var http = new GitHubHttp();
        var client = new GitHubClients(http, terminal.Time, new LineLog(_ => { }), server.ApiUrl).ConnectReadOnly(
            token
        );
        try
        {
            var commit = await client.Repositories.ResolveCommitAsync(place.Repository, place.Ref, cancellation);
            return CommitSha.Parse(
                commit
                    ?? throw new ActionFailure(
                        ExitCode.BadInput,
                        $"There is no {place} on {server.Host}, or the token may not see it",
                        "The workflow files name the actions by the commit that this is",
                        "Say with --actions where the actions are"
                    )
            );
        }
        catch (GitHubFailure failure)
        {
            throw new ActionFailure(
                ExitCode.GitHub,
                $"{server.Host} was asked which commit {place} is: {failure.Message}",
                "",
                Offline
            );
        }
    }
}
