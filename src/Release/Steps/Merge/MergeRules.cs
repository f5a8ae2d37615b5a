using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.ReleaseTrain.GitHub;

namespace MsReleaseActions.ReleaseTrain.Steps.Merge;

/// <summary>
/// What keeps a pull request from being merged although its checks are green, and how it is merged. Pure.
/// </summary>
internal static class MergeRules
{
    private const string Then = "and run the same command again: it goes on from the merge";

    /// <summary>
    /// The method to use: the first that both the repository and the branch's rules allow; null where they allow none.
    /// </summary>
    public static string? MethodOf(Repository repository, BranchRequirements branch) =>
        branch.MergeMethods.FirstOrDefault(method =>
            method switch
            {
                // a token that may not know is told by the merge itself
                MergeMethod.Merge => repository.AllowMergeCommit ?? true,
                MergeMethod.Rebase => repository.AllowRebaseMerge ?? true,
                _ => repository.AllowSquashMerge ?? true,
            }
        );

    /// <param name="pull">With its mergeable state.</param>
    /// <param name="branch">What is asked of the branch.</param>
    /// <param name="reviews">Oldest first.</param>
    /// <param name="isSigned">Whether GitHub vouches for the commit's signature.</param>
    /// <returns>The first of its reasons; null where none is seen.</returns>
    public static ActionFailure? Problem(
        PullRequest pull,
        BranchRequirements branch,
        IReadOnlyList<PullRequestReview> reviews,
        bool isSigned
    )
    {
        var verdicts = Verdicts(reviews);
        var approvals = verdicts.Count(state => state == "APPROVED");
        return branch.HasMergeQueue
                ? Stop(
                    pull,
                    "goes through the merge queue of its branch",
                    $"Put it into the queue ({pull.HtmlUrl}), wait until it is merged, {Then}"
                )
            : pull.Draft
                ? Stop(
                    pull,
                    "was made a draft",
                    $"Mark it as ready for review ({pull.HtmlUrl}), and run the same command again"
                )
            : pull.MergeableState == "dirty"
                ? Stop(
                    pull,
                    "conflicts with its branch",
                    "Close it, and run the same command again: it makes a new one on the newest commit"
                )
            : branch.RequiresSignatures && !isSigned
                ? Stop(
                    pull,
                    "has a commit without a signature, and its branch asks for one",
                    "Use an app's token, whose commits GitHub signs, or merge it by hand as somebody who may "
                        + $"({pull.HtmlUrl}), {Then}"
                )
            : branch.Approvals > 0 && verdicts.Contains("CHANGES_REQUESTED")
                ? Stop(
                    pull,
                    "has a review that asks for changes",
                    $"Settle it with its reviewer ({pull.HtmlUrl}), and run the same command again"
                )
            : approvals < branch.Approvals
                ? Stop(
                    pull,
                    $"has {approvals} of {branch.Approvals} approving reviews",
                    $"Ask somebody who may approve it ({pull.HtmlUrl}), and run the same command again"
                )
            : null;
    }

    /// <summary>No method is left.</summary>
    public static ActionFailure NoMethod(PullRequest pull, Repository repository, BranchRequirements branch) =>
        Stop(
            pull,
            $"cannot be merged in any way: the repository allows {Listed(Allowed(repository))}, and the rules of "
                + $"its branch allow {Listed(branch.MergeMethods)}",
            $"Allow one of them in both places, or merge it by hand as somebody who may ({pull.HtmlUrl}), {Then}"
        );

    /// <summary>GitHub said no when it was asked.</summary>
    public static ActionFailure Refused(PullRequest pull, string sentence) =>
        Stop(
            pull,
            $"is not merged by GitHub: {sentence.ReplaceLineEndings(" ").TrimEnd('.')}",
            $"Do what it asks for ({pull.HtmlUrl}), or merge it by hand, {Then}"
        );

    private static ActionFailure Stop(PullRequest pull, string what, string toDo) =>
        ActionFailure.No($"#{pull.Number} {what}", "Nothing was merged", toDo);

    // a comment takes no verdict back
    private static List<string> Verdicts(IReadOnlyList<PullRequestReview> reviews) =>
        [
            .. reviews
                .Where(review => review.State is "APPROVED" or "CHANGES_REQUESTED" or "DISMISSED")
                .GroupBy(review => review.User?.Login, StringComparer.OrdinalIgnoreCase)
                .Select(own => own.Last().State),
        ];

    private static IEnumerable<string> Allowed(Repository repository) =>
        [
            .. repository.AllowMergeCommit != false ? [MergeMethod.Merge] : Array.Empty<string>(),
            .. repository.AllowRebaseMerge != false ? [MergeMethod.Rebase] : Array.Empty<string>(),
            .. repository.AllowSquashMerge != false ? [MergeMethod.Squash] : Array.Empty<string>(),
        ];

    private static string Listed(IEnumerable<string> methods) =>
        string.Join(" and ", methods) is { Length: > 0 } listed ? listed : "none";
}
