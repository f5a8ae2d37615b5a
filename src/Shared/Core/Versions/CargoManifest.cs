namespace MsReleaseActions.Core.Versions;

/// <summary>A <c>Cargo.toml</c>.</summary>
/// <param name="Path">In the repository.</param>
/// <param name="Entries">All its values.</param>
internal sealed record CargoManifest(string Path, IReadOnlyList<TomlEntry> Entries)
{
    public string Folder { get; } = RepositoryPath.FolderOf(Path);

    /// <summary>The crate's name; null where it says none.</summary>
    public string? Name { get; } = Find(Entries, "package", "name")?.Text;

    /// <summary>What stands at <c>[package] version</c>.</summary>
    public TomlEntry? Version { get; } = Find(Entries, "package", "version");

    /// <summary>What stands at <c>[workspace.package] version</c>.</summary>
    public TomlEntry? WorkspaceVersion { get; } = Find(Entries, "workspace", "package", "version");

    /// <summary>Its version is the one of its workspace.</summary>
    public bool Inherits { get; } = Find(Entries, "package", "version", "workspace") is not null;

    public bool IsWorkspace { get; } = Entries.Any(entry => entry.Path[0] == "workspace");

    /// <summary>The root of a workspace that is no crate itself.</summary>
    public bool IsVirtual => IsWorkspace && !Entries.Any(entry => entry.Path[0] == "package");

    /// <exception cref="FormatException">It is not TOML; the message is a clause.</exception>
    public static CargoManifest Parse(string path, byte[] bytes) => new(path, TomlEntries.Of(bytes));

    public TomlEntry? Find(params IReadOnlyList<string> path) => Find(Entries, path);

    private static TomlEntry? Find(IReadOnlyList<TomlEntry> entries, params IReadOnlyList<string> path) =>
        entries.FirstOrDefault(entry => entry.Path.SequenceEqual(path, StringComparer.Ordinal));
}
