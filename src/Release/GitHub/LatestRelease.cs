using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.ReleaseTrain.GitHub;

/// <summary>What the public is led to.</summary>
public interface ILatestRelease
{
    /// <summary>What <c>releases/latest</c> answers; null where no release is neither draft nor prerelease.</summary>
    Task<Release?> GetAsync(RepositoryName repository, CancellationToken cancellation);
}

/// <inheritdoc cref="ILatestRelease"/>
internal sealed class LatestReleaseAdapter(ApiHttp api) : ILatestRelease
{
    public Task<Release?> GetAsync(RepositoryName repository, CancellationToken cancellation) =>
        api.GetAsync($"read the latest release of {repository}", $"/repos/{repository}/releases/latest", GitHubJson.Default.Release, cancellation);
}
