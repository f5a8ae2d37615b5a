using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.WorkflowsTests.Lint;

/// <summary>What breaks the rules that several lanes have.</summary>
internal static class GeneralEdits
{
    private const string Ci = "      - run: npm ci\n";
    private const string Build = "      # the owner's build, as the commit has it: this project never changes it\n";

    public static OneEdit[] All { get; } =
    [
        new("any-branch", "candidate.yml", ("REF: ${{ github.ref }}", "REF: refs/heads/main"))
        {
            Place = "  »workflow_dispatch:\n",
        },
        new("any-branch", "release.yml", ("REF: ${{ github.ref }}", "REF: refs/heads/main"))
        {
            Place = "  »workflow_dispatch:\n",
        },
        new("concurrency-not-queued", "release.yml", ("  queue: max\n", "")) { Place = "  group: »release-" },
        new(
            "concurrency-not-queued",
            "release.yml",
            ("  queue: max\n  cancel-in-progress: false\n", "  cancel-in-progress: »true\n")
        ),
        new(
            "concurrency-not-queued",
            "release.yml",
            ("group: release-${{ inputs.tag }}", "group: »release-${{ github.run_id }}")
        ),
        new(
            "concurrency-not-queued",
            "candidate.yml",
            (
                "concurrency:\n  group: candidate-${{ inputs.source_sha }}\n  queue: max\n  cancel-in-progress: "
                    + "false\n",
                ""
            )
        )
        {
            Place = "  »workflow_dispatch:\n",
        },
        new("script-injection", "candidate.yml", (Build, "      - run: echo \"»${{ inputs.source_sha }}\"\n")),
        new(
            "script-injection",
            "ci.yml",
            (
                Ci,
                "      - run: |\n          echo ${{ runner.os }} ${{ github.sha }}\n          echo '${{ runner.os "
                    + "}} »${{ github.event.head_commit.message || 'none' }}'\n"
            )
        ),
        new("script-injection", "ci.yml", (Ci, "      - run: echo \"»${{ toJSON(github) }}\"\n")),
        new(
            "script-injection",
            "ci.yml",
            (Ci, "      - run: >-\n          git fetch origin\n          »${{ github['head_ref'] }}\n")
        ),
        new(
            "script-injection",
            "ci.yml",
            (
                Ci,
                "      - uses: actions/github-script@ed597411d8f924073f98dfc5c65a23a2325f34cd # v8\n        "
                    + "with:\n          script: console.log('»${{ github.event.issue.title }}')\n"
            )
        ),
        new(
            "script-expression",
            "release.yml",
            (
                "          echo \"version=${TAG#v}\"",
                "          echo »${{ steps.candidate.outputs.state }}\n          echo \"version=${TAG#v}\""
            )
        ),
        new(
            "script-expression",
            "ci.yml",
            (Ci, "      - run: |\n          echo »${{ env.A }} ${{ env.B }}\n          echo ${{ vars.C }}\n")
        ),
        new("script-expression", "candidate.yml", (Build, "      - run: echo »${{ secrets.APPLE_ID }}\n")),
        new(
            "invalid-expression",
            "ci.yml",
            ("      - run: mkdir -p dist\n", "      - run: mkdir -p dist\n        if: »github.event_name = 'push'\n")
        ),
        new("invalid-expression", "ci.yml", (Ci, "      - run: »echo ${{ runner.os\n")),
        new(
            "unpinned-action",
            "ci.yml",
            ("actions/cache@27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5", "»actions/cache@v5")
        ),
        new(
            "unpinned-action",
            "ci.yml",
            ("actions/cache@27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5", "»actions/cache@27d5ce7f # v5.0.5")
        ),
        new("unpinned-action", "ci.yml", (Ci, "      - uses: »docker://alpine:3.22\n")),
        new(
            "unpinned-action",
            "candidate.yml",
            ("org/ms-release-actions/publish-candidate@v1", "»org/ms-release-actions/publish-candidate@main")
        ),
        new(
            "pin-without-version",
            "candidate.yml",
            (
                "actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0",
                "»actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f"
            )
        ),
        new(
            "unpinned-image",
            "ci.yml",
            ("    timeout-minutes: 15\n", "    timeout-minutes: 15\n    services:\n      db: { image: »postgres:17 }\n")
        ),
        new(
            "permissions-unstated",
            "candidate.yml",
            ("permissions: {}\n", ""),
            ("    permissions:\n      contents: read\n", "")
        )
        {
            Place = "\n  »build-windows-x86_64:\n",
        },
        new(
            "permissions-unstated",
            "ci.yml",
            ("permissions: {}\n", ""),
            ("    permissions:\n      contents: read\n", "")
        )
        {
            Place = "\n  »core:\n",
            Severity = Severity.Warning,
        },
        new(
            "permission-missing",
            "candidate.yml",
            ("      contents: write # a draft", "      »contents: read # a draft")
        ),
        new("permission-missing", "release.yml", ("      checks: read # whether the commit is green\n", ""))
        {
            Place = "      »contents: write # a draft",
        },
        new(
            "permission-excess",
            "candidate.yml",
            ("      contents: read\n", "      contents: read\n      »packages: write\n")
        ),
        new("permission-excess", "candidate.yml", ("      contents: read\n", "      »contents: write\n")),
        new(
            "permission-excess",
            "ci.yml",
            ("    permissions:\n      contents: read\n", "    permissions: »write-all\n")
        ),
        new("missing-timeout", "ci.yml", ("    timeout-minutes: 15\n", "")) { Place = "\n  »frontend:\n" },
        new("credentials-persisted", "ci.yml", ("        with:\n          persist-credentials: false\n", ""))
        {
            Place = "      - uses: »actions/checkout@",
        },
        new("not-parsable", "ci.yml", ("    timeout-minutes: 15\n", "    »timeout-minuets: 15\n")),
        new("not-parsable", "ci.yml", ("jobs:\n", "jobs:\n  »core: {}\n")) { Place = "\n  »core:\n    name" },
    ];
}
