using MsReleaseActions.Core;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.ReleaseTrain.GitHub;

/// <summary>Pull requests of a repository. Lists are complete, newest first; writes are tried once.</summary>
public interface IPullRequests
{
    /// <summary>Those into a branch.</summary>
    /// <param name="closed">Whether closed and merged ones are wanted, too.</param>
    Task<IReadOnlyList<PullRequest>> ListIntoAsync(RepositoryName repository, string @base, bool closed, CancellationToken cancellation);

    /// <summary>Those from a branch of the same repository, into any branch, open or not.</summary>
    Task<IReadOnlyList<PullRequest>> ListFromAsync(RepositoryName repository, string head, CancellationToken cancellation);

    /// <summary>One, with <see cref="PullRequest.MergeableState"/>.</summary>
    Task<PullRequest?> GetAsync(RepositoryName repository, int number, CancellationToken cancellation);

    /// <summary>Its reviews, oldest first.</summary>
    Task<IReadOnlyList<PullRequestReview>> ListReviewsAsync(RepositoryName repository, int number, CancellationToken cancellation);

    Task<PullRequest> CreateAsync(RepositoryName repository, NewPullRequest made, CancellationToken cancellation);

    /// <summary>Closes without merging; one that is closed already stays so.</summary>
    Task CloseAsync(RepositoryName repository, int number, CancellationToken cancellation);

    /// <exception cref="GitHubFailure">405: it may not be merged, GitHub's sentence says why; 409: its head is another.</exception>
    Task<PullRequestMerged> MergeAsync(RepositoryName repository, int number, PullRequestMerge merge, CancellationToken cancellation);
}
