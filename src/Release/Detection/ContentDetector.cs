using System.Text.RegularExpressions;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Detection;

/// <summary>Finds out how a repository releases content, from its files alone.</summary>
public static partial class ContentDetector
{
    /// <summary>Whether something is released there that is put together as a spec says.</summary>
    public static bool IsContent(RepositoryTree tree) => Specs(tree).Any();

    /// <summary>The configuration of an app that is there, too; null where there is none.</summary>
    public static string? AppBeside(RepositoryTree tree) => TauriProject.Find(tree).App?.Config;

    /// <summary>The description, as far as files say it, and what its owner must know, a sentence each.</summary>
    /// <param name="branch">The branch that is released.</param>
    public static (ReleaseSettings Settings, IReadOnlyList<string> Notes) Detect(
        RepositoryTree tree,
        RepositoryName repository,
        string branch
    )
    {
        var workflows = ExistingWorkflows.Of(tree);
        var sayable = new Sayable();
        var usual = ReleaseSettings.Of(ProductKind.Content, repository);
        var gate = workflows.Gate(branch, [usual.ReleaseWorkflow]);
        var settings = usual with
        {
            Schema = SettingsFile.Schema,
            Product = repository.Name,
            Branch = sayable.Branch(branch) ?? "main",
            CiWorkflow = sayable.Workflow(gate?.File) ?? usual.CiWorkflow,
            RequiredChecks = sayable.Checks(gate?.Checks ?? []),
            Environment = sayable.Environment(workflows.Environment()) ?? usual.Environment,
            Keys = new KeySettings
            {
                ManifestSecret = workflows.Secret(ManifestKey()) ?? new KeySettings().ManifestSecret,
            },
        };
        var (spec, notes) = NewestReadable(tree);
        if (spec is not null)
        {
            settings = settings with
            {
                Producers = spec.Repositories.ToDictionary(
                    known => known.Id,
                    known => known.Repository,
                    StringComparer.Ordinal
                ),
            };
        }
        string?[] ofWorkflows = [gate?.Unrequired, workflows.Refused("the new lane does")];
        return (settings, [.. sayable.Notes, .. notes, .. ofWorkflows.OfType<string>()]);
    }

    /// <summary>A description that says of every producer what it makes and where it is.</summary>
    public static ReleaseSettings SpelledOut(ReleaseSettings settings)
    {
        var content =
            settings.Content == ContentDescription.MidiStudio
                ? ContentDescription.MidiStudioOf(settings.Repository.Owner)
                : settings.Content;
        var places = ProducerRepositories.Of(settings.Repository, content, settings.Producers).ById;
        return settings with
        {
            Content = content with
            {
                Producers =
                [
                    .. content.Producers.Select(producer =>
                        producer with
                        {
                            Repository = places[producer.RepositoryId],
                        }
                    ),
                ],
            },
            Producers = new Dictionary<string, RepositoryName>(StringComparer.Ordinal),
        };
    }

    // the newest that is sound, and what is said of newer ones
    private static (ReleaseSpec? Spec, List<string> Notes) NewestReadable(RepositoryTree tree)
    {
        var notes = new List<string>();
        foreach (var (path, _) in Specs(tree).Reverse())
        {
            try
            {
                return (ReleaseSpecFile.Parse(tree.Read(path) ?? [], path), notes);
            }
            catch (ActionFailure broken)
            {
                notes.Add($"{broken.What}: where the producers are was not taken from it");
            }
        }
        return (null, notes);
    }

    // oldest first
    private static IEnumerable<(string Path, ReleaseTag Tag)> Specs(RepositoryTree tree) =>
        tree
            .Paths.Select(path => (Path: path, Match: SpecName().Match(path)))
            .Where(spec => spec.Match.Success)
            .Select(spec =>
                (spec.Path, Tag: ReleaseTag.TryParse(spec.Match.Groups["tag"].Value, out var tag, out _) ? tag : null)
            )
            .Where(spec => spec.Tag is not null)
            .Select(spec => (spec.Path, spec.Tag!))
            .OrderBy(spec => spec.Item2, Comparer<ReleaseTag>.Create((one, other) => one.IsNewerThan(other) ? 1 : -1));

    [GeneratedRegex(@"\Arelease-specs/(?<tag>[^/]+)\.json\z", RegexOptions.ExplicitCapture)]
    private static partial Regex SpecName();

    [GeneratedRegex("DIST|MANIFEST", RegexOptions.CultureInvariant)]
    private static partial Regex ManifestKey();
}
