using System.Text.Json.Nodes;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Versions;

namespace MsReleaseActions.ReleaseTrain.Detection;

/// <summary>A Tauri app as its configuration says it.</summary>
/// <param name="Config">The path of the configuration.</param>
/// <param name="Crate">The folder of the configuration, which is the crate's; empty at the root.</param>
/// <param name="Bundles">What it bundles, <c>all</c> spelled out.</param>
/// <param name="Updater">Whether installed apps update themselves.</param>
public sealed record TauriProject(string Config, string Crate, IReadOnlyList<string> Bundles, bool Updater)
{
    private static readonly string[] All = ["deb", "rpm", "appimage", "msi", "nsis", "app", "dmg"];
    private static readonly string[] Systems = ["windows", "linux", "macos"];

    /// <summary>What it bundles on a system whose own configuration says something else.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Own { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Whether its configuration says that nothing is bundled, <c>bundle.active: false</c>.</summary>
    public bool IsInactive { get; init; }

    /// <summary>What it bundles on <c>windows</c>, <c>linux</c> or <c>macos</c>.</summary>
    public IReadOnlyList<string> On(string system) => Own.GetValueOrDefault(system, Bundles);

    /// <summary>
    /// The app that is nearest to the repository's root; null where there is none. And what its owner must know.
    /// </summary>
    /// <param name="folder">Where it is looked for first.</param>
    /// <param name="config">The configuration that it must be; null: whichever is found.</param>
    /// <exception cref="ActionFailure">That configuration is not there, or cannot be read.</exception>
    internal static (TauriProject? App, IReadOnlyList<string> Notes) Find(
        RepositoryTree tree,
        string folder = "",
        string? config = null
    )
    {
        var notes = new List<string>();
        if (config is not null)
        {
            return (Named(tree, config, notes), notes);
        }
        foreach (var path in Candidates(tree, folder))
        {
            try
            {
                var app = Of(tree, path, notes);
                notes.AddRange(Others(tree, folder, app));
                return (app, notes);
            }
            catch (FormatException problem)
            {
                notes.Add($"{path} is not taken for an app's: {problem.Message}");
            }
        }
        return (null, notes);
    }

    // another folder with a configuration is another app
    private static IEnumerable<string> Others(RepositoryTree tree, string folder, TauriProject app)
    {
        var crates = Candidates(tree, folder)
            .Where(path => IsReadable(tree, path))
            .Select(path => RepositoryTree.FolderOf(path) is { Length: > 0 } crate ? crate : ".")
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (crates.Count > 1 && folder.Length == 0)
        {
            var taken = app.Crate.Length == 0 ? "." : app.Crate;
            yield return $"There are Tauri apps in {string.Join(", ", crates.Order(StringComparer.Ordinal))}: that of "
                + $"{taken} is released; name another as app.config in ms-release.json";
        }
    }

    private static bool IsReadable(RepositoryTree tree, string path)
    {
        try
        {
            _ = Read(tree, path);
            return true;
        }
        catch (FormatException)
        {
            // said where it is looked for
            return false;
        }
    }

    private static TauriProject Named(RepositoryTree tree, string config, List<string> notes)
    {
        try
        {
            return Of(tree, config, notes);
        }
        catch (FormatException problem)
        {
            throw new ActionFailure(
                ExitCode.BadInput,
                $"{config} cannot be used: {problem.Message}",
                "ms-release.json names it as app.config",
                "Correct it, or name another"
            );
        }
    }

    private static IEnumerable<string> Candidates(RepositoryTree tree, string folder) =>
        tree.Named(TauriDocument.Names)
            .OrderBy(path => path.StartsWith(RepositoryPath.Folder(folder), StringComparison.Ordinal) ? 0 : 1)
            .ThenBy(path => path.Count(letter => letter == '/'))
            .ThenBy(RepositoryPath.FolderOf, StringComparer.Ordinal)
            // where a folder has several, Tauri takes the first of these
            .ThenBy(path => Array.IndexOf(TauriDocument.Names, RepositoryPath.NameOf(path)));

    private static TauriProject Of(RepositoryTree tree, string path, List<string> notes)
    {
        var own = Read(tree, path);
        var bundles = BundlesOf(own, overlay: null);
        return new TauriProject(
            path,
            RepositoryTree.FolderOf(path),
            bundles,
            own.HasMembers("plugins", "updater")
                || (own.HasMembers("tauri", "updater") && own.Flag("tauri", "updater", "active") != false)
        )
        {
            IsInactive = Active(own) == false,
            Own = Systems
                .Select(system => (System: system, Bundles: BundlesOf(own, Overlay(tree, path, system, notes))))
                .Where(one => !one.Bundles.SequenceEqual(bundles))
                .ToDictionary(one => one.System, one => (IReadOnlyList<string>)one.Bundles, StringComparer.Ordinal),
        };
    }

    private static JsonObject Read(RepositoryTree tree, string path) =>
        TauriDocument.Parse(
            path,
            (tree.Has(path) ? tree.Read(path) : null) ?? throw new FormatException("there is no such file")
        );

    // what is laid over the configuration on one system
    private static JsonObject? Overlay(RepositoryTree tree, string path, string system, List<string> notes)
    {
        var overlay = TauriDocument
            .NamesOn(system)
            .Select(name => RepositoryPath.FolderOf(path) + name)
            .FirstOrDefault(tree.Has);
        try
        {
            return overlay is null ? null : Read(tree, overlay);
        }
        catch (FormatException problem)
        {
            notes.Add($"{overlay} is not looked at: {problem.Message}");
            return null;
        }
    }

    private static string[] BundlesOf(JsonObject own, JsonObject? overlay) =>
        (overlay is null ? null : Active(overlay)) ?? Active(own) ?? true
            ? ((overlay is null ? null : Targets(overlay)) ?? Targets(own)) switch
            {
                null or ["all"] => All,
                var names => [.. names.Where(name => All.Contains(name, StringComparer.Ordinal))],
            }
            : [];

    private static bool? Active(JsonObject configuration) =>
        configuration.Flag("bundle", "active") ?? configuration.Flag("tauri", "bundle", "active");

    private static IReadOnlyList<string>? Targets(JsonObject configuration) =>
        configuration.Texts("bundle", "targets") ?? configuration.Texts("tauri", "bundle", "targets");
}
