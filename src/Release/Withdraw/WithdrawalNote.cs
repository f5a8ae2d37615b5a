using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.ReleaseTrain.Withdraw;

/// <summary>The words that mark a release as withdrawn. Pure.</summary>
internal static class WithdrawalNote
{
    private const string Mark = "<!-- ms-release-actions:withdrawn -->";
    private const string InName = " (withdrawn)";

    public static bool IsIn(string? body) => body?.Contains(Mark, StringComparison.Ordinal) == true;

    /// <summary>The release's title.</summary>
    public static string Name(string? name, ReleaseTag tag) =>
        (string.IsNullOrEmpty(name) ? tag.Text : name) is var title && title.EndsWith(InName, StringComparison.Ordinal)
            ? title
            : title + InName;

    /// <summary>The notes, with the mark above them.</summary>
    /// <param name="instead">What to use instead; null where there is nothing.</param>
    public static string Body(string? body, DateTimeOffset now, ReleaseTag? instead)
    {
        if (IsIn(body))
        {
            return body!;
        }
        var use = instead is null ? "There is no earlier stable release to go back to." : $"Use {instead} instead.";
        var whole =
            $"{Mark}\n> [!CAUTION]\n> **Withdrawn:** this release was taken back on {now.UtcDateTime:yyyy-MM-dd}. "
            + $"{use}\n\n{body}";
        return whole.Length <= GitHubLimits.ReleaseBodyCharacters ? whole : whole[..GitHubLimits.ReleaseBodyCharacters];
    }
}
