using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Detection;

/// <summary>What a repository was found to be.</summary>
/// <param name="Settings">Its description, as far as it could be found.</param>
/// <param name="Tauri">Its Tauri app; null where it is none.</param>
/// <param name="FrontEnd">Its front end; null where it has none.</param>
/// <param name="CargoFolder">The folder of its crate; null where there is none.</param>
/// <param name="CargoTarget">The folder that cargo builds into.</param>
/// <param name="Program">The name of the program that cargo builds; null where there is none.</param>
/// <param name="HasRustToolchain">Whether a <c>rust-toolchain</c> file names the compiler.</param>
/// <param name="SystemPackages">Packages that Linux needs to build it.</param>
/// <param name="Notes">What its owner must know, a sentence each.</param>
public sealed record DetectedProduct(
    ReleaseSettings Settings,
    TauriProject? Tauri,
    FrontEnd? FrontEnd,
    string? CargoFolder,
    string CargoTarget,
    string? Program,
    bool HasRustToolchain,
    IReadOnlyList<string> SystemPackages,
    IReadOnlyList<string> Notes
);
