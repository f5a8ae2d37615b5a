using System.Text.RegularExpressions;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.ReleaseTrain.Install;

/// <summary>
/// The workflow files that are installed as they are: content's, and those of the repositories that it comes from.
/// </summary>
public static partial class WorkflowText
{
    private const string Folder = ".github/workflows/";

    /// <summary>Each file under its own name, with our actions where they are.</summary>
    /// <param name="files">The files of a folder of <c>workflows/</c> by their names, a producer's: whoever releases
    /// what is built there finds them by the names that they have.</param>
    /// <param name="place">Where the actions are.</param>
    /// <param name="commit">The commit to pin them to; null: they are named as <paramref name="place"/> names
    /// them.</param>
    /// <returns>Texts by their paths in the repository.</returns>
    public static IReadOnlyDictionary<string, string> For(
        IReadOnlyDictionary<string, string> files,
        ActionsPlace place,
        CommitSha? commit
    )
    {
        var at = commit is null || place.IsPinned ? place.Ref : $"{commit} # {place.Ref}";
        return files.ToDictionary(
            file => Folder + file.Key,
            file => Uses().Replace(file.Value, $"${{before}}{place.Repository}/${{id}}@{at}"),
            StringComparer.Ordinal
        );
    }

    [GeneratedRegex(
        @"^(?<before>\s*(- )?uses: )org/ms-release-actions/(?<id>[a-z-]+)@v1(?=\s*$)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Uses();
}
