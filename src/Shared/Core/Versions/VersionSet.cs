namespace MsReleaseActions.Core.Versions;

/// <summary>The version files of a commit, which say together what one of them alone does not.</summary>
internal sealed class VersionSet
{
    private readonly IReadOnlyDictionary<string, byte[]?> files;
    private readonly Lazy<Dictionary<string, string>> packages;

    /// <param name="files">The bytes of each by its path; null where the commit has no such file.</param>
    public VersionSet(IReadOnlyDictionary<string, byte[]?> files)
    {
        this.files = files;
        packages = new(() => Packages(files));
        Manifests =
        [
            .. files
                .Keys.Where(path => RepositoryPath.NameOf(path) == CargoFile)
                .Select(Readable)
                .OfType<CargoManifest>(),
        ];
    }

    private const string CargoFile = "Cargo.toml";

    /// <summary>The manifests of Cargo that can be read.</summary>
    public IReadOnlyList<CargoManifest> Manifests { get; }

    /// <summary>Whether a file is one of the set.</summary>
    public bool Holds(string path) => files.GetValueOrDefault(path) is not null;

    /// <summary>The manifest in a folder; null where the set has none there.</summary>
    /// <exception cref="FormatException">It cannot be read; the message is a clause.</exception>
    public CargoManifest? ManifestIn(string folder) =>
        Manifests.FirstOrDefault(manifest => manifest.Folder == folder)
        ?? (
            files.GetValueOrDefault(folder + CargoFile) is { } bytes
                ? CargoManifest.Parse(folder + CargoFile, bytes)
                : null
        );

    /// <summary>The manifest that a crate's version is written in; null where it is none of the set.</summary>
    public CargoManifest? SourceOf(CargoManifest manifest) =>
        !manifest.Inherits ? manifest
        : RepositoryPath
            .Upwards(manifest.Folder)
            .Select(folder => Manifests.FirstOrDefault(other => other.Folder == folder))
            .FirstOrDefault(other => other?.IsWorkspace == true)
            is { WorkspaceVersion: not null } root
            ? root
        : null;

    /// <summary>What a crate's version is; null where that is not known.</summary>
    public string? VersionOf(CargoManifest manifest) =>
        manifest.Inherits ? SourceOf(manifest)?.WorkspaceVersion?.Text : manifest.Version?.Text;

    /// <summary>
    /// Paths of the <c>package.json</c> files that a lock file speaks of: those below it, and below no other of its
    /// name.
    /// </summary>
    public IEnumerable<string> PackagesBelow(string lockPath)
    {
        var (folder, name) = (RepositoryPath.FolderOf(lockPath), RepositoryPath.NameOf(lockPath));
        return files.Keys.Where(path =>
            RepositoryPath.NameOf(path) == "package.json"
            && RepositoryPath
                .Upwards(RepositoryPath.FolderOf(path))
                .FirstOrDefault(above => files.ContainsKey(above + name)) == folder
        );
    }

    /// <summary>The version of a package of the set by its name; null where there is none of that name.</summary>
    public string? PackageVersion(string name) => packages.Value.GetValueOrDefault(name);

    // of two of one name neither can be meant
    private static Dictionary<string, string> Packages(IReadOnlyDictionary<string, byte[]?> files) =>
        files
            .Where(file => RepositoryPath.NameOf(file.Key) == "package.json" && file.Value is not null)
            .Select(file => Package(file.Value!))
            .OfType<(string Name, string Version)>()
            .GroupBy(package => package.Name, StringComparer.Ordinal)
            .Where(same => same.Count() == 1)
            .ToDictionary(same => same.Key, same => same.Single().Version, StringComparer.Ordinal);

    private static (string Name, string Version)? Package(byte[] bytes)
    {
        try
        {
            var pieces = JsonVersions.Pieces(bytes);
            return
                (JsonVersions.At(pieces, "name")?.Text, JsonVersions.At(pieces, "version")?.Text) is ({ } name, { } own)
                ? (name, own)
                : null;
        }
        catch (FormatException)
        {
            // said where the file itself is read
            return null;
        }
    }

    private CargoManifest? Readable(string path)
    {
        try
        {
            return files[path] is { } bytes ? CargoManifest.Parse(path, bytes) : null;
        }
        catch (FormatException)
        {
            // said where the file itself is read
            return null;
        }
    }
}
