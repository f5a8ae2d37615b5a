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

    /// <param name="isUniversal">One leg of macOS for both architectures.</param>
    public static IReadOnlyList<BuildLeg> Of(BuildKind kind, TauriProject? tauri, bool isUniversal) =>
        kind switch
        {
            BuildKind.Tauri => OfTauri(tauri!, isUniversal),
            BuildKind.Rust =>
            [
                new("windows-x86_64", Windows, "x86_64-pc-windows-msvc", []),
                new("linux-x86_64", Linux, "x86_64-unknown-linux-gnu", []),
                new("macos-x86_64", IntelMac, "x86_64-apple-darwin", []),
                new("macos-arm64", Mac, "aarch64-apple-darwin", []),
            ],
            _ => [new("files", "ubuntu-24.04", "", [])],
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
