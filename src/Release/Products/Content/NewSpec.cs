using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Products.Content;

/// <summary>Makes the spec of a new release. Pure.</summary>
internal static class NewSpec
{
    private const string DefaultFirmware = "firmware-default";
    private const string BitwigFirmware = "firmware-bitwig";
    private const string BitwigExtension = "bitwig-extension";

    /// <summary>What is released where no earlier spec says it: everything there is.</summary>
    public static IReadOnlyList<SpecAsset> AllAssets { get; } =
    [
        .. Platform.Known.Select(platform => new SpecAsset(
            BundleId(platform),
            AssetKind.Bundle,
            platform.BundleName,
            platform
        )),
        new(DefaultFirmware, AssetKind.Firmware, "midi-studio-default-firmware.hex", null),
        new(BitwigFirmware, AssetKind.Firmware, "midi-studio-bitwig-firmware.hex", null),
        new(BitwigExtension, AssetKind.BitwigExtension, "midi_studio.bwextension", null),
    ];

    /// <summary>For each platform one set without Bitwig Studio, and one with it.</summary>
    public static IReadOnlyList<InstallSet> AllSets { get; } =
    [
        .. Platform.Known.Select(platform => new InstallSet(
            "default",
            platform,
            [BundleId(platform), DefaultFirmware]
        )),
        .. Platform.Known.Select(platform => new InstallSet(
            "bitwig",
            platform,
            [BundleId(platform), BitwigFirmware, BitwigExtension]
        )),
    ];

    public static ReleaseSpec Of(
        Channel channel,
        ReleaseTag tag,
        IReadOnlyList<ChosenPin> pins,
        ReleaseSpec? earlier,
        SpecTooling tooling
    ) =>
        new(
            ReleaseSpecFile.NewestSchema,
            channel,
            tag,
            [.. pins.Select(pin => pin.At)],
            earlier?.Assets ?? AllAssets,
            earlier?.InstallSets ?? AllSets
        )
        {
            Tooling = tooling,
            DemoUrl = earlier?.DemoUrl,
        };

    private static string BundleId(Platform platform) => $"bundle-{platform}";
}
