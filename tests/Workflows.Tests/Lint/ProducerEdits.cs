namespace MsReleaseActions.WorkflowsTests.Lint;

/// <summary>What breaks the lanes of the repositories that content comes from.</summary>
internal static class ProducerEdits
{
    private const string Test = "      - run: python -m platformio test -e native\n";
    private const string Core = "          ref: ${{ inputs.core_sha }}\n";

    // the job before the legs is left out where they are
    private const string Keys =
        "    needs: guard\n"
        + "    if: needs.guard.outputs.state == 'missing' || needs.guard.outputs.state == 'incomplete'\n";
    private const string Guarded =
        "    needs: [guard, keys]\n"
        + "    if: needs.guard.outputs.state == 'missing' || needs.guard.outputs.state == 'incomplete'\n";

    public static OneEdit[] All { get; } =
    [
        new("verify-bundles", "ci.yml", (Test, "      - run: »python -m platformio run -e release\n"))
        {
            Product = "core",
        },
        new("verify-bundles", "ci.yml", (Test, "      - run: »cmake --build build --config Release\n"))
        {
            Product = "core",
        },
        new(
            "verify-bundles",
            "ci.yml",
            ("      - run: mvn --batch-mode --file host/pom.xml test\n", "      - run: »mvn -B package\n")
        )
        {
            Product = "plugin-bitwig",
        },
        new(
            "verify-bundles",
            "ci.yml",
            (
                "      - run: cargo fmt --check\n",
                "      - run: |\n          »cargo build --release --locked --target x86_64-pc-windows-msvc\n"
            )
        )
        {
            Product = "loader",
        },
        new("build-on-push", "ci.yml", ("  pull_request:\n", ""), (Test, "      - run: »pio run --environment=prod\n"))
        {
            Product = "core",
        },
        new(
            "leftover-rebuild",
            "ci.yml",
            ("  push:\n    branches: [main]\n  pull_request:\n", "  schedule:\n    - cron: 0 3 * * *\n"),
            (Test, "      - run: »pio run -e release\n")
        )
        {
            Product = "core",
        },
        new("candidate-other-commit", "candidate-firmware.yml", (Core, "          ref: »main\n"))
        {
            Product = "plugin-bitwig",
        },
        new("candidate-other-commit", "candidate-firmware.yml", (Core, ""))
        {
            Product = "plugin-bitwig",
            Place =
                "      - uses: »actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1\n        "
                + "with:\n          repository: org/core\n          path: core\n          persist",
        },
        new(
            "candidate-rebuilds",
            "candidate.yml",
            (Keys, "    needs: guard\n"),
            (Guarded, "    needs: [guard, keys]\n")
        )
        {
            Product = "bridge",
            Place = "\n  »build-windows-x86_64:\n",
        },
        new(
            "candidate-rebuilds",
            "candidate-extension.yml",
            (Keys, "    needs: guard\n"),
            (Guarded, "    needs: [guard, keys]\n")
        )
        {
            Product = "plugin-bitwig",
            Place = "\n  »build-extension:\n",
        },
        new("candidate-head-unchecked", "candidate.yml", ("$(git -C . rev-parse HEAD)", "$WANTED"))
        {
            Product = "core",
            Place = "      - uses: »actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1\n",
        },
    ];
}
