using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.ReleaseTrain.GitHub;

/// <summary>
/// What GitHub asks of a branch before it lets anything in: classic protection and every ruleset, taken together.
/// </summary>
public sealed record BranchRequirements
{
    /// <summary>Nothing is asked.</summary>
    public static BranchRequirements None { get; } = new();

    /// <summary>Each once.</summary>
    public IReadOnlyList<RequiredCheck> Checks { get; init; } = [];

    /// <summary>
    /// A pull request's head must contain the branch's newest commit. False where classic protection has it and the
    /// token may not see that.
    /// </summary>
    public bool IsStrict { get; init; }

    /// <summary>
    /// Approvals that a pull request needs; 0 where none is asked, or where classic protection asks and the token may
    /// not see that.
    /// </summary>
    public int Approvals { get; init; }

    /// <summary>
    /// <c>merge</c>, <c>rebase</c> and <c>squash</c>, as far as rules allow them; the repository's own settings are
    /// another matter.
    /// </summary>
    public IReadOnlyList<string> MergeMethods { get; init; } = MergeMethod.All;

    /// <summary>Pull requests go through a merge queue.</summary>
    public bool HasMergeQueue { get; init; }

    /// <summary>Commits must be signed.</summary>
    public bool RequiresSignatures { get; init; }
}

/// <summary>A check that must have succeeded.</summary>
/// <param name="Context">Its name.</param>
/// <param name="AppId">The app that it must come from; null for any.</param>
public sealed record RequiredCheck(string Context, long? AppId = null)
{
    /// <summary>
    /// As the product's own settings name it; null of one that the branch requires, which believes what GitHub's merge
    /// rule does.
    /// </summary>
    public NamedCheck? Named { get; init; }
}

/// <summary>GitHub's three words.</summary>
public static class MergeMethod
{
    public const string Merge = "merge";
    public const string Rebase = "rebase";
    public const string Squash = "squash";

    /// <summary>
    /// In the order in which the train prefers them: a merge commit keeps the pull request's own commit.
    /// </summary>
    public static IReadOnlyList<string> All { get; } = [Merge, Rebase, Squash];
}
