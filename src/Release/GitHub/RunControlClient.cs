using MsReleaseActions.Core;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.ReleaseTrain.GitHub;

/// <summary>Runs again.</summary>
public sealed class RunControlClient
{
    private readonly ApiHttp api;

    internal RunControlClient(ApiHttp api) => this.api = api;

    /// <summary>
    /// Runs the failed and cancelled jobs of a completed run again; what succeeded is kept. Tried once.
    /// </summary>
    /// <exception cref="GitHubFailure">403 where the run is under way, succeeded, or is more than 30 days
    /// old.</exception>
    public async Task RerunFailedAsync(RepositoryName repository, long runId, CancellationToken cancellation) =>
        await api.WriteAsync(
            $"run the failed jobs of run {runId} of {repository} again",
            HttpMethod.Post,
            $"/repos/{repository}/actions/runs/{runId}/rerun-failed-jobs",
            body: null,
            cancellation
        );
}
