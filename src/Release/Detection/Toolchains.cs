using MsReleaseActions.ReleaseTrain.Lanes;
using static MsReleaseActions.ReleaseTrain.Lanes.LaneText;

namespace MsReleaseActions.ReleaseTrain.Detection;

/// <summary>The steps that put on a machine what a build needs.</summary>
internal static class Toolchains
{
    /// <summary>What the system's packages give.</summary>
    public static IEnumerable<string> Packages(DetectedProduct product) =>
        product.SystemPackages.Count == 0
            ? []
            :
            [
                "- name: Libraries that are linked",
                "  if: runner.os == 'Linux'",
                "  shell: bash",
                "  run: |",
                "    sudo apt-get update",
                $"    sudo apt-get install --yes --no-install-recommends {string.Join(' ', product.SystemPackages)}",
            ];

    /// <summary>Node, the package manager, and the packages of a front end.</summary>
    public static IEnumerable<string> Node(DetectedProduct product) =>
        product.FrontEnd is not { } frontEnd
            ? []
            :
            [
                $"- uses: {PinnedActions.SetupNode}",
                "  with:",
                product.Settings.Build.Node is null && frontEnd.NodeFile is { } file
                    ? $"    node-version-file: {Scalar(file)}"
                    : $"    node-version: '{product.Settings.Build.Node ?? frontEnd.NodeVersion}'",
                "    # no cache: what is built here comes from the commit and the registries, not from another run",
                "    package-manager-cache: false",
                .. Manager(frontEnd.Manager),
                "- name: Packages",
                "  shell: bash",
                .. BuildAction.In(frontEnd.LockFolder),
                "  run: |",
                "    # their own scripts run here: what signs is for the build alone",
                "    unset ${!APPLE_@} ${!TAURI_SIGNING_@}",
                $"    {Install(frontEnd)}",
            ];

    /// <summary>The compiler, and the library of the target.</summary>
    public static IEnumerable<string> Rust(DetectedProduct product) =>
        [
            "- name: Rust",
            "  shell: bash",
            "  env:",
            "    TARGET: ${{ inputs.target }}",
            .. RustVariable(product),
            "  run: |",
            product.Settings.Build.Rust is { } said ? $"    rustup toolchain install {said} --profile minimal"
            : product.HasRustToolchain ? "    rustup toolchain install"
            : "    rustup toolchain install stable --profile minimal && rustup default stable",
            "    if [ \"$TARGET\" = universal-apple-darwin ]; then",
            "      rustup target add x86_64-apple-darwin aarch64-apple-darwin",
            "    else",
            "      rustup target add \"$TARGET\"",
            "    fi",
        ];

    /// <summary>The toolchain that <c>app.rust</c> names: it counts for more than a file of the repository.</summary>
    public static IEnumerable<string> RustVariable(DetectedProduct product) =>
        product.Settings.Build.Rust is { } said ? [$"    RUSTUP_TOOLCHAIN: '{said}'"] : [];

    private static IEnumerable<string> Manager(string manager) =>
        manager switch
        {
            "pnpm" or "yarn" => ["- shell: bash", "  run: corepack enable"],
            "bun" => ["- shell: bash", "  run: npm install --global bun"],
            _ => [],
        };

    private static string Install(FrontEnd frontEnd) =>
        (frontEnd.Manager, frontEnd.IsLocked) switch
        {
            ("npm", true) => "npm ci",
            ("npm", false) => "npm install",
            ("yarn", true) => "yarn install --immutable",
            ("pnpm", false) => "pnpm install --no-frozen-lockfile",
            (var manager, true) => $"{manager} install --frozen-lockfile",
            var (manager, _) => $"{manager} install",
        };
}
