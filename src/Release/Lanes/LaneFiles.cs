using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Workflows.Lint;

namespace MsReleaseActions.ReleaseTrain.Lanes;

/// <summary>The workflow files of the lanes: pure functions of a product's description.</summary>
public static class LaneFiles
{
    private const string Folder = ".github/workflows/";

    /// <summary>Texts by their paths in the repository, with LF.</summary>
    /// <param name="settings">The description, of schema 2.</param>
    /// <param name="place">Where our actions are.</param>
    /// <param name="commit">The commit to pin them to; null: they are named as <paramref name="place"/> names
    /// them.</param>
    public static IReadOnlyDictionary<string, string> Render(
        ReleaseSettings settings,
        ActionsPlace place,
        CommitSha? commit
    )
    {
        var at = commit is null || place.IsPinned ? place.Ref : $"{commit} # {place.Ref}";
        string Uses(string id) => $"{place.Repository}/{id}@{at}";
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Folder + settings.CandidateWorkflow] = CandidateLane.Render(settings, Uses),
            [Folder + settings.ReleaseWorkflow] = PromoteLane.Render(settings, Uses),
        };
    }

    /// <summary>
    /// What <c>ms lint</c> compares the workflow files with; nothing where the description is of schema 1
    /// or names no leg.
    /// </summary>
    public static DescribedLanes Described(ReleaseSettings settings) =>
        settings.Schema == 1 || settings.Kind != ProductKind.App || settings.Build.Legs.Count == 0
            ? DescribedLanes.None
            : new DescribedLanes(
                Render(settings, ActionsPlace.Parse(settings.Actions), commit: null)
                    .ToDictionary(file => file.Key[Folder.Length..], file => file.Value, StringComparer.Ordinal)
            )
            {
                Gate = settings.CiWorkflow,
            };
}
