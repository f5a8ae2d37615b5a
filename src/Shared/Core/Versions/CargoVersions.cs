namespace MsReleaseActions.Core.Versions;

/// <summary>Where a <c>Cargo.toml</c> says the version.</summary>
internal static class CargoVersions
{
    private static readonly string[] Kinds =
    [
        "dependencies",
        "dev-dependencies",
        "dev_dependencies",
        "build-dependencies",
        "build_dependencies",
    ];

    /// <exception cref="FormatException">It says none; the message is a clause.</exception>
    public static IEnumerable<VersionPlace> Of(CargoManifest manifest, VersionSet set) =>
        [.. Own(manifest, set), .. Requirements(manifest, set)];

    private static IEnumerable<VersionPlace> Own(CargoManifest manifest, VersionSet set)
    {
        if (manifest.Inherits && set.SourceOf(manifest) is null)
        {
            throw new FormatException(
                "its version is the workspace's (version.workspace = true): give [package] a version of its own, "
                    + "or take this file out of version_files in ms-release.json"
            );
        }
        if (!manifest.Inherits && !manifest.IsVirtual)
        {
            yield return Place(manifest, manifest.Version, "[package]");
        }
        // that of a root with a version of its own is another product's, unless one of ours inherits it
        var isInherited = set.Manifests.Any(other => other.Inherits && set.SourceOf(other)?.Path == manifest.Path);
        if (isInherited || (manifest.IsVirtual && manifest.WorkspaceVersion is not null))
        {
            yield return Place(manifest, manifest.WorkspaceVersion, "[workspace.package]");
        }
    }

    private static VersionPlace Place(CargoManifest manifest, TomlEntry? version, string table) =>
        version switch
        {
            null => throw new FormatException($"it has no version in {table}"),
            { Text: { } text } => new VersionPlace(manifest.Path, $"{table} version", text)
            {
                Start = version.Start,
                Length = version.Length,
            },
            _ => throw new FormatException($"its version in {table} is not a string"),
        };

    // =1.2.3 on a crate of the set lets nothing else in, and 1.2.3 no 2.0.0 and no beta: they move with the crate
    private static IEnumerable<VersionPlace> Requirements(CargoManifest manifest, VersionSet set)
    {
        foreach (var entry in manifest.Entries.Where(IsRequirement))
        {
            IReadOnlyList<string> dependency =
                entry.Path[^1] == "version" && Depth(entry) == 2 ? [.. entry.Path.SkipLast(1)] : entry.Path;
            var name = manifest.Find([.. dependency, "package"])?.Text ?? dependency[^1];
            var required = entry.Text!.TrimStart();
            var (isExact, version) = required is ['=', .. var exact]
                ? (true, exact)
                : (false, required is ['^' or '~', .. var atLeast] ? atLeast : required);
            if (set.Manifests.FirstOrDefault(other => other.Name == name) is not { } crate)
            {
                continue;
            }
            // blanks around the version stay as they are
            var (text, end) = (version.Trim(' '), entry.Text.Length - entry.Text.TrimEnd(' ').Length);
            var place = new VersionPlace(
                manifest.Path,
                $"[{string.Join('.', dependency.SkipLast(1))}] {dependency[^1]}",
                text
            )
            {
                Start = entry.Start,
                Length = entry.Length - end,
                Before = entry.Text[..(entry.Text.Length - end - text.Length)],
            };
            // without a path it may be a stranger of the same name; the least version that will do may be an old one
            var hasPath = manifest.Find([.. dependency, "path"]) is not null;
            var isSame = place.Text == set.VersionOf(crate);
            var isOurs = isExact ? hasPath || isSame : hasPath && isSame;
            if (place.IsVersion && isOurs)
            {
                yield return place;
            }
        }
    }

    private static bool IsRequirement(TomlEntry entry) =>
        entry.Text is not null && (Depth(entry) == 1 || (Depth(entry) == 2 && entry.Path[^1] == "version"));

    // how far below a table of dependencies; 0 outside of them
    private static int Depth(TomlEntry entry)
    {
        var table = entry.Path[0] switch
        {
            "workspace" => 1,
            "target" => 2,
            _ => 0,
        };
        return entry.Path.Count > table + 1 && Kinds.Contains(entry.Path[table]) ? entry.Path.Count - table - 1 : 0;
    }
}
