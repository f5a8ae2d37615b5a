using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.ReleaseTrain.GitHub;

/// <summary>What the public is led to.</summary>
public sealed class LatestReleaseClient
{
    private readonly ApiHttp api;

    internal LatestReleaseClient(ApiHttp api) => this.api = api;

    /// <summary>What <c>releases/latest</c> answers; null where no release is neither draft nor prerelease.</summary>
    public Task<Release?> GetAsync(RepositoryName repository, CancellationToken cancellation) =>
        api.GetAsync(
            $"read the latest release of {repository}",
            $"/repos/{repository}/releases/latest",
            GitHubJson.Default.Release,
            cancellation
        );
}
