namespace MsReleaseActions.Cli.Building;

/// <summary>A file as Tauri's bundler names it.</summary>
/// <param name="Name">With the architecture in it, so that no two legs of the matrix make the same name.</param>
/// <param name="Leg">The leg of the matrix that makes it; also its folder under <c>dist</c>.</param>
/// <param name="Share">Of the total size, in thousandths.</param>
/// <param name="UpdaterKey">Its key in <c>latest.json</c>; null for what no updater installs, which is not signed either.</param>
internal sealed record PlatformFile(string Name, string Leg, int Share, string? UpdaterKey)
{
    /// <summary>The twelve files of a release of ms-manager; their shares make 1000.</summary>
    public static IReadOnlyList<PlatformFile> Of(string version) =>
    [
        new($"ms-manager_{version}_x64-setup.exe", "windows-x86_64", 45, "windows-x86_64"),
        new($"ms-manager_{version}_arm64-setup.exe", "windows-aarch64", 40, "windows-aarch64"),
        new($"ms-manager_{version}_amd64.deb", "linux-x86_64", 75, "linux-x86_64-deb"),
        new($"ms-manager-{version}-1.x86_64.rpm", "linux-x86_64", 75, "linux-x86_64-rpm"),
        new($"ms-manager_{version}_amd64.AppImage", "linux-x86_64", 210, "linux-x86_64"),
        new($"ms-manager_{version}_arm64.deb", "linux-aarch64", 70, "linux-aarch64-deb"),
        new($"ms-manager-{version}-1.aarch64.rpm", "linux-aarch64", 70, "linux-aarch64-rpm"),
        new($"ms-manager_{version}_aarch64.AppImage", "linux-aarch64", 195, "linux-aarch64"),
        new($"ms-manager_{version}_x64.dmg", "macos-x86_64", 65, null),
        new("ms-manager_x64.app.tar.gz", "macos-x86_64", 50, "darwin-x86_64"),
        new($"ms-manager_{version}_aarch64.dmg", "macos-aarch64", 60, null),
        new("ms-manager_aarch64.app.tar.gz", "macos-aarch64", 45, "darwin-aarch64"),
    ];
}
