using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.GitHub;

namespace MsReleaseActions.ReleaseTrain.Engine;

/// <summary>
/// What a release's pull request writes: the one change that is made on the branch before something is released.
/// </summary>
internal interface IReleaseChange
{
    /// <summary>How it is spoken of.</summary>
    ChangeMessages Words { get; }

    /// <summary>The files as they shall be, on a base.</summary>
    Task<BumpFiles> OnAsync(CommitSha @base, ReleaseTag tag, CancellationToken cancellation);

    /// <summary>Of a branch that is not merged yet: whether its commits stand where they should.</summary>
    /// <returns>What is not as it should be, a clause about the branch; null where all is.</returns>
    string? ProblemOfBranch(CommitDifference difference, CommitSha @base);

    /// <summary>Whether what lies between the base and a head is this change, and nothing but it.</summary>
    /// <param name="tag">The release.</param>
    /// <param name="base">What it stands on.</param>
    /// <param name="head">A branch or a commit.</param>
    /// <param name="difference">What lies in between.</param>
    /// <param name="cancellation">Ctrl-C.</param>
    /// <returns>What is not as it should be, a clause about the head; null where all is.</returns>
    Task<string?> ProblemAsync(
        ReleaseTag tag,
        CommitSha @base,
        string head,
        CommitDifference difference,
        CancellationToken cancellation
    );
}

/// <summary>How a change is spoken of.</summary>
/// <param name="Name">What it is: "the bump".</param>
/// <param name="Why">Why it is made, a clause.</param>
/// <param name="Only">What alone a branch may hold to be merged: "changes the version and nothing else".</param>
internal abstract record ChangeMessages(string Name, string Why, string Only)
{
    /// <summary>The write itself: "write the version 1.2.3 into package.json".</summary>
    public abstract string Write(BumpBranch branch, IEnumerable<string> files);

    /// <summary>What is to be done: "0a1b2c3d is bumped to v1.2.3".</summary>
    public abstract string ToDo(BumpBranch branch);

    /// <summary>What an open pull request does: "#7 bumps 0a1b2c3d to v1.2.3".</summary>
    public abstract string Does(int number, BumpBranch branch);

    /// <summary>Nothing needs to be written.</summary>
    public abstract string NotNeeded(BumpBranch branch);

    /// <summary>The first paragraph of the pull request.</summary>
    public abstract string Body(BumpBranch branch, IEnumerable<string> files);
}
