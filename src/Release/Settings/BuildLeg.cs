namespace MsReleaseActions.ReleaseTrain.Settings;

/// <summary>One leg of the heavy build: a machine that builds for one target.</summary>
/// <param name="Id">Names the leg, such as <c>linux-x86_64</c>.</param>
/// <param name="Runner">The label of the machine, such as <c>ubuntu-22.04</c>.</param>
/// <param name="Target">Rust's target triple, <c>universal-apple-darwin</c>, or what the owner's build calls it; may be
/// empty where it needs none.</param>
/// <param name="Bundles">What Tauri bundles: <c>msi</c>, <c>nsis</c>, <c>deb</c>, <c>rpm</c>, <c>appimage</c>,
/// <c>dmg</c>, <c>app</c>; empty for other kinds.</param>
public sealed record BuildLeg(string Id, string Runner, string Target, IReadOnlyList<string> Bundles)
{
    /// <summary>The id of the job that builds it, and the name of its artifact.</summary>
    public string Job => $"build-{Id.Replace('.', '_')}";

    /// <summary>Windows, by its target or, where that does not say so, by its machine.</summary>
    public bool IsWindows => Is("windows");

    public bool IsMac => Is("darwin") || (Target.Length == 0 && Runner.StartsWith("macos", StringComparison.Ordinal));

    public bool IsLinux => !IsWindows && !IsMac;

    /// <summary><c>Windows</c>, <c>macOS</c> or <c>Linux</c>: what it is built for.</summary>
    public string System =>
        IsWindows ? "Windows"
        : IsMac ? "macOS"
        : "Linux";

    /// <summary>The first part of the target: <c>x86_64</c>, <c>aarch64</c>, <c>universal</c>, …</summary>
    public string Cpu => Target.Split('-')[0];

    private bool Is(string system) =>
        Target.Length > 0
            ? Target.Contains($"-{system}", StringComparison.Ordinal)
            : Runner.StartsWith(system, StringComparison.Ordinal);
}
