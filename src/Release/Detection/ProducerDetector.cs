using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Detection;

/// <summary>
/// Finds out how the candidates are built that another repository releases: what they are, that repository's
/// description says; the rest, files.
/// </summary>
public static class ProducerDetector
{
    /// <summary>The description, and what its owner must know, a sentence each.</summary>
    /// <param name="found">What the files say.</param>
    /// <param name="content">The description of the repository that releases.</param>
    /// <param name="distribution">That repository.</param>
    /// <param name="repositoryId">The id in specs of the one that builds.</param>
    public static ReleaseSettings Describe(
        DetectedProduct found,
        ContentDescription content,
        RepositoryName distribution,
        string repositoryId
    )
    {
        var places = ProducerRepositories.Of(distribution, content).ById;
        var own = content.Producers.Where(producer => producer.RepositoryId == repositoryId).ToList();
        return found.Settings with
        {
            Environment = new ReleaseSettings(found.Settings.Repository).Environment,
            VersionFiles = [],
            TagPrefix = "v",
            Build = new BuildSettings
            {
                Kind = BuildKind.Files,
                Updater = false,
                Signing = [],
                Legs = [],
            },
            Candidates =
            [
                .. own.Select(producer => new BuiltCandidate(Described(producer), Legs(producer, content.Platforms))
                {
                    Action = own.Count == 1 ? BuildSettings.DefaultAction : $".github/actions/build-{producer.Id}",
                    Repositories = producer.AlsoFrom.ToDictionary(id => id, id => places[id], StringComparer.Ordinal),
                }),
            ],
        };
    }

    // where it is and who may seal it is said where it is released
    private static Producer Described(Producer producer) =>
        producer with
        {
            Repository = null,
            RepositoryName = null,
            IsPinned = false,
            // what is not in the repository that is built is needed beside it
            Pins = [.. producer.Pins.Select(pin => pin with { IsBeside = pin.In != producer.RepositoryId })],
        };

    private static List<BuildLeg> Legs(Producer producer, IReadOnlyList<Platform> platforms)
    {
        var legs = producer.Forms.Any(Platform.IsForm) ? platforms.Select(DefaultLegs.For).ToList() : [];
        if (producer.Forms.FirstOrDefault(form => !Platform.IsForm(form)) is { } file)
        {
            legs.Add(new BuildLeg(NameOf(file), DefaultLegs.Files, "", []));
        }
        return legs;
    }

    private static string NameOf(string file) =>
        AssetKinds.OfFile(file) switch
        {
            AssetKind.Firmware => "firmware",
            AssetKind.BitwigExtension => "extension",
            _ => "files",
        };
}
