using System.Text.RegularExpressions;

namespace MsReleaseActions.WorkflowsTests.Publishing;

/// <summary>Where the links of a Markdown page lead.</summary>
internal static partial class PageLinks
{
    public static IReadOnlyList<string> Of(string text) =>
        [.. Link().Matches(text).Select(link => link.Groups[1].Value)];

    [GeneratedRegex(@"\]\(([^)\s]+)")]
    private static partial Regex Link();
}
