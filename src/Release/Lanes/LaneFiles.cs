using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Workflows.Lint;
using static MsReleaseActions.ReleaseTrain.Lanes.LaneText;

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
        return Paths(settings)
            .Zip(
                settings.Candidates.Count > 0
                    ? settings.Candidates.Select(candidate => ProducerLane.Render(settings, candidate, Uses))
                : settings.Kind == ProductKind.Content
                    ? [PublishLane.Render(settings, Uses), WatchLane.Render(settings, Uses)]
                : (string[])
                    [
                        CandidateLane.Render(settings, Uses),
                        PromoteLane.Render(settings, Uses),
                        WatchLane.Render(settings, Uses),
                    ]
            )
            .ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>
    /// The paths of the lanes in the repository: the candidate's, the promotion's and the watch's; of content the
    /// latter two only, and where others release what is built, one for each candidate.
    /// </summary>
    public static IReadOnlyList<string> Paths(ReleaseSettings settings) =>
        settings.Candidates.Count > 0
            ? [.. settings.Candidates.Select(candidate => Folder + candidate.Producer.Workflow)]
        : settings.Kind == ProductKind.Content ? [Folder + settings.ReleaseWorkflow, Folder + settings.WatchWorkflow]
        : [Folder + settings.CandidateWorkflow, Folder + settings.ReleaseWorkflow, Folder + settings.WatchWorkflow];

    /// <summary>A lane with other public keys where it has those of its description, whoever wrote the rest.</summary>
    /// <param name="text">With LF or CRLF.</param>
    public static string WithKeys(string text, KeySettings keys, KeySettings others)
    {
        var end = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        (string Name, string? Key, string? Other)[] inputs =
        [
            ("public-key", keys.PublicKey, others.PublicKey),
            ("updater-public-key", keys.UpdaterPublicKey, others.UpdaterPublicKey),
            ("manifest-public-key", keys.ManifestPublicKey, others.ManifestPublicKey),
        ];
        return inputs.Aggregate(text, (lane, input) => Exchange(lane, input.Name, input.Key, input.Other));

        string Exchange(string lane, string input, string? key, string? other) =>
            key is null ? lane : lane.Replace(Input(input, key), Input(input, other), StringComparison.Ordinal);

        string Input(string name, string? key) =>
            Block(10, Key(name, key)).Replace("\n", end, StringComparison.Ordinal);
    }

    /// <summary>
    /// What <c>ms lint</c> compares the workflow files with; nothing where the description is of schema 1
    /// or names no leg.
    /// </summary>
    public static DescribedLanes Described(ReleaseSettings settings) =>
        settings.Schema == 1
        || (settings is { Kind: ProductKind.App, Candidates.Count: 0 } && settings.Build.Legs.Count == 0)
            ? DescribedLanes.None
            : new DescribedLanes(
                Render(settings, ActionsPlace.Parse(settings.Actions), commit: null)
                    .ToDictionary(file => file.Key[Folder.Length..], file => file.Value, StringComparer.Ordinal)
            )
            {
                Gate = settings.CiWorkflow,
                Builds = Builds(settings),
                // what it publishes beside its candidates is its own
                Publishes = settings.Candidates.Count == 0,
            };

    private static string[] Builds(ReleaseSettings settings) =>
        settings.Candidates.Count > 0 ? [.. settings.Candidates.Select(candidate => $"./{candidate.Action}")]
        : settings.Kind == ProductKind.Content ? []
        : [$"./{settings.Build.Action}"];
}
