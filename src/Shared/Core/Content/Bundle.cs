namespace MsReleaseActions.Core.Content;

/// <summary>A zip that is put together for each of some platforms, as the description has it.</summary>
/// <param name="Id">The form of its id in specs: <c>bundle-{os}-{arch}</c>.</param>
/// <param name="FileName">The form of its name: <c>midi-studio-{os}-{arch}-bundle.zip</c>.</param>
/// <param name="Platforms">In the order of specs; not empty.</param>
/// <param name="Files">What goes into it.</param>
/// <param name="Required">Forms of paths that must be in it.</param>
public sealed record Bundle(
    string Id,
    string FileName,
    IReadOnlyList<Platform> Platforms,
    IReadOnlyList<BundleFile> Files,
    IReadOnlyList<string> Required
)
{
    /// <summary>Everything that the bundle of a platform holds, in its order.</summary>
    /// <param name="platform">Whose bundle it is.</param>
    /// <param name="unpacked">Names of the files in an archive that is unpacked into it, with <c>/</c>.</param>
    public IReadOnlyList<BundlePart> Parts(Platform platform, Func<BundleFile, IEnumerable<string>> unpacked) =>
        [
            .. Files
                .SelectMany(file =>
                    file.IsArchive
                        ? unpacked(file)
                            .Select(name => file.At(platform) with { Path = file.PathOf(platform, name), Inner = name })
                        : [file.At(platform)]
                )
                .OrderBy(part => part.Path, StringComparer.Ordinal),
        ];

    /// <summary>Paths that must be there, and are not among these.</summary>
    public IEnumerable<string> Missing(Platform platform, IEnumerable<string> paths) =>
        Required.Select(platform.Fill).Except(paths, StringComparer.Ordinal);
}

/// <summary>A producer's file that goes into bundles.</summary>
/// <param name="Producer">The producer's id.</param>
/// <param name="File">The form of its name: <c>oc-bridge-{os}-{arch}{exe}</c>.</param>
/// <param name="Path">The form of its path in the bundle: <c>bin/oc-bridge{exe}</c>; of an archive, that of the folder
/// that it is unpacked into, empty for the root.</param>
public sealed record BundleFile(string Producer, string File, string Path)
{
    /// <summary>It can be started: mode 0755; otherwise 0644.</summary>
    public bool IsProgram { get; init; }

    /// <summary>A zip whose files go into the bundle, each for itself.</summary>
    public bool IsArchive { get; init; }

    /// <summary>Where a file of an archive lies.</summary>
    public string PathOf(Platform platform, string name) => Folder(platform) + name;

    /// <summary>The name in the archive of what lies somewhere in the bundle; null where it is of no archive.</summary>
    public string? NameOf(Platform platform, string path) =>
        IsArchive && path.StartsWith(Folder(platform), StringComparison.Ordinal)
            ? path[Folder(platform).Length..]
            : null;

    internal BundlePart At(Platform platform) => new(platform.Fill(Path), IsProgram, Producer, platform.Fill(File));

    private string Folder(Platform platform) => Path.Length == 0 ? "" : $"{platform.Fill(Path)}/";
}

/// <summary>A file in a bundle, and which producer's file it is.</summary>
/// <param name="Path">In the bundle: <c>bin/oc-bridge</c>.</param>
/// <param name="IsProgram">It can be started: mode 0755; otherwise 0644.</param>
/// <param name="Producer">The producer's id.</param>
/// <param name="File">Name of the producer's file.</param>
public sealed record BundlePart(string Path, bool IsProgram, string Producer, string File)
{
    /// <summary>Of a file of an archive: its name there; null otherwise.</summary>
    public string? Inner { get; init; }

    /// <summary>Permissions, whatever the disk says.</summary>
    public int Mode => IsProgram ? 0b111_101_101 : 0b110_100_100;

    /// <summary>Where it comes from, for people: <c>oc-bridge-config.zip/default.toml</c>.</summary>
    public string Origin => Inner is null ? File : $"{File}/{Inner}";
}
