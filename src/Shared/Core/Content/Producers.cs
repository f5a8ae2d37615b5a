namespace MsReleaseActions.Core.Content;

/// <summary>Everything that content is made of, and by whom.</summary>
public static class Producers
{
    /// <summary>
    /// The file of <c>oc-bridge</c> that holds its configuration: the files of <c>config/</c>, without that folder.
    /// </summary>
    public const string ConfigArchive = "oc-bridge-config.zip";

    /// <summary>The program that loads firmware.</summary>
    public const string Loader = "midi-studio-loader";

    /// <summary>The program that connects device and host.</summary>
    public const string Bridge = "oc-bridge";

    /// <summary>The program that reads and writes what a device keeps.</summary>
    public const string FileTool = "ms-core-file-tool";

    /// <summary>Ids of the repositories in a spec, in its order.</summary>
    public static IReadOnlyList<string> RepositoryIds { get; } = ["loader", "oc-bridge", "core", "plugin-bitwig"];

    /// <summary>
    /// Those whose newest green commit is released; the others stay as they are until somebody says otherwise.
    /// </summary>
    public static IReadOnlyList<string> ProductIds { get; } = ["core", "plugin-bitwig"];

    /// <summary>Who builds <see cref="FileTool"/>.</summary>
    public const string HostTools = "core-host-tools";

    /// <summary>In the order in which they are shown, validated and watched.</summary>
    public static IReadOnlyList<Producer> All { get; } =
    [
        new("loader", "loader", "candidate.yml", [.. Platform.Known.Select(platform => FileOf(Loader, platform))]),
        new(
            "oc-bridge",
            "oc-bridge",
            "candidate.yml",
            [.. Platform.Known.Select(platform => FileOf(Bridge, platform)), ConfigArchive]
        ),
        new("core", "core", "candidate.yml", ["midi-studio-default-firmware.hex"]),
        new(
            HostTools,
            "core",
            "candidate-host-tools.yml",
            [.. Platform.Known.Select(platform => FileOf(FileTool, platform))]
        )
        {
            TagPrefix = "rc-core-host-tools-",
        },
        new("plugin-bitwig-extension", "plugin-bitwig", "candidate-extension.yml", ["midi_studio.bwextension"])
        {
            TagPrefix = "rc-plugin-bitwig-extension-",
        },
        new("plugin-bitwig-firmware", "plugin-bitwig", "candidate-firmware.yml", ["midi-studio-bitwig-firmware.hex"])
        {
            TagPrefix = "rc-plugin-bitwig-firmware-",
            AlsoFrom = ["core"],
        },
    ];

    /// <summary><c>oc-bridge-windows-x86_64.exe</c>: the file that a program is sealed as.</summary>
    public static string FileOf(string program, Platform platform) => platform.Executable($"{program}-{platform}");

    /// <summary>Those that the assets of a spec are made of, in the order of <see cref="All"/>.</summary>
    public static IReadOnlyList<Producer> Needed(ReleaseSpec spec)
    {
        var makers = spec.Assets.SelectMany(MakersOf).ToHashSet();
        return [.. All.Where(makers.Contains)];
    }

    /// <summary>Whose files an asset is made of; empty where nobody makes it.</summary>
    public static IEnumerable<Producer> MakersOf(SpecAsset asset) =>
        asset.Kind == AssetKind.Bundle ? All.Where(producer => producer.Id is "loader" or "oc-bridge" or HostTools)
        : MakerOf(asset) is { } maker ? [maker]
        : [];

    /// <summary>Whose file an asset is, unchanged; null for a bundle, and for what nobody makes.</summary>
    public static Producer? MakerOf(SpecAsset asset) =>
        FilesOf(asset.Kind).Contains(asset.FileName, StringComparer.Ordinal)
            ? All.First(producer => producer.Files.Contains(asset.FileName, StringComparer.Ordinal))
            : null;

    /// <summary>The files that are assets of a kind as they are; none for bundles.</summary>
    public static IEnumerable<string> FilesOf(AssetKind kind) =>
        All.SelectMany(producer => producer.Files)
            .Where(file =>
                kind switch
                {
                    AssetKind.Firmware => file.EndsWith(".hex", StringComparison.Ordinal),
                    AssetKind.BitwigExtension => file.EndsWith(".bwextension", StringComparison.Ordinal),
                    _ => false,
                }
            );
}
