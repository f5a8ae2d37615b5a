namespace MsReleaseActions.Core.Versions;

/// <summary>Finds the version files of a product among all files of its repository.</summary>
internal static class VersionSearch
{
    public static FoundVersionFiles Find(
        IReadOnlyCollection<string> paths,
        Func<string, byte[]?> read,
        string appFolder
    )
    {
        var sources = new VersionSources(read);
        var candidates = new VersionCandidates(paths, sources, appFolder);
        var (files, leftOut) = Readable(candidates.All, sources);
        var set = new VersionSet(files);
        var version = VersionOf(candidates, sources, set);
        var found = new List<string>();
        foreach (var (path, bytes) in files)
        {
            switch (WhyNot(path, bytes!, set, version))
            {
                case null:
                    found.Add(path);
                    break;
                case { Length: > 0 } reason:
                    leftOut.Add(reason);
                    break;
                default:
                    break;
            }
        }
        return new FoundVersionFiles(found.Count == 0 ? null : version, found, leftOut);
    }

    private static (Dictionary<string, byte[]?> Files, List<string> LeftOut) Readable(
        IEnumerable<string> paths,
        VersionSources sources
    )
    {
        var (files, leftOut) = (new Dictionary<string, byte[]?>(StringComparer.Ordinal), new List<string>());
        foreach (var path in paths)
        {
            try
            {
                if (sources.Bytes(path) is { } bytes)
                {
                    files[path] = bytes;
                }
            }
            catch (FormatException problem)
            {
                leftOut.Add($"{path}: {problem.Message}");
            }
        }
        return (files, leftOut);
    }

    // Tauri's own order: its configuration, what that leads to, Cargo.toml; without Tauri what a package says
    private static string? VersionOf(VersionCandidates candidates, VersionSources sources, VersionSet set)
    {
        var crate = set.Manifests.FirstOrDefault(manifest => manifest.Folder == candidates.CrateFolder);
        var ofCrate =
            crate is null ? null
            : crate.IsVirtual ? crate.WorkspaceVersion?.Text ?? Shared(set)
            : set.VersionOf(crate);
        var packages = candidates.Packages.Select(path => PackageVersion(path, sources)).OfType<string>();
        return candidates.Configuration is not { } configuration ? packages.FirstOrDefault() ?? ofCrate
            : sources.VersionIn(configuration) is not { } written ? ofCrate ?? packages.FirstOrDefault()
            : !TauriVersions.IsPath(written) ? written
            : RepositoryPath.Joined(candidates.CrateFolder, written) is { } target ? PackageVersion(target, sources)
            : null;
    }

    // the version that all crates of a workspace have
    private static string? Shared(VersionSet set) =>
        set.Manifests.Where(manifest => !manifest.IsVirtual).Select(set.VersionOf).Distinct().ToList() is [var only]
            ? only
            : null;

    private static string? PackageVersion(string path, VersionSources sources)
    {
        try
        {
            return sources.Bytes(path) is { } bytes ? JsonVersions.Own(path, JsonVersions.Pieces(bytes)).Text : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // null: it holds the version; empty: it says none, and need not
    private static string? WhyNot(string path, byte[] bytes, VersionSet set, string? version)
    {
        try
        {
            // a package that is never published often has none
            if (
                RepositoryPath.NameOf(path) == "package.json"
                && JsonVersions.At(JsonVersions.Pieces(bytes), "version") is null
            )
            {
                return "";
            }
            IReadOnlyList<VersionPlace> places = [.. VersionFiles.PlacesOf(path, bytes, set)];
            var others = places.Where(place => place.Text != version).ToList();
            return others.Count > 0 ? string.Join(", ", others.Select(place => $"{place.Shown} says {place.Text}"))
                : places.Count > 0 || NamesCrate(path, set, version) ? null
                : "";
        }
        catch (FormatException problem)
        {
            return $"{path}: {problem.Message}";
        }
    }

    // by it Cargo.lock is read
    private static bool NamesCrate(string path, VersionSet set, string? version) =>
        set.Manifests.FirstOrDefault(manifest => manifest.Path == path) is { Inherits: true } crate
        && set.VersionOf(crate) == version;
}
