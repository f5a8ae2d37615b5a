namespace MsReleaseActions.Core.Candidates;

/// <summary>
/// The comment in a release's text that says that <c>promote-assets</c> made it. Nobody sees it, and anybody who may
/// write can copy it or take it away.
/// </summary>
public static class PromotionMark
{
    /// <summary>What it begins with; the candidate's tag follows.</summary>
    public const string Start = "<!-- ms-release-actions:promote-assets ";

    /// <summary>Whether a text holds it.</summary>
    public static bool IsIn(string? body) => body?.Contains(Start, StringComparison.Ordinal) ?? false;
}
