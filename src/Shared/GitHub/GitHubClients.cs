using MsReleaseActions.Core;

namespace MsReleaseActions.GitHub;

/// <summary>Makes clients for one API address; each client has one token.</summary>
/// <param name="http">The connections; disposed by whoever made them.</param>
/// <param name="time">The clock for waiting between tries.</param>
/// <param name="log">Where retries and waits are told.</param>
/// <param name="apiUrl">Base address of the REST API, without a final slash.</param>
public sealed class GitHubClients(GitHubHttp http, TimeProvider time, ILog log, string apiUrl)
{
    /// <summary>At most this long may one client wait for GitHub's limits, all its requests together.</summary>
    public TimeSpan LimitPatience { get; init; } = TimeSpan.FromMinutes(10);

    public GitHubClient Connect(string token) => Client(token, isReadOnly: false);

    /// <summary>A client that cannot write, whatever it is asked to do: for what only looks.</summary>
    public GitHubClient ConnectReadOnly(string token) => Client(token, isReadOnly: true);

    private GitHubClient Client(string token, bool isReadOnly)
    {
        var patience = new LimitPatience(time, LimitPatience);
        return new GitHubClient(
            new ApiHttp(http, apiUrl, token, time, log, patience) { IsReadOnly = isReadOnly },
            patience,
            time
        );
    }
}

/// <summary>GitHub as one token sees it, a port for each role.</summary>
public sealed class GitHubClient
{
    private readonly LimitPatience patience;

    internal GitHubClient(ApiHttp api, LimitPatience patience, TimeProvider time)
    {
        (Api, this.patience) = (api, patience);
        Releases = new ReleasesClient(api, time);
        Assets = new ReleaseAssetsClient(api, time);
        Repositories = new RepositoriesClient(api);
        Checks = new ChecksClient(api);
        Runs = new WorkflowRunsClient(api);
        Contents = new ContentsClient(api);
    }

    /// <summary>
    /// From now on no limit is waited for that ends later: whoever asked has no time after that.
    /// </summary>
    public void WaitForLimitsUntil(DateTimeOffset end) => patience.End = end;

    /// <summary>For ports that only some programs have.</summary>
    internal ApiHttp Api { get; }

    public ReleasesClient Releases { get; }

    public ReleaseAssetsClient Assets { get; }

    public RepositoriesClient Repositories { get; }

    public ChecksClient Checks { get; }

    public WorkflowRunsClient Runs { get; }

    public ContentsClient Contents { get; }
}
