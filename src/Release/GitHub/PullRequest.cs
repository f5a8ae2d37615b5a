using System.Text.Json.Serialization;

namespace MsReleaseActions.ReleaseTrain.GitHub;

/// <summary>A pull request. Lists leave out what only <see cref="PullRequestsClient.GetAsync"/> shows.</summary>
/// <param name="Number">The number that people use.</param>
/// <param name="State"><c>open</c> or <c>closed</c>; a merged one is closed.</param>
public sealed record PullRequest(
    int Number,
    string State,
    string Title,
    string HtmlUrl,
    PullRequestSide Head,
    PullRequestSide Base
)
{
    public string? Body { get; init; }

    public bool Draft { get; init; }

    /// <summary>Null where it was not merged; set in lists, too.</summary>
    public DateTimeOffset? MergedAt { get; init; }

    /// <summary>
    /// Of a merged one: the commit that the merge put on the base branch. Of an open one: GitHub's trial merge, which
    /// means nothing.
    /// </summary>
    public string? MergeCommitSha { get; init; }

    /// <summary>Null until GitHub has tried, which it begins when somebody asks.</summary>
    public bool? Mergeable { get; init; }

    /// <summary>
    /// <c>clean</c>, <c>unstable</c>, <c>blocked</c>, <c>behind</c>, <c>dirty</c>, <c>draft</c>, <c>has_hooks</c> or
    /// <c>unknown</c>.
    /// </summary>
    public string? MergeableState { get; init; }

    public PullRequestAuthor? User { get; init; }

    [JsonIgnore]
    public bool IsOpen => State == "open";

    [JsonIgnore]
    public bool IsMerged => MergedAt is not null;
}

/// <summary>One end of a pull request.</summary>
/// <param name="Ref">The branch.</param>
/// <param name="Sha">Its newest commit; of the base of a merged one, the commit that it was merged onto is not
/// promised.</param>
public sealed record PullRequestSide(string Ref, string Sha)
{
    /// <summary>Null where the fork that it came from is gone.</summary>
    public PullRequestRepository? Repo { get; init; }
}

/// <summary>The repository of a pull request's end.</summary>
public sealed record PullRequestRepository(string FullName);

/// <summary>Who opened it.</summary>
public sealed record PullRequestAuthor(string Login);

/// <summary>A review, as its author left it.</summary>
/// <param name="State"><c>APPROVED</c>, <c>CHANGES_REQUESTED</c>, <c>COMMENTED</c>, <c>DISMISSED</c> or
/// <c>PENDING</c>.</param>
public sealed record PullRequestReview(string State)
{
    /// <summary>Null for an account that is gone.</summary>
    public PullRequestAuthor? User { get; init; }
}

/// <summary>A pull request to be opened.</summary>
/// <param name="Head">A branch of the same repository.</param>
/// <param name="Base">The branch to merge into.</param>
public sealed record NewPullRequest(string Title, string Head, string Base, string Body);

/// <summary>How to merge.</summary>
/// <param name="Sha">The head that was looked at; GitHub answers 409 where it is another by now.</param>
/// <param name="MergeMethod"><c>merge</c>, <c>rebase</c> or <c>squash</c>.</param>
public sealed record PullRequestMerge(string Sha, string MergeMethod)
{
    /// <summary>The first line of the commit; GitHub ignores it when rebasing.</summary>
    public string? CommitTitle { get; init; }
}

/// <summary>What a merge answered.</summary>
/// <param name="Sha">The commit that is the base branch's head now.</param>
public sealed record PullRequestMerged(string Sha, bool Merged);
