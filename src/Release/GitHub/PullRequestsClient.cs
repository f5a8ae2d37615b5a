using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MsReleaseActions.Core;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.ReleaseTrain.GitHub;

/// <summary>Pull requests of a repository. Lists are complete, newest first; writes are tried once.</summary>
public sealed class PullRequestsClient
{
    private readonly ApiHttp api;

    internal PullRequestsClient(ApiHttp api) => this.api = api;

    /// <summary>Those into a branch.</summary>
    /// <param name="closed">Whether closed and merged ones are wanted, too.</param>
    public Task<IReadOnlyList<PullRequest>> ListIntoAsync(
        RepositoryName repository,
        string @base,
        bool closed,
        CancellationToken cancellation
    ) =>
        ListAsync(
            $"list the pull requests into {@base} of {repository}",
            $"/repos/{repository}/pulls?state={(closed ? "all" : "open")}&base={Uri.EscapeDataString(@base)}"
                + "&sort=created&direction=desc&per_page=100",
            GitHubTrainJson.Default.ListPullRequest,
            cancellation
        );

    /// <summary>Those from a branch of the same repository, into any branch, open or not.</summary>
    public Task<IReadOnlyList<PullRequest>> ListFromAsync(
        RepositoryName repository,
        string head,
        CancellationToken cancellation
    ) =>
        ListAsync(
            $"list the pull requests from {head} of {repository}",
            $"/repos/{repository}/pulls?state=all&head={Uri.EscapeDataString($"{repository.Owner}:{head}")}"
                + "&sort=created&direction=desc&per_page=100",
            GitHubTrainJson.Default.ListPullRequest,
            cancellation
        );

    /// <summary>One, with <see cref="PullRequest.MergeableState"/>.</summary>
    public Task<PullRequest?> GetAsync(RepositoryName repository, int number, CancellationToken cancellation) =>
        api.GetAsync(
            $"read pull request #{number} of {repository}",
            PathOf(repository, number),
            GitHubTrainJson.Default.PullRequest,
            cancellation
        );

    /// <summary>Its reviews, oldest first.</summary>
    public Task<IReadOnlyList<PullRequestReview>> ListReviewsAsync(
        RepositoryName repository,
        int number,
        CancellationToken cancellation
    ) =>
        ListAsync(
            $"list the reviews of pull request #{number} of {repository}",
            PathOf(repository, number) + "/reviews?per_page=100",
            GitHubTrainJson.Default.ListPullRequestReview,
            cancellation
        );

    public async Task<PullRequest> CreateAsync(
        RepositoryName repository,
        NewPullRequest made,
        CancellationToken cancellation
    )
    {
        var what = $"open a pull request from {made.Head} into {made.Base} in {repository}";
        var answer = await WriteAsync(
            what,
            HttpMethod.Post,
            $"/repos/{repository}/pulls",
            made,
            GitHubTrainJson.Default.NewPullRequest,
            cancellation
        );
        return ApiHttp.Written(what, answer, GitHubTrainJson.Default.PullRequest);
    }

    /// <summary>Closes without merging; one that is closed already stays so.</summary>
    public Task CloseAsync(RepositoryName repository, int number, CancellationToken cancellation) =>
        WriteAsync(
            $"close pull request #{number} of {repository}",
            HttpMethod.Patch,
            PathOf(repository, number),
            new PullRequestState("closed"),
            GitHubTrainJson.Default.PullRequestState,
            cancellation
        );

    /// <exception cref="GitHubFailure">405: it may not be merged, GitHub's sentence says why; 409: its head is
    /// another.</exception>
    public async Task<PullRequestMerged> MergeAsync(
        RepositoryName repository,
        int number,
        PullRequestMerge merge,
        CancellationToken cancellation
    )
    {
        var what = $"merge pull request #{number} of {repository}";
        var answer = await WriteAsync(
            what,
            HttpMethod.Put,
            PathOf(repository, number) + "/merge",
            merge,
            GitHubTrainJson.Default.PullRequestMerge,
            cancellation
        );
        return ApiHttp.Written(what, answer, GitHubTrainJson.Default.PullRequestMerged);
    }

    private async Task<IReadOnlyList<T>> ListAsync<T>(
        string what,
        string path,
        JsonTypeInfo<List<T>> type,
        CancellationToken cancellation
    ) =>
        await api.ListAsync(what, path, type, page => page, cancellation)
        ?? throw new GitHubFailure(what, HttpStatusCode.NotFound, "Not Found");

    private Task<byte[]> WriteAsync<T>(
        string what,
        HttpMethod method,
        string path,
        T body,
        JsonTypeInfo<T> type,
        CancellationToken cancellation
    ) => api.WriteAsync(what, method, path, JsonSerializer.SerializeToUtf8Bytes(body, type), cancellation);

    private static string PathOf(RepositoryName repository, int number) => $"/repos/{repository}/pulls/{number}";
}
