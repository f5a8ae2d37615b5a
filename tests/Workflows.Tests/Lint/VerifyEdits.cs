namespace MsReleaseActions.WorkflowsTests.Lint;

/// <summary>What breaks the verify lane.</summary>
internal static class VerifyEdits
{
    private const string Image = "    runs-on: ubuntu-24.04\n";
    private const string Check = "      - run: cargo check --locked --manifest-path src-tauri/Cargo.toml\n";

    public static OneEdit[] All { get; } =
    [
        new(
            "verify-os-matrix",
            "ci.yml",
            (
                Image,
                "    runs-on: ${{ matrix.os }}\n    strategy:\n      matrix:\n        os: [ubuntu-24.04, "
                    + "»windows-2025, macos-15]\n"
            )
        ),
        new(
            "verify-os-matrix",
            "ci.yml",
            (
                Image,
                "    runs-on: [self-hosted, \"${{ matrix.on.image }}\"]\n    strategy:\n      matrix:\n        "
                    + "include:\n          - on: { image: linux }\n          - on: { image: »macos-15 }\n"
            )
        ),
        new(
            "verify-bundles",
            "ci.yml",
            (Check, "      - run: |\n          cd src-tauri\n          »npm run tauri -- build --bundles deb\n")
        ),
        new("verify-bundles", "ci.yml", (Check, "      - run: »npx --yes @tauri-apps/cli@2 build\n")),
        new("verify-bundles", "ci.yml", (Check, "      - run: if true; then »cargo tauri build; fi\n")),
        new(
            "verify-bundles",
            "ci.yml",
            (Check, "      - uses: »tauri-apps/tauri-action@84b9d35b5fc46c1e45415bdb6144030364f7ebc5 # v0.6.0\n")
        ),
        new("build-on-push", "ci.yml", ("  pull_request:\n", ""), (Check, "      - run: »pnpm tauri build\n")),
        new(
            "leftover-rebuild",
            "ci.yml",
            ("  push:\n    branches: [main]\n  pull_request:\n", "  schedule:\n    - cron: 0 3 * * *\n"),
            (Check, "      - run: »yarn tauri build --debug\n")
        ),
    ];
}
