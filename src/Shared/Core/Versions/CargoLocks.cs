namespace MsReleaseActions.Core.Versions;

/// <summary>Where a <c>Cargo.lock</c> says the versions of crates of the set.</summary>
internal static class CargoLocks
{
    /// <summary>
    /// The entries of the crates: those of their names that come from no registry. A lock file may hold several.
    /// </summary>
    /// <exception cref="FormatException">It has none, or says no version; the message is a clause.</exception>
    public static IEnumerable<VersionPlace> Of(string path, byte[] bytes, VersionSet set)
    {
        var folder = RepositoryPath.FolderOf(path);
        var beside = Beside(folder, set);
        if (!set.Manifests.Any(manifest => IsBelow(manifest, folder)))
        {
            throw new FormatException(
                $"which of its packages is the product's is said by {folder}Cargo.toml, and that is no version file of "
                    + "this commit"
            );
        }
        var packages = PackagesOf(bytes);
        var names = set.Manifests.Select(manifest => manifest.Name).OfType<string>().Distinct(StringComparer.Ordinal);
        var places = names
            .SelectMany(name => Places(path, name, packages, isNeeded: name == beside?.Name))
            .OrderBy(place => place.Start)
            .ToList();
        return places.Count > 0
            ? places
            : throw new FormatException(
                "it has no package "
                    + $"{set.Manifests.First(manifest => IsBelow(manifest, folder)).Name} of this repository"
            );
    }

    // the manifest that the lock file is made of; null where that is a crate further below
    private static CargoManifest? Beside(string folder, VersionSet set)
    {
        try
        {
            return set.ManifestIn(folder) is not { IsVirtual: false } beside ? null
                : beside.Name is not null ? beside
                : throw new FormatException("it names no package");
        }
        catch (FormatException problem)
        {
            throw new FormatException(
                $"which of its packages is the product's is said by the Cargo.toml beside it: {problem.Message}",
                problem
            );
        }
    }

    private static bool IsBelow(CargoManifest manifest, string folder) =>
        manifest.Name is not null && manifest.Folder.StartsWith(folder, StringComparison.Ordinal);

    // [[package]], and what [patch] names and nothing uses
    private static List<List<TomlEntry>> PackagesOf(byte[] bytes) =>
        [
            .. TomlEntries
                .Of(bytes)
                .Where(entry => entry.Path is ["package", _, _, ..] or ["patch", "unused", _, _, ..])
                .GroupBy(entry => string.Join('/', entry.Path.Take(entry.Path[0] == "patch" ? 3 : 2)))
                .Select(package => package.ToList()),
        ];

    private static IEnumerable<VersionPlace> Places(
        string path,
        string name,
        List<List<TomlEntry>> packages,
        bool isNeeded
    )
    {
        var own = packages
            .Where(package => Of(package, "name")?.Text == name && Of(package, "source") is null)
            .ToList();
        if (own.Count > 1 || (own.Count == 0 && isNeeded))
        {
            throw new FormatException(
                own.Count == 0
                    ? $"it has no package {name} of this repository"
                    : $"it has {own.Count} packages {name} of this repository"
            );
        }
        return own.Count == 0
            ? []
            : Of(own[0], "version") switch
            {
                { Text: { } text } version =>
                [
                    new VersionPlace(path, $"package {name}", text) { Start = version.Start, Length = version.Length },
                    .. packages.Except(own).SelectMany(package => Mentions(path, $"{name} ", text, package)),
                ],
                _ => throw new FormatException($"its package {name} has no version"),
            };
    }

    // where the lock file holds another crate of the name, Cargo writes the version beside it
    private static IEnumerable<VersionPlace> Mentions(
        string path,
        string before,
        string version,
        List<TomlEntry> package
    ) =>
        package
            .Where(entry => entry.Path.Count > 2 && entry.Path[^2] == "dependencies" && entry.Text == before + version)
            .Select(entry => new VersionPlace(path, $"package {Of(package, "name")?.Text} dependencies", version)
            {
                Start = entry.Start,
                Length = entry.Length,
                Before = before,
            });

    private static TomlEntry? Of(List<TomlEntry> package, string key) =>
        package.FirstOrDefault(entry => entry.Path[^1] == key);
}
