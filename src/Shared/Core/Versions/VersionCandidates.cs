namespace MsReleaseActions.Core.Versions;

/// <summary>The files of a repository that could say the version of a product.</summary>
internal sealed class VersionCandidates
{
    // what package managers and builds leave there is nobody's own version
    private static readonly string[] Skipped = [".git", "node_modules", "target"];
    private static readonly string[] NodeLockNames = ["package-lock.json", "npm-shrinkwrap.json", "bun.lock"];

    private readonly HashSet<string> paths;
    private readonly VersionSources sources;
    private readonly string folder;

    /// <param name="paths">Every file of the repository.</param>
    /// <param name="sources">Their bytes.</param>
    /// <param name="appFolder">Where the product is, relative; empty for the root.</param>
    public VersionCandidates(IEnumerable<string> paths, VersionSources sources, string appFolder)
    {
        (this.sources, folder) = (sources, RepositoryPath.Folder(appFolder));
        this.paths = paths.Where(path => !path.Split('/').Any(Skipped.Contains)).ToHashSet(StringComparer.Ordinal);
        Configuration = TauriConfiguration();
        CrateFolder = Configuration is null ? WithoutTauri() : RepositoryPath.FolderOf(Configuration);
        Packages = [.. PackageFiles().Distinct(StringComparer.Ordinal)];
        Manifests = [.. CrateFiles().Distinct(StringComparer.Ordinal)];
        All =
        [
            .. Packages,
            .. Packages.SelectMany(path => Nearest(path, NodeLockNames)).Distinct(StringComparer.Ordinal),
            .. Manifests,
            .. Manifests.SelectMany(path => Nearest(path, ["Cargo.lock"])).Distinct(StringComparer.Ordinal),
            .. Configuration is null ? [] : Configurations(Configuration),
        ];
    }

    /// <summary>The Tauri configuration that is nearest to the product's folder; null where there is none.</summary>
    public string? Configuration { get; }

    /// <summary>Where the product's crate is, if it has one.</summary>
    public string CrateFolder { get; }

    /// <summary>The <c>package.json</c> files from the product's folder to the crate.</summary>
    public IReadOnlyList<string> Packages { get; }

    /// <summary>The product's crate, and the crates that share its version.</summary>
    public IReadOnlyList<string> Manifests { get; }

    /// <summary>All of them, in the order in which they are named.</summary>
    public IReadOnlyList<string> All { get; }

    private string? TauriConfiguration() =>
        paths
            .Where(path =>
                path.StartsWith(folder, StringComparison.Ordinal) && TauriVersions.IsBase(RepositoryPath.NameOf(path))
            )
            .OrderBy(path => path.Count(letter => letter == '/'))
            .ThenBy(RepositoryPath.FolderOf, StringComparer.Ordinal)
            .ThenBy(path => Array.IndexOf(TauriDocument.Names, RepositoryPath.NameOf(path)))
            .FirstOrDefault();

    private string WithoutTauri() =>
        ((string[])[folder, $"{folder}src-tauri/"]).FirstOrDefault(at => paths.Contains($"{at}Cargo.toml")) ?? folder;

    // the one of the product's folder first
    private IEnumerable<string> PackageFiles()
    {
        var between = RepositoryPath
            .Upwards(CrateFolder)
            .TakeWhile(above => above.StartsWith(folder, StringComparison.Ordinal))
            .Reverse()
            .Select(above => $"{above}package.json");
        var written = Configuration is null ? null : sources.VersionIn(Configuration);
        return between
            .Append(
                written is not null && TauriVersions.IsPath(written)
                    ? RepositoryPath.Joined(CrateFolder, written) ?? ""
                    : ""
            )
            .Where(paths.Contains);
    }

    // the nearest folder above that holds any of the names
    private List<string> Nearest(string path, IReadOnlyList<string> names) =>
        RepositoryPath
            .Upwards(RepositoryPath.FolderOf(path))
            .Select(above => names.Select(name => above + name).Where(paths.Contains).ToList())
            .FirstOrDefault(found => found.Count > 0)
        ?? [];

    private IEnumerable<string> CrateFiles()
    {
        if (sources.Manifest($"{CrateFolder}Cargo.toml", paths) is not { } crate)
        {
            return paths.Contains($"{CrateFolder}Cargo.toml") ? [$"{CrateFolder}Cargo.toml"] : [];
        }
        var root = crate.Inherits ? RootOf(crate) : crate;
        return crate switch
        {
            { Inherits: false, IsVirtual: false } => [crate.Path],
            // members with versions of their own may be in lock step
            { IsVirtual: true, WorkspaceVersion: null } => [crate.Path, .. Below(crate).Select(other => other.Path)],
            _ when root is null => [crate.Path],
            // when the workspace's version moves, so do all crates that inherit it
            _ =>
            [
                root.Path,
                .. Below(root)
                    .Append(crate)
                    .Where(other => other.Inherits && RootOf(other)?.Path == root.Path)
                    .Select(other => other.Path)
                    .Order(StringComparer.Ordinal),
            ],
        };
    }

    private CargoManifest? RootOf(CargoManifest crate) =>
        RepositoryPath
            .Upwards(crate.Folder)
            .Select(above => sources.Manifest($"{above}Cargo.toml", paths))
            .FirstOrDefault(other => other?.IsWorkspace == true);

    private IEnumerable<CargoManifest> Below(CargoManifest root) =>
        paths
            .Where(path =>
                RepositoryPath.NameOf(path) == "Cargo.toml"
                && path != root.Path
                && path.StartsWith(root.Folder, StringComparison.Ordinal)
            )
            .Order(StringComparer.Ordinal)
            .Select(path => sources.Manifest(path, paths))
            .OfType<CargoManifest>();

    private IEnumerable<string> Configurations(string configuration) =>
        paths
            .Where(path =>
                RepositoryPath.FolderOf(path) == CrateFolder && TauriVersions.IsOverlay(RepositoryPath.NameOf(path))
            )
            .Order(StringComparer.Ordinal)
            .Prepend(configuration);
}
