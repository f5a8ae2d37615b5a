using System.Text.RegularExpressions;

namespace MsReleaseActions.Workflows.Publishing;

/// <summary>Links of a Markdown page that is read away from the tree that it was written in.</summary>
public static partial class AbsoluteLinks
{
    private const string Fence = "```";

    /// <summary>
    /// Points every relative link at the source commit; anchors of the page itself, addresses and code stay.
    /// </summary>
    /// <param name="text">The page.</param>
    /// <param name="folder">Where it lies in the source tree, <c>actions/x</c>.</param>
    /// <param name="release">Whose source it is.</param>
    public static string Of(string text, string folder, PublishedRelease release)
    {
        var code = false;
        return string.Join(
            '\n',
            text.Split('\n')
                .Select(line =>
                {
                    code ^= line.TrimStart().StartsWith(Fence, StringComparison.Ordinal);
                    return code
                        ? line
                        : Relative()
                            .Replace(
                                line,
                                link =>
                                    link.Groups["before"].Value
                                    + release.Page(Resolved(folder, link.Groups["path"].Value))
                                    + link.Groups["anchor"].Value
                            );
                })
        );
    }

    private static string Resolved(string folder, string path)
    {
        var parts = new List<string>(path.StartsWith('/') ? [] : folder.Split('/'));
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "."))
        {
            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
        }
        return string.Join('/', parts);
    }

    // ](path#anchor) and [name]: path#anchor; a path has no scheme and is not only an anchor
    [GeneratedRegex(
        @"(?<before>\]\(|^\[[^\]]+\]:\s+)(?![A-Za-z][A-Za-z0-9+.-]*:|//|#)(?<path>[^)#\s]+)(?<anchor>#[^)\s]*)?",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Relative();
}
