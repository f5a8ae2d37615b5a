using System.Net;
using MsReleaseActions.Core;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.ReleaseTrain.GitHub;

/// <summary>A commit of a branch.</summary>
public sealed record BranchCommit(
    string Sha,
    string HtmlUrl,
    BranchCommitText Commit,
    IReadOnlyList<GitPointer> Parents
);

/// <summary>What a commit says of itself.</summary>
public sealed record BranchCommitText(string Message)
{
    public GitPerson? Author { get; init; }
}

/// <summary>What lies between two commits.</summary>
/// <param name="Status"><c>ahead</c>, <c>behind</c>, <c>identical</c> or <c>diverged</c>: the head seen from the
/// base.</param>
/// <param name="Commits">Those that only the head has, oldest first; at most 250.</param>
public sealed record CommitDifference(string Status, int AheadBy, int BehindBy, IReadOnlyList<BranchCommit> Commits)
{
    /// <summary>What the head changed since it left the base; GitHub shows 300 at most.</summary>
    public IReadOnlyList<ChangedFile> Files { get; init; } = [];
}

/// <summary>A file that changed.</summary>
/// <param name="Status"><c>added</c>, <c>removed</c>, <c>modified</c>, <c>renamed</c>, <c>copied</c>, <c>changed</c> or
/// <c>unchanged</c>.</param>
/// <param name="Sha">git's name of its bytes; null for some kinds of change.</param>
public sealed record ChangedFile(string Filename, string Status, string? Sha = null);

/// <summary>History.</summary>
public sealed class CommitsClient
{
    private readonly ApiHttp api;

    internal CommitsClient(ApiHttp api) => this.api = api;

    /// <summary>The newest commits of a branch, newest first.</summary>
    /// <param name="count">1 to 100.</param>
    public async Task<IReadOnlyList<BranchCommit>> ListAsync(
        RepositoryName repository,
        string branch,
        int count,
        CancellationToken cancellation
    )
    {
        var what = $"list the commits of {branch} in {repository}";
        return await api.GetAsync(
                what,
                $"/repos/{repository}/commits?sha={Uri.EscapeDataString(branch)}&per_page={count}",
                GitHubTrainJson.Default.ListBranchCommit,
                cancellation
            ) ?? throw new GitHubFailure(what, HttpStatusCode.NotFound, "Not Found");
    }

    /// <summary>Null when either side does not exist, or they have nothing in common.</summary>
    // without a page GitHub shows the files; with one, it may leave them out
    public Task<CommitDifference?> CompareAsync(
        RepositoryName repository,
        string @base,
        string head,
        CancellationToken cancellation
    ) =>
        api.GetAsync(
            $"compare {@base} with {head} in {repository}",
            $"/repos/{repository}/compare/{UrlPath.Escape(@base)}...{UrlPath.Escape(head)}",
            GitHubTrainJson.Default.CommitDifference,
            cancellation
        );
}
