namespace MsReleaseActions.WorkflowsTests.Lint;

/// <summary>What breaks the candidate lane.</summary>
internal static class CandidateEdits
{
    private const string Checkout =
        "      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1\n        with:\n";
    private const string Ref = "          ref: ${{ inputs.source_sha }}\n";
    private const string Guarded =
        "    needs: [guard, keys]\n"
        + "    if: needs.guard.outputs.state == 'missing' || needs.guard.outputs.state == 'incomplete'\n";

    // the job before the legs is left out where they are
    private const string Keys =
        "    needs: guard\n"
        + "    if: needs.guard.outputs.state == 'missing' || needs.guard.outputs.state == 'incomplete'\n";
    private const string SealNeeds =
        "    needs: [guard, keys, build-windows-x86_64, build-linux-x86_64, build-macos-x86_64, build-macos-arm64]\n";
    private const string Build = "      # the owner's build, as the commit has it: this project never changes it\n";
    private const string Seal = "        uses: org/ms-release-actions/publish-candidate@v1\n";

    public static OneEdit[] All { get; } =
    [
        new("candidate-push-trigger", "candidate.yml", ("on:\n", "on:\n  »push:\n    branches: [main]\n")),
        new("candidate-push-trigger", "candidate.yml", ("on:\n", "on:\n  »schedule:\n    - cron: 0 3 * * *\n")),
        new("candidate-source-sha", "candidate.yml", ("      source_sha:\n", "      commit:\n"))
        {
            Place = "  »workflow_dispatch:\n",
        },
        new("candidate-source-sha", "candidate.yml", ("        required: true\n", ""))
        {
            Place = "      »source_sha:\n",
        },
        new("candidate-sha-unchecked", "candidate.yml", ("^[0-9a-f]{40}$", "^[0-9a-f]+$"))
        {
            Place = "      »source_sha:\n",
        },
        new("candidate-other-commit", "candidate.yml", (Ref, "          ref: »main\n")),
        new("candidate-other-commit", "candidate.yml", (Ref, "          ref: »refs/tags/${{ inputs.source_sha }}\n")),
        new("candidate-other-commit", "candidate.yml", (Checkout + Ref, Checkout))
        {
            Place = Checkout.Replace("uses: ", "uses: »"),
        },
        new("candidate-head-unchecked", "candidate.yml", ("head=$(git rev-parse HEAD)", "head=$SOURCE_SHA"))
        {
            Place = Checkout.Replace("uses: ", "uses: »"),
        },
        new(
            "candidate-rebuilds",
            "candidate.yml",
            (Keys, "    needs: guard\n"),
            (Guarded, "    needs: [guard, keys]\n")
        )
        {
            Place = "\n  »build-windows-x86_64:\n",
        },
        new(
            "candidate-rebuilds",
            "candidate.yml",
            (Keys, "    needs: guard\n"),
            (Guarded, "    needs: [guard, keys]\n    if: github.actor == 'somebody'\n")
        )
        {
            Place = "\n  »build-windows-x86_64:\n",
        },
        new(
            "candidate-one-writer",
            "candidate.yml",
            (
                "      - id: candidate\n" + Seal,
                "      - uses: org/ms-release-actions/publish-candidate@v1\n      - id: candidate\n"
                    + Seal.Replace("uses: ", "uses: »")
            )
        ),
        new(
            "candidate-one-writer",
            "candidate.yml",
            (SealNeeds, SealNeeds + "    strategy: { matrix: { leg: [a, b] } }\n")
        )
        {
            Place = Seal.Replace("uses: ", "uses: »"),
        },
        new(
            "candidate-one-writer",
            "candidate.yml",
            ("      # one folder a leg;", "      - run: »gh release create rc-1 legs/*\n      # one folder a leg;")
        ),
        new(
            "candidate-one-writer",
            "candidate.yml",
            (
                Build,
                "      - uses: »softprops/action-gh-release@6da8fa9354ddfdc4aeace5fc48d7f679b5214090 # v2.4.1\n" + Build
            )
        ),
    ];
}
