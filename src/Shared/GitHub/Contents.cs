using System.Net;
using MsReleaseActions.Core;

namespace MsReleaseActions.GitHub;

/// <summary>A commit that changed a file.</summary>
/// <param name="Sha">40 hex digits.</param>
/// <param name="Date">When it was committed.</param>
public sealed record FileCommit(string Sha, DateTimeOffset Date);

/// <summary>Files of a repository, read without a clone.</summary>
public sealed class ContentsClient
{
    private readonly ApiHttp api;

    internal ContentsClient(ApiHttp api) => this.api = api;

    /// <summary>A file's bytes at a commit, branch or tag; null when there is no such file.</summary>
    public Task<byte[]?> ReadFileAsync(
        RepositoryName repository,
        string path,
        string reference,
        CancellationToken cancellation
    ) =>
        api.GetBytesAsync(
            $"read {path} at {reference} of {repository}",
            $"/repos/{repository}/contents/" + UrlPath.Escape(path) + $"?ref={Uri.EscapeDataString(reference)}",
            "application/vnd.github.raw+json",
            cancellation
        );

    /// <summary>
    /// The newest commit that changed a file, as git's history of that path has it; null when none did.
    /// </summary>
    /// <param name="reference">A branch, tag or commit, whose history is looked at.</param>
    public async Task<FileCommit?> NewestCommitAsync(
        RepositoryName repository,
        string path,
        string reference,
        CancellationToken cancellation
    )
    {
        var what = $"list the commits of {path} on {reference} in {repository}";
        var commits =
            await api.GetAsync(
                what,
                $"/repos/{repository}/commits?sha={Uri.EscapeDataString(reference)}&path="
                    + $"{Uri.EscapeDataString(path)}&per_page=1",
                GitHubJson.Default.ListListedCommit,
                cancellation
            ) ?? throw new GitHubFailure(what, HttpStatusCode.NotFound, "Not Found");
        return commits is [var newest, ..] ? new FileCommit(newest.Sha, newest.Commit.Committer.Date) : null;
    }
}

/// <summary>A commit in a list, as far as it is read.</summary>
internal sealed record ListedCommit(string Sha, ListedCommitText Commit);

/// <summary>What git has of it.</summary>
internal sealed record ListedCommitText(CommittedBy Committer);

/// <summary>Who and when.</summary>
internal sealed record CommittedBy(DateTimeOffset Date);
