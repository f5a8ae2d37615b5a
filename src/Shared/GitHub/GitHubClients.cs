using MsReleaseActions.Runtime;

namespace MsReleaseActions.GitHub;

/// <summary>Makes clients for one API address; each client has one token.</summary>
/// <param name="http">The connections; disposed by whoever made them.</param>
/// <param name="time">The clock for waiting between tries.</param>
/// <param name="workflow">Where retries and waits are told.</param>
/// <param name="apiUrl">Base address of the REST API, without a final slash.</param>
public sealed class GitHubClients(GitHubHttp http, TimeProvider time, Workflow workflow, string apiUrl)
{
    public GitHubClient Connect(string token) => new(new ApiHttp(http, apiUrl, token, time, workflow), time);
}

/// <summary>GitHub as one token sees it, a port for each role.</summary>
public sealed class GitHubClient
{
    internal GitHubClient(ApiHttp api, TimeProvider time)
    {
        Releases = new ReleasesAdapter(api, time);
        Assets = new ReleaseAssetsAdapter(api, time);
        Repositories = new RepositoriesAdapter(api);
        Checks = new ChecksAdapter(api);
        Runs = new WorkflowRunsAdapter(api);
    }

    public IReleases Releases { get; }

    public IReleaseAssets Assets { get; }

    public IRepositories Repositories { get; }

    public IChecks Checks { get; }

    public IWorkflowRuns Runs { get; }
}
