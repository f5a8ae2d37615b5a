using System.Text.Json.Serialization;
using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.ReleaseTrain.GitHub;

/// <summary>A reviewer's decision.</summary>
/// <param name="State"><c>approved</c> or <c>rejected</c>; <c>pending</c> of one that was asked and took no
/// part.</param>
/// <param name="Comment">What was written; may be empty.</param>
public sealed record RunReview(string State, string Comment)
{
    public IReadOnlyList<ReviewedEnvironment> Environments { get; init; } = [];

    /// <summary>Who decided.</summary>
    public Account? User { get; init; }
}

/// <summary>An environment that a decision is about.</summary>
public sealed record ReviewedEnvironment(string Name);

/// <summary>Runs again, and who let a run go on.</summary>
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

    /// <summary>What reviewers decided about a run's environments, in all its attempts.</summary>
    public async Task<IReadOnlyList<RunReview>> ListReviewsAsync(
        RepositoryName repository,
        long runId,
        CancellationToken cancellation
    ) =>
        await api.GetAsync(
            $"read who approved run {runId} of {repository}",
            $"/repos/{repository}/actions/runs/{runId}/approvals",
            RunControlJson.Default.ListRunReview,
            cancellation
        ) ?? [];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(List<RunReview>))]
internal sealed partial class RunControlJson : JsonSerializerContext;
