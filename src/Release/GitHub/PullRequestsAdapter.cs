using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MsReleaseActions.Core;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.ReleaseTrain.GitHub;

/// <inheritdoc cref="IPullRequests"/>
internal sealed class PullRequestsAdapter(ApiHttp api) : IPullRequests
{
    public Task<IReadOnlyList<PullRequest>> ListIntoAsync(RepositoryName repository, string @base, bool closed, CancellationToken cancellation) =>
        ListAsync(
            $"list the pull requests into {@base} of {repository}",
            $"/repos/{repository}/pulls?state={(closed ? "all" : "open")}&base={Uri.EscapeDataString(@base)}&sort=created&direction=desc&per_page=100",
            GitHubTrainJson.Default.ListPullRequest,
            cancellation);

    public Task<IReadOnlyList<PullRequest>> ListFromAsync(RepositoryName repository, string head, CancellationToken cancellation) =>
        ListAsync(
            $"list the pull requests from {head} of {repository}",
            $"/repos/{repository}/pulls?state=all&head={Uri.EscapeDataString($"{repository.Owner}:{head}")}&sort=created&direction=desc&per_page=100",
            GitHubTrainJson.Default.ListPullRequest,
            cancellation);

    public Task<PullRequest?> GetAsync(RepositoryName repository, int number, CancellationToken cancellation) =>
        api.GetAsync($"read pull request #{number} of {repository}", PathOf(repository, number), GitHubTrainJson.Default.PullRequest, cancellation);

    public Task<IReadOnlyList<PullRequestReview>> ListReviewsAsync(RepositoryName repository, int number, CancellationToken cancellation) =>
        ListAsync(
            $"list the reviews of pull request #{number} of {repository}",
            PathOf(repository, number) + "/reviews?per_page=100",
            GitHubTrainJson.Default.ListPullRequestReview,
            cancellation);

    public async Task<PullRequest> CreateAsync(RepositoryName repository, NewPullRequest made, CancellationToken cancellation)
    {
        var what = $"open a pull request from {made.Head} into {made.Base} in {repository}";
        var answer = await WriteAsync(what, HttpMethod.Post, $"/repos/{repository}/pulls", made, GitHubTrainJson.Default.NewPullRequest, cancellation);
        return ApiHttp.Parse(what, answer, GitHubTrainJson.Default.PullRequest);
    }

    public Task CloseAsync(RepositoryName repository, int number, CancellationToken cancellation) =>
        WriteAsync($"close pull request #{number} of {repository}", HttpMethod.Patch, PathOf(repository, number), new PullRequestState("closed"), GitHubTrainJson.Default.PullRequestState, cancellation);

    public async Task<PullRequestMerged> MergeAsync(RepositoryName repository, int number, PullRequestMerge merge, CancellationToken cancellation)
    {
        var what = $"merge pull request #{number} of {repository}";
        var answer = await WriteAsync(what, HttpMethod.Put, PathOf(repository, number) + "/merge", merge, GitHubTrainJson.Default.PullRequestMerge, cancellation);
        return ApiHttp.Parse(what, answer, GitHubTrainJson.Default.PullRequestMerged);
    }

    private async Task<IReadOnlyList<T>> ListAsync<T>(string what, string path, JsonTypeInfo<List<T>> type, CancellationToken cancellation) =>
        await api.ListAsync(what, path, type, page => page, cancellation) ?? throw new GitHubFailure(what, HttpStatusCode.NotFound, "Not Found");

    private Task<byte[]> WriteAsync<T>(string what, HttpMethod method, string path, T body, JsonTypeInfo<T> type, CancellationToken cancellation) =>
        api.WriteAsync(what, method, path, JsonSerializer.SerializeToUtf8Bytes(body, type), cancellation);

    private static string PathOf(RepositoryName repository, int number) => $"/repos/{repository}/pulls/{number}";
}
