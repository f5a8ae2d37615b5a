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
    public static IEnumerable<string> Node(FrontEnd? frontEnd) =>
        frontEnd is null
            ? []
            :
            [
                $"- uses: {PinnedActions.SetupNode}",
                "  with:",
                frontEnd.NodeFile is { } file
                    ? $"    node-version-file: {Scalar(file)}"
                    : $"    node-version: '{frontEnd.NodeVersion}'",
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
            "  run: |",
            product.HasRustToolchain
                ? "    rustup toolchain install"
                : "    rustup toolchain install stable --profile minimal && rustup default stable",
            "    if [ \"$TARGET\" = universal-apple-darwin ]; then",
            "      rustup target add x86_64-apple-darwin aarch64-apple-darwin",
            "    else",
            "      rustup target add \"$TARGET\"",
            "    fi",
        ];

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
            ("yarn", _) => "yarn install --immutable",
            var (manager, _) => $"{manager} install --frozen-lockfile",
        };
}
