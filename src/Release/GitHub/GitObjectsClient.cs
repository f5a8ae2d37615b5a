using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MsReleaseActions.Core;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.ReleaseTrain.GitHub;

/// <summary>Git's objects and refs. Look-ups that find nothing are null; writes are tried once.</summary>
public sealed class GitObjectsClient
{
    private readonly ApiHttp api;

    internal GitObjectsClient(ApiHttp api) => this.api = api;

    public Task<GitCommit?> GetCommitAsync(RepositoryName repository, string sha, CancellationToken cancellation) =>
        api.GetAsync(
            $"read the commit {sha} of {repository}",
            $"/repos/{repository}/git/commits/{sha}",
            GitHubTrainJson.Default.GitCommit,
            cancellation
        );

    /// <summary>One folder, not the folders in it.</summary>
    /// <param name="sha">Of the tree, or of a commit.</param>
    public Task<GitTree?> GetTreeAsync(RepositoryName repository, string sha, CancellationToken cancellation) =>
        api.GetAsync(
            $"read the tree {sha} of {repository}",
            $"/repos/{repository}/git/trees/{sha}",
            GitHubTrainJson.Default.GitTree,
            cancellation
        );

    /// <summary>Every ref whose name begins so.</summary>
    /// <param name="prefix">Without <c>refs/</c>: <c>tags/v</c>, <c>heads/release/</c>.</param>
    public async Task<IReadOnlyList<GitRef>> MatchingRefsAsync(
        RepositoryName repository,
        string prefix,
        CancellationToken cancellation
    )
    {
        var what = $"list the refs {prefix}… of {repository}";
        return await api.ListAsync(
                what,
                $"/repos/{repository}/git/matching-refs/{UrlPath.Escape(prefix)}?per_page=100",
                GitHubTrainJson.Default.ListGitRef,
                page => page,
                cancellation
            ) ?? throw new GitHubFailure(what, HttpStatusCode.NotFound, "Not Found");
    }

    /// <summary>Every tag whose name begins so.</summary>
    /// <param name="prefix">Without <c>refs/tags/</c>; may be empty.</param>
    public async Task<IReadOnlyList<GitRef>> MatchingTagsAsync(
        RepositoryName repository,
        string prefix,
        CancellationToken cancellation
    ) =>
        [
            // an address that ends with a slash is another one to some servers
            .. (
                await MatchingRefsAsync(repository, prefix.Length == 0 ? "tags" : $"tags/{prefix}", cancellation)
            ).Where(found => found.Ref.StartsWith(GitRef.Tags, StringComparison.Ordinal)),
        ];

    /// <summary>Makes a tree: <paramref name="baseTree"/> with these files in it.</summary>
    /// <returns>Its SHA.</returns>
    public async Task<string> CreateTreeAsync(
        RepositoryName repository,
        string baseTree,
        IReadOnlyList<TextFile> files,
        CancellationToken cancellation
    )
    {
        var what = $"write {files.Count} files on the tree {baseTree} of {repository}";
        var body = new NewTree(
            baseTree,
            [.. files.Select(file => new NewTreeEntry(file.Path, file.Mode, "blob", file.Content))]
        );
        var answer = await WriteAsync(
            what,
            $"/repos/{repository}/git/trees",
            body,
            GitHubTrainJson.Default.NewTree,
            cancellation
        );
        return ApiHttp.Written(what, answer, GitHubTrainJson.Default.GitTree).Sha;
    }

    /// <summary>Makes a commit by the token's owner; no branch moves.</summary>
    /// <returns>Its SHA.</returns>
    public async Task<string> CreateCommitAsync(
        RepositoryName repository,
        string message,
        string tree,
        string parent,
        CancellationToken cancellation
    )
    {
        var what = $"write a commit on {parent} of {repository}";
        var answer = await WriteAsync(
            what,
            $"/repos/{repository}/git/commits",
            new NewCommit(message, tree, [parent]),
            GitHubTrainJson.Default.NewCommit,
            cancellation
        );
        return ApiHttp.Written(what, answer, GitHubTrainJson.Default.GitCommit).Sha;
    }

    /// <param name="name">Without <c>refs/heads/</c>.</param>
    /// <exception cref="GitHubFailure"><see cref="RefAnswers.SaysExists"/> where there is one of that name.</exception>
    public Task CreateBranchAsync(RepositoryName repository, string name, string sha, CancellationToken cancellation) =>
        WriteAsync(
            $"create the branch {name} of {repository}",
            $"/repos/{repository}/git/refs",
            new NewRef("refs/heads/" + name, sha),
            GitHubTrainJson.Default.NewRef,
            cancellation
        );

    /// <summary>Deletes; one that is gone already is no failure.</summary>
    /// <param name="name">Without <c>refs/heads/</c>.</param>
    public Task DeleteBranchAsync(RepositoryName repository, string name, CancellationToken cancellation) =>
        DeleteAsync(
            $"delete the branch {name} of {repository}",
            $"/repos/{repository}/git/refs/heads/{UrlPath.Escape(name)}",
            cancellation
        );

    /// <summary>
    /// Deletes; one that is gone already is no failure. A published release becomes a draft without its tag.
    /// </summary>
    /// <param name="name">Without <c>refs/tags/</c>.</param>
    public Task DeleteTagAsync(RepositoryName repository, string name, CancellationToken cancellation) =>
        DeleteAsync(
            $"delete the tag {name} of {repository}",
            $"/repos/{repository}/git/refs/tags/{UrlPath.Escape(name)}",
            cancellation
        );

    private async Task DeleteAsync(string what, string path, CancellationToken cancellation)
    {
        try
        {
            await api.WriteAsync(what, HttpMethod.Delete, path, body: null, cancellation);
        }
        catch (GitHubFailure failure) when (RefAnswers.SaysGone(failure))
        {
            return;
        }
    }

    private Task<byte[]> WriteAsync<T>(
        string what,
        string path,
        T body,
        JsonTypeInfo<T> type,
        CancellationToken cancellation
    ) => api.WriteAsync(what, HttpMethod.Post, path, JsonSerializer.SerializeToUtf8Bytes(body, type), cancellation);
}

/// <summary>What GitHub means by a 422 about a ref: it gives no code, only a sentence.</summary>
internal static class RefAnswers
{
    /// <summary>A ref of that name is there already.</summary>
    public static bool SaysExists(GitHubFailure failure) => IsOf(failure, "already exists");

    /// <summary>There is no such ref (any more).</summary>
    public static bool SaysGone(GitHubFailure failure) =>
        failure.Status == HttpStatusCode.NotFound || IsOf(failure, "does not exist");

    private static bool IsOf(GitHubFailure failure, string words) =>
        failure.Status == HttpStatusCode.UnprocessableEntity
        && failure.Detail.Contains(words, StringComparison.OrdinalIgnoreCase);
}
