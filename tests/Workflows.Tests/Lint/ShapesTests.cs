using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Lint;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.WorkflowsTests.Lint;

/// <summary>Workflow files in the shape that well-known Tauri projects have.</summary>
[Needs(Need.Nothing)]
public sealed class ShapesTests
{
    [Fact]
    public void A_tag_that_builds_every_system_is_a_build_on_push() =>
        Heads(["tag-release.yml"], ours: false)
            .Should()
            .Equal(
                "tag-release.yml:8:3 warning missing-timeout",
                "tag-release.yml:17:25 error verify-os-matrix",
                "tag-release.yml:21:15 warning credentials-persisted",
                "tag-release.yml:21:15 error unpinned-action",
                "tag-release.yml:27:15 error unpinned-action",
                "tag-release.yml:29:15 error unpinned-action",
                "tag-release.yml:31:15 error build-on-push",
                "tag-release.yml:31:15 error unpinned-action"
            );

    [Fact]
    public void The_same_file_named_release_is_a_promote_lane_that_does_everything_it_may_not() =>
        OurWorkflows
            .Heads([new SourceFile("release.yml", Shape("tag-release.yml"))])
            .Should()
            .Equal(
                "release.yml:4:3 error any-branch",
                "release.yml:4:3 error concurrency-not-queued",
                "release.yml:4:3 error promote-no-environment",
                "release.yml:4:3 error promote-nothing",
                "release.yml:4:3 error promote-push-trigger",
                "release.yml:6:3 error promote-inputs",
                "release.yml:6:3 error promote-inputs",
                "release.yml:8:3 warning missing-timeout",
                "release.yml:21:15 warning credentials-persisted",
                "release.yml:21:15 error promote-checkout",
                "release.yml:21:15 error unpinned-action",
                "release.yml:25:16 error promote-toolchain",
                "release.yml:25:39 error promote-toolchain",
                "release.yml:26:16 error promote-toolchain",
                "release.yml:27:15 error promote-toolchain",
                "release.yml:27:15 error unpinned-action",
                "release.yml:29:15 error promote-toolchain",
                "release.yml:29:15 error unpinned-action",
                "release.yml:30:14 error promote-toolchain",
                "release.yml:31:15 error promote-builds",
                "release.yml:31:15 error promote-other-writer",
                "release.yml:31:15 error unpinned-action"
            );

    [Fact]
    public void A_pull_request_that_calls_a_build_is_found_at_the_call() =>
        Heads(["build-all.yml", "pull-request-build.yml"], ours: false)
            .Should()
            .Equal(
                "build-all.yml:17:15 error unpinned-action",
                "build-all.yml:21:26 error script-injection",
                "pull-request-build.yml:12:15 warning credentials-persisted",
                "pull-request-build.yml:12:15 error unpinned-action",
                "pull-request-build.yml:13:15 error unpinned-action",
                "pull-request-build.yml:17:11 error verify-bundles"
            );

    [Fact]
    public void An_action_of_the_repository_is_looked_into()
    {
        const string workflow =
            "on: pull_request\npermissions: {}\njobs:\n  a:\n    runs-on: x\n    timeout-minutes: 1\n    steps:\n "
            + "     - uses: ./.github/actions/all/\n";
        const string all =
            "name: a\nruns:\n  using: composite\n  steps:\n    - uses: ./.github/actions/build\n    - uses: "
            + "./.github/actions/all\n";
        const string build =
            "name: b\nruns:\n  using: composite\n  steps:\n    - run: bun tauri build\n      shell: bash\n";

        var report = Linter.Check(
            [new SourceFile("ci.yml", workflow)],
            OurWorkflows.Needs,
            new Dictionary<string, SourceFile>
            {
                ["./.github/actions/all"] = new("all/action.yml", all),
                ["./.github/actions/build"] = new("build/action.yml", build),
                ["./.github/actions/broken"] = new("broken/action.yml", "name: c\n"),
            }
        );

        report
            .Findings.Select(finding => $"{finding.File}:{finding.At} {finding.Rule.Id}: {finding.Message}")
            .Should()
            .Equal(
                "ci.yml:8:15 verify-bundles: a pull request makes what is released: `bun tauri build (in "
                    + "./.github/actions/build)` in the job 'a'",
                "broken/action.yml:1:1 not-parsable: Required property is missing: runs.using"
            );
        report.Files.Select(file => file.Path).Should().Equal("ci.yml", "broken/action.yml");
    }

    [Fact]
    public void Beside_a_promote_lane_a_nightly_build_is_left_over() =>
        Heads(["nightly.yml"], ours: true)
            .Should()
            .Equal(
                "nightly.yml:6:14 error permission-excess",
                "nightly.yml:11:3 warning missing-timeout",
                "nightly.yml:14:15 warning credentials-persisted",
                "nightly.yml:14:15 warning pin-without-version",
                "nightly.yml:17:11 error leftover-rebuild",
                "nightly.yml:22:3 warning missing-timeout",
                "nightly.yml:25:15 warning credentials-persisted",
                "nightly.yml:25:15 warning pin-without-version",
                "nightly.yml:26:14 error leftover-rebuild",
                "nightly.yml:26:40 error script-injection"
            );

    [Fact]
    public void A_candidate_may_keep_its_build_in_a_file_that_it_calls_if_that_builds_source_sha()
    {
        var candidate = OurWorkflows.Files.Single(file => file.Path == "candidate.yml");
        var (start, end) = (
            candidate.Text.IndexOf("  keys:\n", StringComparison.Ordinal),
            candidate.Text.IndexOf("  seal:\n", StringComparison.Ordinal)
        );
        var calling = candidate with
        {
            Text =
                candidate.Text[..start]
                + """
                      build:
                        needs: guard
                        if: needs.guard.outputs.state == 'missing'
                        permissions:
                          contents: read
                        uses: ./.github/workflows/build-all.yml

                    """
                + candidate
                    .Text[end..]
                    .Replace(
                        "[guard, keys, build-windows-x86_64, build-linux-x86_64, build-macos-x86_64, build-macos-arm64]",
                        "[guard, build]",
                        StringComparison.Ordinal
                    ),
        };

        var release = OurWorkflows.Files.Single(file => file.Path == "release.yml");
        var line =
            calling
                .Text.Split('\n')
                .TakeWhile(line => !line.Contains("build-all.yml", StringComparison.Ordinal))
                .Count() + 1;

        OurWorkflows
            .Heads([calling, release, new SourceFile("build-all.yml", Shape("build-all.yml"))])
            .Should()
            .Equal(
                $"candidate.yml:{line}:11 error candidate-other-commit",
                "build-all.yml:17:15 error unpinned-action",
                "build-all.yml:21:26 error script-injection"
            );
        OurWorkflows
            .Heads([
                calling,
                release,
                new SourceFile(
                    "build-all.yml",
                    Shape("build-all.yml").Replace("with: { ", "with: { ref: \"${{ inputs.commit }}\", ")
                ),
            ])
            .Should()
            .Equal("build-all.yml:17:15 error unpinned-action", "build-all.yml:21:26 error script-injection");
    }

    private static IReadOnlyList<string> Heads(string[] shapes, bool ours) =>
        OurWorkflows.Heads([
            .. shapes.Select(name => new SourceFile(name, Shape(name))),
            .. ours ? OurWorkflows.Files : [],
        ]);

    private static string Shape(string name) => Checkout.Read($"tests/Workflows.Tests/Lint/Shapes/{name}");
}
