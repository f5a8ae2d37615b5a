using System.Text.Json.Nodes;
using MsReleaseActions.Runner.FakeTools.Cargo;

namespace MsReleaseActions.Runner.FakeTools.Tauri;

/// <summary>A file that the bundler makes.</summary>
/// <param name="Path">Below <c>bundle/</c>, with <c>/</c>.</param>
/// <param name="Share">Of the size of all platforms' bundles together, in thousandths.</param>
/// <param name="Signed">Whether an updater installs it, so that it gets a signature.</param>
internal sealed record TauriBundle(string Path, int Share, bool Signed);

/// <summary>What Tauri's bundler makes, by its own names.</summary>
/// <param name="Product">Product name.</param>
/// <param name="Version">Product version.</param>
/// <param name="Cpu">First part of the target: <c>x86_64</c>, <c>aarch64</c>, <c>i686</c>, <c>armv7</c>,
/// <c>universal</c>.</param>
/// <param name="Updater">See <see cref="TauriConfig.UpdaterArtifacts"/>.</param>
internal sealed record TauriBundles(string Product, string Version, string Cpu, string Updater)
{
    private const string ForOldUpdaters = "v1Compatible";

    /// <summary>The formats of a system, all of them.</summary>
    public static IReadOnlyList<string> Formats(string os) =>
        os switch
        {
            "Windows" => ["nsis", "msi"],
            "macOS" => ["app", "dmg"],
            _ => ["deb", "rpm", "appimage"],
        };

    /// <summary>The formats that the configuration asks for on a system.</summary>
    public static IReadOnlyList<string> Wanted(TauriConfig config, string os)
    {
        var asked = config.Bundle["targets"] switch
        {
            JsonArray list => list.Select(item => item!.ToString()).ToList(),
            JsonValue one when one.ToString() != "all" => [one.ToString()],
            _ => Formats(os),
        };
        return [.. asked.Where(Formats(os).Contains)];
    }

    /// <summary>The files of one format.</summary>
    /// <param name="languages">Of the MSI.</param>
    public IEnumerable<TauriBundle> Files(string format, IReadOnlyList<string> languages) =>
        format switch
        {
            "nsis" => Installer("nsis", $"{Product}_{Version}_{Windows}-setup", ".exe", Big ? 70 : 65),
            "msi" => languages.SelectMany(language =>
                Installer("msi", $"{Product}_{Version}_{Windows}_{language}", ".msi", 75)
            ),
            "deb" => [new($"deb/{Product}_{Version}_{Debian}.deb", Big ? 120 : 110, IsUpdating)],
            "rpm" => [new($"rpm/{Product}-{Version}-1.{Rpm}.rpm", Big ? 120 : 110, IsUpdating)],
            "appimage" => AppImage(),
            "dmg" =>
            [
                new(
                    $"dmg/{Product}_{Version}_{Mac}.dmg",
                    Cpu == "universal" ? 190
                        : Big ? 105
                        : 95,
                    Signed: false
                ),
            ],
            // Tauri leaves the architecture out of this one name
            "app" when IsUpdating =>
            [
                new(
                    $"macos/{Product}.app.tar.gz",
                    Cpu == "universal" ? 140
                        : Big ? 80
                        : 70,
                    Signed: true
                ),
            ],
            _ => [],
        };

    private bool Big => Cpu == "x86_64";

    private bool IsUpdating => Updater is "true" or ForOldUpdaters;

    private string Windows =>
        Cpu switch
        {
            "x86_64" => "x64",
            "aarch64" => "arm64",
            _ => "x86",
        };

    private string Debian =>
        Cpu switch
        {
            "x86_64" => "amd64",
            "aarch64" => "arm64",
            "armv7" => "armhf",
            "riscv64gc" => "riscv64",
            _ => "i386",
        };

    private string Rpm =>
        Cpu switch
        {
            "armv7" => "armhfp",
            "i686" => "i386",
            var other => other,
        };

    private string Mac =>
        Cpu switch
        {
            "x86_64" => "x64",
            var other => other,
        };

    private IEnumerable<TauriBundle> Installer(string folder, string name, string ending, int share)
    {
        yield return new($"{folder}/{name}{ending}", share, IsUpdating);
        if (Updater == ForOldUpdaters)
        {
            yield return new($"{folder}/{name}.{folder}.zip", share, Signed: true);
        }
    }

    private IEnumerable<TauriBundle> AppImage()
    {
        var name =
            $"appimage/{Product}_{Version}_"
            + (
                Cpu switch
                {
                    "x86_64" => "amd64",
                    "armv7" => "armhf",
                    "aarch64" => "aarch64",
                    _ => "i386",
                }
            )
            + ".AppImage";
        yield return new(name, Big ? 340 : 310, IsUpdating);
        if (Updater == ForOldUpdaters)
        {
            yield return new($"{name}.tar.gz", Big ? 340 : 310, Signed: true);
        }
    }
}
