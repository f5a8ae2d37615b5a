using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.Core.Candidates;

/// <summary>
/// A comment in the body of a draft that says who made it. GitHub has no atomic "create unless it is there", so of two
/// drafts made at once one must go, and only a draft of ours that is still empty may.
/// </summary>
/// <param name="Text">The comment, invisible on GitHub's pages.</param>
public sealed record DraftMarker(string Text)
{
    private const string Start = "<!-- ms-release-actions draft ";

    /// <summary>A marker that no other draft has: by it a draft is found whose creation was never answered.</summary>
    public static DraftMarker New() => new($"{Start}{Guid.NewGuid():N} -->");

    public bool IsIn(Release release) => release.Body?.Contains(Text, StringComparison.Ordinal) == true;

    /// <summary>A draft that we made, and into which nothing was put yet.</summary>
    public static bool IsEmptyOfOurs(Release release) =>
        release is { Draft: true, Assets.Count: 0 } && release.Body?.Contains(Start, StringComparison.Ordinal) == true;
}
