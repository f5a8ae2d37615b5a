using System.Text.RegularExpressions;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Install;

/// <summary>The workflow files of this project as another repository has them.</summary>
public static partial class WorkflowText
{
    private const string Folder = ".github/workflows/";

    /// <summary>Each file under the name that the settings give its lane, with our actions where they are.</summary>
    /// <param name="files">The files of a folder of <c>workflows/</c> by their names.</param>
    /// <param name="place">Where the actions are.</param>
    /// <param name="commit">The commit to pin them to; null: they are named as <paramref name="place"/> names
    /// them.</param>
    /// <returns>Texts by their paths in the repository.</returns>
    public static IReadOnlyDictionary<string, string> For(
        IReadOnlyDictionary<string, string> files,
        ReleaseSettings settings,
        ActionsPlace place,
        CommitSha? commit
    )
    {
        var names =
            settings.Kind == ProductKind.Content
                // the others that it names are of other repositories
                ? new Dictionary<string, string>(StringComparer.Ordinal) { ["publish.yml"] = settings.ReleaseWorkflow }
                : new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["ci.yml"] = settings.CiWorkflow,
                    ["candidate.yml"] = settings.CandidateWorkflow,
                    ["release.yml"] = settings.ReleaseWorkflow,
                };
        var at = commit is null || place.IsPinned ? place.Ref : $"{commit} # {place.Ref}";
        return files.ToDictionary(
            file => Folder + names.GetValueOrDefault(file.Key, file.Key),
            file =>
                names.Aggregate(
                    Uses().Replace(file.Value, $"${{before}}{place.Repository}/${{id}}@{at}"),
                    (text, name) => text.Replace(Folder + name.Key, Folder + name.Value, StringComparison.Ordinal)
                ),
            StringComparer.Ordinal
        );
    }

    [GeneratedRegex(
        @"^(?<before>\s*(- )?uses: )org/ms-release-actions/(?<id>[a-z-]+)@v1(?=\s*$)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Uses();
}
