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

    public GitHubClient Connect(string token) => new(new ApiHttp(http, apiUrl, token, time, log, LimitPatience), time);

    /// <summary>A client that cannot write, whatever it is asked to do: for what only looks.</summary>
    public GitHubClient ConnectReadOnly(string token) => new(new ApiHttp(http, apiUrl, token, time, log, LimitPatience) { IsReadOnly = true }, time);
}

/// <summary>GitHub as one token sees it, a port for each role.</summary>
public sealed class GitHubClient
{
    internal GitHubClient(ApiHttp api, TimeProvider time)
    {
        Api = api;
        Releases = new ReleasesAdapter(api, time);
        Assets = new ReleaseAssetsAdapter(api, time);
        Repositories = new RepositoriesAdapter(api);
        Checks = new ChecksAdapter(api);
        Runs = new WorkflowRunsAdapter(api);
        Contents = new ContentsAdapter(api);
    }

    /// <summary>For ports that only some programs have.</summary>
    internal ApiHttp Api { get; }

    public IReleases Releases { get; }

    public IReleaseAssets Assets { get; }

    public IRepositories Repositories { get; }

    public IChecks Checks { get; }

    public IWorkflowRuns Runs { get; }

    public IContents Contents { get; }
}
