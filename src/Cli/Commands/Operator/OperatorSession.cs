using System.CommandLine;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.ReleaseTrain.Products;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.Cli.Commands.Operator;

/// <summary>An operator at work: the settings, and GitHub with their token. Its connections close with it.</summary>
internal sealed class OperatorSession : IDisposable
{
    private readonly GitHubHttp http = new();
    private readonly Terminal terminal;
    private readonly string token;

    private OperatorSession(Terminal terminal, ReleaseSettings settings, ServerAddress server, string token)
    {
        (this.terminal, this.token) = (terminal, token);
        (Settings, Server) = (settings, server);
    }

    public ReleaseSettings Settings { get; private set; }

    public ServerAddress Server { get; }

    /// <summary>
    /// Reads settings and token; asks GitHub for the description of a repository only where this folder has none.
    /// </summary>
    /// <exception cref="ActionFailure">Settings, repository or token are missing or wrong: exit 2.</exception>
    /// <param name="terminal">Where the command was typed.</param>
    /// <param name="options">Which options name repository and settings.</param>
    /// <param name="parsed">What they were given.</param>
    /// <param name="cancellation">Ctrl-C.</param>
    /// <param name="fallback">The repository that something else names, such as a plan.</param>
    /// <param name="kind">What kind of product is meant.</param>
    public static async Task<OperatorSession> OpenAsync(
        Terminal terminal,
        OperatorOptions options,
        ParseResult parsed,
        CancellationToken cancellation,
        RepositoryName? fallback = null,
        ProductKind kind = ProductKind.App
    )
    {
        var repository = parsed.GetValue(options.Repository);
        var (settings, isDescribed) = await OperatorSettings.ReadAsync(
            terminal,
            parsed.GetValue(options.Config),
            repository ?? fallback,
            kind,
            cancellation
        );
        var server = ServerAddress.Of(terminal, parsed.GetValue(options.Host), repository is not null);
        var session = new OperatorSession(
            terminal,
            settings,
            server,
            await OperatorToken.FindAsync(terminal, server, cancellation)
        );
        if (!isDescribed)
        {
            var github = session.Services(_ => { }, readOnly: true).GitHub;
            session.Settings =
                await OperatorSettings.ReadAsync(github, settings.Repository, kind, cancellation) ?? settings;
        }
        return session;
    }

    /// <summary>What steps work with.</summary>
    /// <param name="tell">Shows what happens.</param>
    /// <param name="readOnly">The connection cannot write.</param>
    public ReleaseServices Services(Action<TrainEvent> tell, bool readOnly)
    {
        var log = new LineLog(line => tell(new TrainWarned(line)));
        // who only looks is told of a long limit at once
        var client = readOnly
            ? new GitHubClients(http, terminal.Time, log, Server.ApiUrl).ConnectReadOnly(token)
            : new GitHubClients(http, terminal.Time, log, Server.ApiUrl)
            {
                LimitPatience = OperatorClient.LimitPatience,
            }.Connect(token);
        return new ReleaseServices(
            Settings,
            KnownProducts.Of(Settings.Kind),
            client,
            new OperatorClient(client),
            terminal.Time,
            tell
        )
        {
            Attestations = new GhAttestations(terminal, Server, token),
        };
    }

    public void Dispose() => http.Dispose();
}
