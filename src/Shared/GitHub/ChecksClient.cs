using System.Net;
using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.GitHub;

/// <summary>What was said of a commit.</summary>
public sealed class ChecksClient
{
    private readonly ApiHttp api;

    internal ChecksClient(ApiHttp api) => this.api = api;

    /// <summary>The latest check run of each name and app.</summary>
    public async Task<IReadOnlyList<CheckRun>> ListRunsAsync(
        RepositoryName repository,
        string sha,
        CancellationToken cancellation
    )
    {
        var what = $"list the checks of {sha} in {repository}";
        var all =
            await api.ListAsync(
                what,
                $"/repos/{repository}/commits/{sha}/check-runs?filter=latest&per_page=100",
                GitHubJson.Default.CheckRunList,
                page => page.CheckRuns,
                cancellation
            ) ?? throw new GitHubFailure(what, HttpStatusCode.NotFound, "Not Found");
        return PageLinks.Once(all, each => each.Id);
    }

    public async Task<IReadOnlyList<CommitStatus>> ListStatusesAsync(
        RepositoryName repository,
        string sha,
        CancellationToken cancellation
    )
    {
        var what = $"read the statuses of {sha} in {repository}";
        return await api.ListAsync(
                what,
                $"/repos/{repository}/commits/{sha}/status?per_page=100",
                GitHubJson.Default.CombinedStatus,
                page => page.Statuses,
                cancellation
            ) ?? throw new GitHubFailure(what, HttpStatusCode.NotFound, "Not Found");
    }
}
