namespace MsReleaseActions.ReleaseTrain.Versions;

/// <summary>Where Cargo's files say the version.</summary>
internal static class CargoVersions
{
    private const string Where = "[package] version";

    public static IEnumerable<VersionPlace> OfManifest(string path, byte[] bytes)
    {
        var entries = TomlEntries.Of(bytes);
        if (Find(entries, "package", "version", "workspace") is not null)
        {
            throw new FormatException(
                "its version is the workspace's (version.workspace = true): give [package] a version of its own, "
                    + "or take this file out of version_files in ms-release.json"
            );
        }
        var version =
            Find(entries, "package", "version") ?? throw new FormatException("it has no version in [package]");
        return
        [
            version.Text is { } text
                ? new VersionPlace(path, Where, text) { Start = version.Start, Length = version.Length }
                : throw new FormatException("its version in [package] is not a string"),
        ];
    }

    /// <summary>The entry of the manifest's own package: the one of its name that comes from no registry.</summary>
    public static IEnumerable<VersionPlace> OfLock(string path, byte[] bytes, byte[] manifest)
    {
        var name = NameOf(manifest);
        var packages = TomlEntries
            .Of(bytes)
            .Where(entry => entry.Path is ["package", _, _])
            .ToLookup(entry => entry.Path[1]);
        var own = packages
            .Where(package => Of(package, "name")?.Text == name && Of(package, "source") is null)
            .ToList();
        if (own.Count != 1)
        {
            throw new FormatException(
                own.Count == 0
                    ? $"it has no package {name} of this repository"
                    : $"it has {own.Count} packages {name} of this repository"
            );
        }
        return
        [
            Of(own[0], "version") is { Text: { } text } version
                ? new VersionPlace(path, $"package {name}", text) { Start = version.Start, Length = version.Length }
                : throw new FormatException($"its package {name} has no version"),
        ];
    }

    private static string NameOf(byte[] manifest)
    {
        try
        {
            return Find(TomlEntries.Of(manifest), "package", "name")?.Text
                ?? throw new FormatException("it names no package");
        }
        catch (FormatException problem)
        {
            throw new FormatException(
                $"which of its packages is the product's is said by the Cargo.toml beside it: {problem.Message}",
                problem
            );
        }
    }

    private static TomlEntry? Of(IEnumerable<TomlEntry> package, string key) =>
        package.FirstOrDefault(entry => entry.Path[2] == key);

    private static TomlEntry? Find(IReadOnlyList<TomlEntry> entries, params string[] path) =>
        entries.FirstOrDefault(entry => entry.Path.SequenceEqual(path, StringComparer.Ordinal));
}
