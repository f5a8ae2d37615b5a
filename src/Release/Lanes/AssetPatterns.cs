using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Lanes;

/// <summary>The files that each leg of a build must leave, as patterns of their names.</summary>
internal static class AssetPatterns
{
    /// <summary>Every pattern of the candidate, in the order of the legs; signatures behind what they sign.</summary>
    public static IReadOnlyList<string> Required(BuildSettings build) =>
        [.. build.Legs.SelectMany(leg => OfLeg(build, leg)).Distinct(StringComparer.Ordinal)];

    /// <summary>Every pattern with the job that must leave such a file, <c>JOB/PATTERN</c>.</summary>
    public static IReadOnlyList<string> OfJobs(BuildSettings build) =>
        [.. build.Legs.SelectMany(leg => OfLeg(build, leg).Select(pattern => $"{leg.Job}/{pattern}"))];

    /// <summary>The patterns without signatures.</summary>
    public static IReadOnlyList<string> Unsigned(BuildSettings build) =>
        [.. Required(build).Where(pattern => !pattern.EndsWith(".sig", StringComparison.Ordinal))];

    /// <summary>
    /// What Tauri's updater asks for, platform, job and pattern: first what a platform without a kind of installation
    /// gets, then each kind of Linux's for itself.
    /// </summary>
    public static IReadOnlyList<(string Platform, string Job, string Pattern)> Updater(BuildSettings build) =>
        [
            .. build
                .Legs.SelectMany(leg =>
                    leg.Bundles.OrderBy(bundle => bundle == "appimage" || bundle == "nsis" ? 0 : 1)
                        .SelectMany(bundle => Platforms(leg, bundle, Installers(build, leg)))
                )
                .DistinctBy(platform => platform.Platform),
        ];

    private static IEnumerable<string> OfLeg(BuildSettings build, BuildLeg leg) =>
        build.Kind switch
        {
            BuildKind.Tauri => leg
                .Bundles.Where(bundle => bundle != "app" || build.Updater)
                .SelectMany(bundle =>
                    build.Updater && bundle != "dmg"
                        ? [Bundle(leg, bundle), $"{Bundle(leg, bundle)}.sig"]
                        : (IEnumerable<string>)[Bundle(leg, bundle)]
                ),
            BuildKind.Rust => [leg.IsWindows ? $"*-{leg.Id}.exe" : $"*-{leg.Id}"],
            _ => [],
        };

    // what Windows is given for a processor, by whichever legs
    private static HashSet<string> Installers(BuildSettings build, BuildLeg leg) =>
        [.. build.Legs.Where(other => other.IsWindows && other.Cpu == leg.Cpu).SelectMany(other => other.Bundles)];

    private static IEnumerable<(string Platform, string Job, string Pattern)> Platforms(
        BuildLeg leg,
        string bundle,
        HashSet<string> installers
    )
    {
        var pattern = Bundle(leg, bundle);
        return (bundle, leg.Cpu) switch
        {
            // where there are both, an app that was installed by one of them gets its own
            ("nsis", _) when installers.Contains("msi") =>
            [
                ($"windows-{leg.Cpu}", leg.Job, pattern),
                ($"windows-{leg.Cpu}-nsis", leg.Job, pattern),
            ],
            ("msi", _) when installers.Contains("nsis") => [($"windows-{leg.Cpu}-msi", leg.Job, pattern)],
            ("nsis" or "msi", _) => [($"windows-{leg.Cpu}", leg.Job, pattern)],
            ("appimage", _) => [($"linux-{leg.Cpu}", leg.Job, pattern)],
            ("deb" or "rpm", _) => [($"linux-{leg.Cpu}-{bundle}", leg.Job, pattern)],
            ("app", "universal") => [("darwin-x86_64", leg.Job, pattern), ("darwin-aarch64", leg.Job, pattern)],
            ("app", _) => [($"darwin-{leg.Cpu}", leg.Job, pattern)],
            _ => [],
        };
    }

    // as Tauri's bundler names them
    private static string Bundle(BuildLeg leg, string bundle) =>
        bundle switch
        {
            "msi" => $"*_{Short(leg.Cpu)}_*.msi",
            "nsis" => $"*_{Short(leg.Cpu)}-setup.exe",
            "deb" => $"*_{Debian(leg.Cpu)}.deb",
            "rpm" => $"*.{Rpm(leg.Cpu)}.rpm",
            "appimage" => $"*_{AppImage(leg.Cpu)}.AppImage",
            "dmg" => $"*_{MacArch(leg)}.dmg",
            _ => $"*_{MacArch(leg)}.app.tar.gz",
        };

    /// <summary>The architecture in names of macOS bundles: <c>x64</c>, <c>aarch64</c> or <c>universal</c>.</summary>
    public static string MacArch(BuildLeg leg) => leg.Cpu == "x86_64" ? "x64" : leg.Cpu;

    private static string Short(string cpu) =>
        cpu switch
        {
            "x86_64" => "x64",
            "aarch64" => "arm64",
            "i686" => "x86",
            _ => cpu,
        };

    private static string Debian(string cpu) =>
        cpu switch
        {
            "x86_64" => "amd64",
            "aarch64" => "arm64",
            "i686" => "i386",
            "armv7" => "armhf",
            "riscv64gc" => "riscv64",
            _ => cpu,
        };

    private static string Rpm(string cpu) =>
        cpu switch
        {
            "i686" => "i386",
            "armv7" => "armhfp",
            _ => cpu,
        };

    private static string AppImage(string cpu) => cpu == "aarch64" ? cpu : Debian(cpu);
}
