namespace MsReleaseActions.Core.Content;

/// <summary>A file in a bundle, and which producer's file it is.</summary>
/// <param name="Path">In the bundle: <c>bin/oc-bridge</c>.</param>
/// <param name="IsProgram">It can be started: mode 0755; otherwise 0644.</param>
/// <param name="Producer">The producer's id.</param>
/// <param name="File">Name of the producer's file.</param>
public sealed record BundlePart(string Path, bool IsProgram, string Producer, string File)
{
    /// <summary>Of a file of the configuration: its name in that archive; null otherwise.</summary>
    public string? Inner { get; init; }

    /// <summary>Permissions, whatever the disk says.</summary>
    public int Mode => IsProgram ? 0b111_101_101 : 0b110_100_100;

    /// <summary>Where it comes from, for people: <c>oc-bridge-config.zip/default.toml</c>.</summary>
    public string Origin => Inner is null ? File : $"{File}/{Inner}";

    /// <summary>Everything that a bundle holds, in its order.</summary>
    /// <param name="platform">Whose bundle it is.</param>
    /// <param name="config">Names of the configuration's files.</param>
    public static IReadOnlyList<BundlePart> Of(Platform platform, IEnumerable<string> config) =>
        [
            .. config
                .Select(name => new BundlePart(
                    $"bin/config/{name}",
                    IsProgram: false,
                    "oc-bridge",
                    Producers.ConfigArchive
                )
                {
                    Inner = name,
                })
                .Append(Program(Producers.Bridge, "oc-bridge", platform))
                .Append(Program(Producers.Loader, "loader", platform))
                .Append(Program(Producers.FileTool, Producers.HostTools, platform))
                .OrderBy(part => part.Path, StringComparer.Ordinal),
        ];

    private static BundlePart Program(string name, string producer, Platform platform) =>
        new($"bin/{platform.Executable(name)}", IsProgram: true, producer, Producers.FileOf(name, platform));
}
