using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Detection;

/// <summary>The legs that a product is built by where nobody has said otherwise.</summary>
internal static class DefaultLegs
{
    private const string Windows = "windows-2025";

    // the oldest image there is: its C library decides on which systems a program still starts
    private const string Linux = "ubuntu-22.04";
    private const string Mac = "macos-15";
    private const string IntelMac = "macos-15-intel";

    /// <summary>The machine that builds what is of no system.</summary>
    public const string Files = "ubuntu-24.04";

    /// <summary>The leg of a program for one platform.</summary>
    public static BuildLeg For(Platform platform)
    {
        var cpu = platform.Arch == "arm64" ? "aarch64" : platform.Arch;
        var isIntel = platform.Arch == "x86_64";
        return platform.Os switch
        {
            "windows" => new(platform.Text, isIntel ? Windows : "windows-11-arm", $"{cpu}-pc-windows-msvc", []),
            "macos" => new(platform.Text, isIntel ? IntelMac : Mac, $"{cpu}-apple-darwin", []),
            _ => new(platform.Text, isIntel ? Linux : $"{Linux}-arm", $"{cpu}-unknown-linux-gnu", []),
        };
    }

    /// <param name="isUniversal">One leg of macOS for both architectures.</param>
    public static IReadOnlyList<BuildLeg> Of(BuildKind kind, TauriProject? tauri, bool isUniversal) =>
        kind switch
        {
            BuildKind.Tauri => OfTauri(tauri!, isUniversal),
            BuildKind.Rust =>
            [
                For(new("windows", "x86_64")),
                For(new("linux", "x86_64")),
                For(new("macos", "x86_64")),
                For(new("macos", "arm64")),
            ],
            _ => [new("files", Files, "", [])],
        };

    private static List<BuildLeg> OfTauri(TauriProject tauri, bool isUniversal)
    {
        var legs = new List<BuildLeg>();
        Add("windows", "windows-x86_64", Windows, "x86_64-pc-windows-msvc", "msi", "nsis");
        Add("linux", "linux-x86_64", Linux, "x86_64-unknown-linux-gnu", "deb", "rpm", "appimage");
        if (isUniversal)
        {
            Add("macos", "macos-universal", Mac, "universal-apple-darwin", "dmg", "app");
        }
        else
        {
            Add("macos", "macos-x86_64", Mac, "x86_64-apple-darwin", "dmg", "app");
            Add("macos", "macos-arm64", Mac, "aarch64-apple-darwin", "dmg", "app");
        }
        return legs;

        void Add(string system, string id, string runner, string target, params string[] bundles)
        {
            // an updater takes its archive from the app, which need not be a target of its own
            var asked = tauri.On(system);
            var made = bundles
                .Where(bundle =>
                    bundle == "app" ? tauri.Updater && asked.Any(one => one is "app" or "dmg") : asked.Contains(bundle)
                )
                .ToList();
            if (made.Count > 0)
            {
                legs.Add(new BuildLeg(id, runner, target, made));
            }
        }
    }
}
