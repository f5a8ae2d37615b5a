namespace MsReleaseActions.WorkflowsTests.Lint;

/// <summary>What breaks the promote lane.</summary>
internal static class PromoteEdits
{
    private const string Notes = "      - id: request\n        name: The notes\n";
    private const string Validation =
        "asked again\n      - id: candidate\n        uses: org/ms-release-actions/validate-candidate@v1\n        with:\n";
    private const string DryRun =
        "anybody is asked to approve\n      - id: rehearsal\n        uses: org/ms-release-actions/promote-assets@v1\n";
    private const string Promotion =
        "      - uses: »org/ms-release-actions/promote-assets@v1\n        with:\n          source-sha: ${{ "
        + "inputs.source_sha }}\n          release-tag: ${{ inputs.tag }}\n";

    public static OneEdit[] All { get; } =
    [
        new("promote-push-trigger", "release.yml", ("on:\n", "on:\n  »push:\n    tags: [\"v*\"]\n")),
        new(
            "promote-inputs",
            "release.yml",
            ("hex digits\n        type: string\n        required: true\n", "hex digits\n        type: string\n")
        )
        {
            Place = "      »source_sha:\n",
        },
        With(
            "promote-checkout",
            "- uses: »actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1\n        with: { "
                + "persist-credentials: false }"
        ),
        With("promote-checkout", "- run: true && »git clone https://example.com/a"),
        With("promote-toolchain", "- uses: »dtolnay/rust-toolchain@3c5f7ea28cd621ae0bf5283f0e981fb97b8a7af9 # 1.90"),
        With("promote-toolchain", "- run: |\n          set -e\n          sudo »apt-get install -y jq"),
        With(
            "promote-toolchain",
            "- run: rustup --version && rustup target list && brew --prefix jq && »rustup target add x"
        ),
        With("promote-builds", "- run: »cargo build --release"),
        With("promote-builds", "- run: bash -euo pipefail -c 'cd src-tauri && »cargo test'"),
        With(
            "promote-builds",
            "- run: |\n          echo \"cargo build\" # cargo build\n          cat << EOF\n          cargo "
                + "build\n          EOF\n          X=1 »/usr/bin/make \\\n            all"
        ),
        With("promote-other-writer", "- run: »gh release upload v1 a.deb"),
        new(
            "promote-nothing",
            "release.yml",
            ("          # what was approved, and nothing that took its place since\n", "          dry-run: true\n")
        )
        {
            Place = "  »workflow_dispatch:\n",
        },
        new("promote-no-environment", "release.yml", ("    environment: app-release\n", ""))
        {
            Place = "\n  »promote:\n",
        },
        new("promote-unvalidated", "release.yml", ("  validate:\n", "  validate:\n    environment: app-release\n"))
        {
            Place = "\n  »promote:\n",
        },
        new("promote-not-revalidated", "release.yml", (Validation, Validation + "          expect: any\n"))
        {
            Place = Promotion + "          # what was",
        },
        new(
            "promote-unpinned-candidate",
            "release.yml",
            ("          checksums-sha256: ${{ needs.validate.outputs.checksums-sha256 }}\n", "")
        )
        {
            Place = Promotion + "          # what was",
        },
        new(
            "promote-unpinned-candidate",
            "release.yml",
            ("${{ needs.validate.outputs.checksums-sha256 }}", "${{ steps.candidate.outputs.checksums-sha256 }}")
        )
        {
            Place = "its place since\n          checksums-sha256: »$",
        },
        new("promote-weak-validation", "release.yml", ("environment: app-release\n", "environment: »production\n")),
        new("promote-weak-validation", "release.yml", ("          workflow: .github/workflows/candidate.yml\n", ""))
        {
            Place = "        uses: »org/ms-release-actions/validate-candidate@v1\n",
        },
        new("promote-no-dry-run", "release.yml", (DryRun, DryRun.Replace("promote-assets", "rewrite-latest-json")))
        {
            Place = "\n  »validate:\n",
        },
    ];

    private static OneEdit With(string rule, string step) =>
        new(rule, "release.yml", (Notes, $"      {step}\n{Notes}"));
}
