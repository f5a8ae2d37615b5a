namespace MsReleaseActions.Core.Content;

public sealed partial record ContentDescription
{
    private const string Loader = "midi-studio-loader-{os}-{arch}{exe}";
    private const string Bridge = "oc-bridge-{os}-{arch}{exe}";
    private const string FileTool = "ms-core-file-tool-{os}-{arch}{exe}";

    private static readonly Platform[] Systems =
    [
        new("windows", "x86_64"),
        new("macos", "x86_64"),
        new("macos", "arm64"),
        new("linux", "x86_64"),
    ];

    /// <summary>
    /// The content of <c>distribution</c>: what a description without <c>files</c> of its producers means, and what
    /// <c>ms init</c> writes out.
    /// </summary>
    public static ContentDescription MidiStudio { get; } =
        new(
            [
                new("loader", "loader", "candidate.yml", Everywhere(Loader)) { Forms = [Loader], IsPinned = true },
                new("oc-bridge", "oc-bridge", "candidate.yml", [.. Everywhere(Bridge), "oc-bridge-config.zip"])
                {
                    Forms = [Bridge, "oc-bridge-config.zip"],
                    RepositoryName = "bridge",
                    IsPinned = true,
                },
                new("core", "core", "candidate.yml", ["midi-studio-default-firmware.hex"]),
                new("core-host-tools", "core", "candidate-host-tools.yml", Everywhere(FileTool))
                {
                    Forms = [FileTool],
                    TagPrefix = "rc-core-host-tools-",
                },
                new("plugin-bitwig-extension", "plugin-bitwig", "candidate-extension.yml", ["midi_studio.bwextension"])
                {
                    TagPrefix = "rc-plugin-bitwig-extension-",
                },
                new(
                    "plugin-bitwig-firmware",
                    "plugin-bitwig",
                    "candidate-firmware.yml",
                    ["midi-studio-bitwig-firmware.hex"]
                )
                {
                    TagPrefix = "rc-plugin-bitwig-firmware-",
                    AlsoFrom = ["core"],
                },
            ],
            [
                new(
                    "bundle-{os}-{arch}",
                    "midi-studio-{os}-{arch}-bundle.zip",
                    Systems,
                    [
                        new("oc-bridge", Bridge, "bin/oc-bridge{exe}") { IsProgram = true },
                        new("oc-bridge", "oc-bridge-config.zip", "bin/config") { IsArchive = true },
                        new("loader", Loader, "bin/midi-studio-loader{exe}") { IsProgram = true },
                        new("core-host-tools", FileTool, "bin/ms-core-file-tool{exe}") { IsProgram = true },
                    ],
                    ["bin/config/default.toml"]
                ),
            ],
            [
                .. Systems.Select(system => new SpecAsset(
                    $"bundle-{system}",
                    AssetKind.Bundle,
                    $"midi-studio-{system}-bundle.zip",
                    system
                )),
                new("firmware-default", AssetKind.Firmware, "midi-studio-default-firmware.hex", null),
                new("firmware-bitwig", AssetKind.Firmware, "midi-studio-bitwig-firmware.hex", null),
                new("bitwig-extension", AssetKind.BitwigExtension, "midi_studio.bwextension", null),
            ],
            [
                .. Systems.Select(system => new InstallSet(
                    ContentManifest.DefaultSet,
                    system,
                    [$"bundle-{system}", "firmware-default"]
                )),
                .. Systems.Select(system => new InstallSet(
                    "bitwig",
                    system,
                    [$"bundle-{system}", "firmware-bitwig", "bitwig-extension"]
                )),
            ]
        );

    /// <summary>The same with what firmware and host tools are built with, whose repositories are an owner's.</summary>
    public static ContentDescription MidiStudioOf(string owner)
    {
        ProducerPin Pin(string id) => new(id, RepositoryName.Parse($"{owner}/{id}"), "core", "platformio.ini");

        return MidiStudio with
        {
            Producers =
            [
                .. MidiStudio.Producers.Select(producer =>
                    producer.Id switch
                    {
                        "core" or "plugin-bitwig-firmware" => producer with
                        {
                            Pins = [Pin("ui"), Pin("device-support")],
                        },
                        "core-host-tools" => producer with { Pins = [Pin("device-support")] },
                        _ => producer,
                    }
                ),
            ],
        };
    }

    private static string[] Everywhere(string form) => [.. Systems.Select(system => system.Fill(form))];
}
