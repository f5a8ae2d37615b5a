using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Rehearsal.Reports;
using MsReleaseActions.Rehearsal.Scenarios;
using MsReleaseActions.Runner.Processes;

namespace MsReleaseActions.CliTests.Rehearsal.Reports;

/// <summary>A rehearsal as it may have been.</summary>
internal static class Recorded
{
    private static readonly string Digest = string.Concat(Enumerable.Repeat("0123456789abcdef", 4));
    private static readonly string[] Systems = ["windows-latest", "ubuntu-22.04", "macos-15-intel", "macos-15"];

    internal static RehearsalRecord Release { get; } =
        new(
            Result(
                new Findings(
                    [
                        new ProvenAsset(
                            "ms-manager_1.4.0_amd64.deb",
                            13_000_119,
                            Digest,
                            SameAsCandidate: true,
                            Signature: true
                        ),
                        new ProvenAsset("latest.json", 4_200, Digest, SameAsCandidate: false, Signature: null),
                    ],
                    true,
                    [
                        new Finding(true, "the tag v1.4.0 is on commit 0123"),
                        new Finding(true, "every byte is as it was built"),
                    ]
                )
            ),
            [
                new RecordedRun(
                    "ci",
                    1,
                    1,
                    "push",
                    "success",
                    At(0),
                    At(4.5),
                    [new RecordedJob("core (rust)", "success", At(0.2), At(4.4))]
                ),
                Candidate(1, "failure"),
                Candidate(2, "success"),
                new RecordedRun(
                    "release",
                    1,
                    1,
                    "workflow_dispatch",
                    "success",
                    At(31),
                    At(46.25),
                    [
                        new RecordedJob("validate", "success", At(31.2), At(36)),
                        new RecordedJob("promote", "success", At(40), At(46.25))
                        {
                            Approval = new RecordedApproval(
                                "app-release",
                                ["release-manager"],
                                At(36),
                                At(40),
                                "release-manager",
                                Approved: true
                            ),
                            Annotations = [new Annotation("notice", "26 assets | copied") { Title = "promote-assets" }],
                        },
                    ]
                ),
            ],
            [
                new RecordedWrite(
                    "POST",
                    "/repos/org/ms-manager/releases",
                    "github-actions[bot], ms-release-actions/0.1.0",
                    201
                ),
                new RecordedWrite(
                    "PATCH",
                    "/repos/org/ms-manager/releases/7",
                    "github-actions[bot], ms-release-actions/0.1.0",
                    200
                ),
            ]
        );

    internal static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    internal static RehearsalResult Result(Findings findings, params string[] problems) =>
        new(
            new RehearsalDocument(
                problems.Length == 0,
                "candidate-fails",
                Digest[..40],
                "v1.4.0",
                HeavyBuilds: 2,
                HeavyJobs: 5,
                ReleaseCompiled: false,
                [
                    .. findings.Assets.Select(asset => new DocumentedAsset(
                        asset.Name,
                        asset.Size,
                        asset.Sha256,
                        asset.SameAsCandidate
                    )),
                ],
                findings.LatestJsonOk,
                ApprovalRequired: true,
                new ApiUse(120, 3, 40),
                47.5,
                problems
            ),
            findings
        );

    private static RecordedRun Candidate(int attempt, string conclusion)
    {
        var start = attempt * 8.0;
        return new RecordedRun(
            "candidate",
            1,
            attempt,
            "workflow_dispatch",
            conclusion,
            At(start),
            At(start + 14.5),
            [
                new RecordedJob("guard", "success", At(start), At(start + 2)),
                .. Systems.Select(
                    (system, index) =>
                        new RecordedJob(
                            $"build ({system})",
                            Leg(index, conclusion),
                            At(start + 2),
                            At(start + 4 + (attempt * index))
                        )
                        {
                            HeavyCommands = attempt == 1 && index > 0 ? [] : ["npm run tauri build -- --bundles nsis"],
                            Annotations =
                                Leg(index, conclusion) == "failure"
                                    ? [new Annotation("error", "Process completed with exit code 1.")]
                                    : [],
                        }
                ),
                new RecordedJob(
                    "seal",
                    conclusion == "success" ? "success" : "skipped",
                    At(start + 12),
                    At(start + (conclusion == "success" ? 14.5 : 12))
                ),
            ]
        );
    }

    private static string Leg(int index, string conclusion) =>
        (conclusion, index) switch
        {
            ("success", _) or (_, 0) => "success",
            (_, 1) => "failure",
            _ => "cancelled",
        };
}
