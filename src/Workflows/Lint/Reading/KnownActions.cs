using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Workflows.Lint.Reading;

/// <summary>What other people's actions do.</summary>
internal static class KnownActions
{
    private static readonly string[] Installers =
    [
        "dtolnay/rust-toolchain",
        "actions-rs/toolchain",
        "actions-rust-lang/rustfmt",
        "swatinem/rust-cache",
        "pnpm/action-setup",
        "taiki-e/install-action",
        "awalsh128/cache-apt-pkgs-action",
        "ilammy/msvc-dev-cmd",
        "mozilla-actions/sccache-action",
        "microsoft/setup-msbuild",
        "jetli/trunk-action",
    ];

    private static readonly string[] Releasers =
    [
        "softprops/action-gh-release",
        "ncipollo/release-action",
        "actions/create-release",
        "actions/upload-release-asset",
        "svenstaro/upload-release-action",
        "marvinpinto/action-automatic-releases",
        "taiki-e/upload-rust-binary-action",
        "taiki-e/create-gh-release-action",
    ];

    private static readonly string[] Compilers =
    [
        "actions-rs/cargo",
        "houseabsolute/actions-rust-cross",
        "docker/build-push-action",
        "gradle/gradle-build-action",
    ];

    /// <summary>None for an action that no lane minds, or that nobody here knows.</summary>
    public static IReadOnlyList<ToolKind> KindsOf(Step step)
    {
        var path = (step.Uses?.Text ?? "").Split('@')[0].ToLowerInvariant();
        var name = path.Split('/') is [_, var second, ..] ? second : "";
        return path switch
        {
            "actions/checkout" => [ToolKind.ChecksOut],
            _ when name is "tauri-action" => Releases(step)
                ? [ToolKind.Bundles, ToolKind.WritesRelease]
                : [ToolKind.Bundles],
            _ when name.Contains("electron-builder", StringComparison.Ordinal) => [ToolKind.Bundles],
            _ when Compilers.Contains(path) => [ToolKind.Compiles],
            _ when Releasers.Contains(path) => [ToolKind.WritesRelease],
            _ when Installers.Contains(path) || name.StartsWith("setup-", StringComparison.Ordinal) =>
            [
                ToolKind.Installs,
            ],
            _ => [],
        };
    }

    private static bool Releases(Step step) =>
        step.With is { } with && (with["tagName"] ?? with["releaseId"] ?? with["releaseName"]) is not null;
}
