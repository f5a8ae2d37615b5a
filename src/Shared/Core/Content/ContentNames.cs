using System.Text.RegularExpressions;
using MsReleaseActions.Core.Archives;

namespace MsReleaseActions.Core.Content;

/// <summary>What ids and paths of content may be.</summary>
public static partial class ContentNames
{
    /// <summary>An id in specs and manifests: of an asset, of an install set.</summary>
    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]{0,99}\z")]
    public static partial Regex Id();

    /// <summary>
    /// Whether a path with <c>/</c> is relative, leads nowhere out of its folder, and no system takes it for something
    /// else.
    /// </summary>
    public static bool IsPath(string path) =>
        path.Length <= 200 && Path().IsMatch(path) && ArchiveName.WhyNot(path) is null;

    [GeneratedRegex(
        @"\A[A-Za-z0-9._-][A-Za-z0-9 ._-]*(/[A-Za-z0-9._-][A-Za-z0-9 ._-]*)*\z",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Path();
}
