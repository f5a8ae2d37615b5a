namespace MsReleaseActions.ReleaseTrain.Settings;

/// <summary>What a candidate is built with, as <c>kind</c> of <c>ms-release.json</c> says it.</summary>
public enum BuildKind
{
    /// <summary>Tauri's bundles.</summary>
    Tauri,

    /// <summary>Programs that <c>cargo build --release</c> leaves, one for each leg.</summary>
    Rust,

    /// <summary>Firmware.</summary>
    Firmware,

    /// <summary>Any build that leaves files.</summary>
    Files,
}
