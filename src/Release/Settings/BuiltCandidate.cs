using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;

namespace MsReleaseActions.ReleaseTrain.Settings;

/// <summary>A candidate that is built here and that another repository releases.</summary>
/// <param name="Producer">Its id, workflow, tag and files, as that repository's description has them too.</param>
/// <param name="Legs">In the order of the matrix; not empty.</param>
public sealed record BuiltCandidate(Producer Producer, IReadOnlyList<BuildLeg> Legs)
{
    /// <summary>The folder in the workspace that a leg leaves its files in.</summary>
    public const string Output = "built";

    /// <summary>The folder of the owner's composite action, relative to the repository's root.</summary>
    public string Action { get; init; } = BuildSettings.DefaultAction;

    /// <summary>Where the repositories are whose commit is compiled in, by their id in the tag.</summary>
    public IReadOnlyDictionary<string, RepositoryName> Repositories { get; init; } =
        new Dictionary<string, RepositoryName>(StringComparer.Ordinal);

    /// <summary>Dependencies whose checkout lies beside this repository's while it is built.</summary>
    public IEnumerable<ProducerPin> Beside => Producer.Pins.Where(pin => pin.IsBeside);

    /// <summary>Whether checkouts of several repositories lie beside each other, each in a folder of its id.</summary>
    public bool HasNeighbours => Producer.AlsoFrom.Count > 0 || Beside.Any();

    /// <summary>The folder of this repository's checkout in the workspace; empty: the workspace itself.</summary>
    public string Folder => HasNeighbours ? Producer.RepositoryId : "";

    /// <summary>Each file, and the leg that leaves it; null where the description does not say which that is.</summary>
    public IReadOnlyList<(BuildLeg? Leg, string File)> Places =>
        [
            .. Producer.Forms.SelectMany(form =>
                Platform.IsForm(form)
                    ? Platforms(Legs).Select(known => ((BuildLeg?)known.Leg, known.Platform.Fill(form)))
                    : [(Only, form)]
            ),
        ];

    // of what no platform is in the name of
    private BuildLeg? Only =>
        Legs.Count == 1 ? Legs[0]
        : Legs.Where(leg => Platforms([leg]).Count == 0).ToList() is [var other] ? other
        : null;

    /// <summary>The legs that are called as a platform.</summary>
    public static IReadOnlyList<(BuildLeg Leg, Platform Platform)> Platforms(IEnumerable<BuildLeg> legs) =>
        [
            .. legs.Select(leg => (leg, Platform.All.FirstOrDefault(platform => platform.Text == leg.Id)))
                .Where(known => known.Item2 is not null)
                .Select(known => (known.leg, known.Item2!)),
        ];
}
