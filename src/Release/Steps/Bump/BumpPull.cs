using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;

namespace MsReleaseActions.ReleaseTrain.Steps.Bump;

/// <summary>A pull request that bumps a commit to a tag, by the name of its branch.</summary>
/// <param name="Branch">What it bumps to what.</param>
/// <param name="Pull">As GitHub lists it.</param>
public sealed record BumpPull(BumpBranch Branch, PullRequest Pull)
{
    public ReleaseTag Tag => Branch.Tag;

    public int Number => Pull.Number;
}

/// <summary>A merged bump that can be released.</summary>
/// <param name="Number">Of its pull request.</param>
/// <param name="Base">The commit that is released, before its version was bumped.</param>
/// <param name="Merged">The commit that the merge made.</param>
public sealed record MergedBump(int Number, CommitSha Base, CommitSha Merged);

/// <summary>The bumps of one tag.</summary>
/// <param name="Tag">The tag.</param>
/// <param name="Open">Newest first, as are the closed ones.</param>
/// <param name="Closed">Closed without having been merged.</param>
public sealed record TagBumps(ReleaseTag Tag, IReadOnlyList<BumpPull> Open, IReadOnlyList<BumpPull> Closed)
{
    /// <summary>One that is merged and can be released: a release that was begun.</summary>
    public MergedBump? Usable { get; init; }

    /// <summary>
    /// Why the tag is used up: its bump is merged and cannot be released, and no other is. A clause; null where it is
    /// not so.
    /// </summary>
    public string? Unusable { get; init; }
}
