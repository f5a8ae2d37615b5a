using System.Text.RegularExpressions;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.ReleaseTrain.Detection;

/// <summary>What the tags of releases begin with.</summary>
internal static partial class TagPrefixes
{
    /// <param name="tags">All tags of a repository.</param>
    /// <returns>What stands before a version in some of them, sorted; only <c>v</c> where that is among them, for it
    /// needs no word.</returns>
    public static IReadOnlyList<string> Of(IEnumerable<string> tags)
    {
        var prefixes = tags.Select(tag => Version().Match(tag))
            .Where(match => match.Success)
            .Select(match => match.Groups["prefix"].Value)
            .Where(prefix => ReleaseTag.PrefixProblem(prefix) is null)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        return prefixes.Contains("v", StringComparer.Ordinal) ? ["v"] : prefixes;
    }

    [GeneratedRegex(
        @"\A(?<prefix>|.*[^0-9.])[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Version();
}
