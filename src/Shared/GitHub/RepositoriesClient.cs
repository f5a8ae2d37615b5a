using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.GitHub;

/// <summary>What a repository is and holds.</summary>
public sealed class RepositoriesClient
{
    private readonly ApiHttp api;

    internal RepositoriesClient(ApiHttp api) => this.api = api;

    // a tag may be put on a tag; nobody nests them deeper than this
    private const int DeepestTag = 5;

    public Task<Repository?> GetAsync(RepositoryName repository, CancellationToken cancellation) =>
        api.GetAsync(
            $"read the repository {repository}",
            $"/repos/{repository}",
            GitHubJson.Default.Repository,
            cancellation
        );

    /// <summary>The commit that a tag is on, through annotated tags; null when the tag does not exist.</summary>
    public async Task<string?> GetTagCommitAsync(RepositoryName repository, string tag, CancellationToken cancellation)
    {
        var reference = await api.GetAsync(
            $"read the tag {tag} of {repository}",
            $"/repos/{repository}/git/ref/tags/{UrlPath.Escape(tag)}",
            GitHubJson.Default.Reference,
            cancellation
        );
        var target = reference?.Object;
        for (var depth = 0; target is { Type: "tag" } && depth < DeepestTag; depth++)
        {
            var annotated = await api.GetAsync(
                $"read the tag object {target.Sha} of {repository}",
                $"/repos/{repository}/git/tags/{target.Sha}",
                GitHubJson.Default.GitTag,
                cancellation
            );
            target = annotated?.Object;
        }
        return target?.Sha;
    }

    /// <summary>The full SHA of a branch, tag or commit; null when there is none.</summary>
    public async Task<string?> ResolveCommitAsync(
        RepositoryName repository,
        string name,
        CancellationToken cancellation
    )
    {
        try
        {
            var commit = await api.GetAsync(
                $"resolve {name} in {repository}",
                $"/repos/{repository}/commits/{UrlPath.Escape(name)}",
                GitHubJson.Default.Commit,
                cancellation
            );
            return commit?.Sha;
        }
        catch (GitHubFailure failure) when (failure.Status == System.Net.HttpStatusCode.UnprocessableEntity)
        {
            // how GitHub says "no such commit" of a full SHA
            return null;
        }
    }

    /// <summary>Null when either side does not exist.</summary>
    public Task<CommitComparison?> CompareAsync(
        RepositoryName repository,
        string @base,
        string head,
        CancellationToken cancellation
    ) =>
        api.GetAsync(
            $"compare {@base} with {head} in {repository}",
            $"/repos/{repository}/compare/{UrlPath.Escape(@base)}...{UrlPath.Escape(head)}?per_page=1",
            GitHubJson.Default.CommitComparison,
            cancellation
        );

    public Task<DeploymentEnvironment?> GetEnvironmentAsync(
        RepositoryName repository,
        string name,
        CancellationToken cancellation
    ) =>
        api.GetAsync(
            $"read the environment {name} of {repository}",
            $"/repos/{repository}/environments/{Uri.EscapeDataString(name)}",
            GitHubJson.Default.DeploymentEnvironment,
            cancellation
        );
}
