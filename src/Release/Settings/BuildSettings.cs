namespace MsReleaseActions.ReleaseTrain.Settings;

/// <summary>How a product is built, as far as the lanes must know it.</summary>
public sealed record BuildSettings
{
    /// <summary>The folder of the composite action that builds a leg, in the product's repository.</summary>
    public const string DefaultAction = ".github/actions/build-candidate";

    public BuildKind Kind { get; init; } = BuildKind.Tauri;

    /// <summary>The folder of the owner's composite action, relative to the repository's root.</summary>
    public string Action { get; init; } = DefaultAction;

    /// <summary>
    /// Names of secrets that the owner's action gets as environment. Code of dependencies can read them: never a key
    /// or certificate.
    /// </summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Whether installed apps update themselves: then there are signatures and a <c>latest.json</c>.</summary>
    public bool Updater { get; init; } = true;

    /// <summary>Systems whose certificates sign what is built: <c>macos</c>, <c>windows</c>.</summary>
    public IReadOnlyList<string> Signing { get; init; } = ["macos", "windows"];

    /// <summary>Where the product lives in its repository; empty: at the root.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Tauri's configuration, where a repository has several; null: the one that is found.</summary>
    public string? Config { get; init; }

    /// <summary><c>npm</c>, <c>pnpm</c>, <c>yarn</c> or <c>bun</c>; null: as the lock file says.</summary>
    public string? PackageManager { get; init; }

    /// <summary>The version of Node, as <c>setup-node</c> takes it; null: as the repository says.</summary>
    public string? Node { get; init; }

    /// <summary>The toolchain, as <c>rustup</c> names it; null: as the repository says.</summary>
    public string? Rust { get; init; }

    /// <summary>In the order of the matrix.</summary>
    public IReadOnlyList<BuildLeg> Legs { get; init; } =
    [
        new("windows-x86_64", "windows-2025", "x86_64-pc-windows-msvc", ["nsis"]),
        // the oldest image there is: its C library decides on which systems the app still starts
        new("linux-x86_64", "ubuntu-22.04", "x86_64-unknown-linux-gnu", ["deb", "rpm", "appimage"]),
        new("macos-x86_64", "macos-15", "x86_64-apple-darwin", ["dmg", "app"]),
        new("macos-arm64", "macos-15", "aarch64-apple-darwin", ["dmg", "app"]),
    ];
}
