using MsReleaseActions.ReleaseTrain.Detection;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Detection;

/// <summary>Which workflow checks each push to a branch, and what its checks are called.</summary>
[Needs(Need.Nothing)]
public sealed class PushGateTests
{
    [Theory]
    [InlineData("push: { branches: [main] }", "", "core, extra (1), extra (2)")]
    [InlineData("push:", "", "core, extra (1), extra (2)")]
    [InlineData("push: { branches: ['**'] }", "", "core, extra (1), extra (2)")]
    [InlineData("push: { branches: [dev] }", "", null)]
    [InlineData("push: { tags: ['v*'] }", "", null)]
    [InlineData("pull_request:", "", null)]
    [InlineData("push: { branches: [main] }", "if: github.event_name == 'pull_request'", "extra (1), extra (2)")]
    [InlineData("push: { branches: [main] }", "if: github.ref == 'refs/heads/main'", "core, extra (1), extra (2)")]
    [InlineData("push: { branches: [main] }", "if: github.ref != 'refs/heads/main'", "extra (1), extra (2)")]
    [InlineData("push: { branches: [main] }", "if: ${{ always() }}", "core, extra (1), extra (2)")]
    [InlineData("push: { branches: [main] }", "if: needs.x.outputs.y == 'z'", "extra (1), extra (2)")]
    public void The_checks_are_those_that_each_push_to_the_branch_reports(string on, string condition, string? checks)
    {
        var gate = ExistingWorkflows
            .Of(
                Trees.Of(
                    (
                        ".github/workflows/ci.yml",
                        $"on:\n  {on}\njobs:\n  core:\n    runs-on: ubuntu-24.04\n"
                            + (condition.Length == 0 ? "" : $"    {condition}\n")
                            + "    steps: [{ run: a }]\n  extra:\n    runs-on: ubuntu-24.04\n    strategy: { matrix: { n: [1, 2] } }\n"
                            + "    steps: [{ run: a }]\n  called:\n    uses: ./.github/workflows/x.yml\n"
                    )
                )
            )
            .Gate("main", ["candidate.yml"]);

        (gate is { } found ? string.Join(", ", found.Checks) : null).Should().Be(checks);
    }

    [Fact]
    public void The_checks_of_a_workflow_that_a_job_calls_are_called_by_both_jobs()
    {
        const string called = """
            on: { workflow_call: { inputs: { deep: { type: string } } } }
            jobs:
              test: { name: tests, runs-on: x, strategy: { matrix: { on: [a, b] } }, steps: [ { run: a } ] }
              pull: { if: github.event_name == 'pull_request', runs-on: x, steps: [ { run: a } ] }
              asked: { if: inputs.deep == 'yes', runs-on: x, steps: [ { run: a } ] }
              more: { uses: ./.github/workflows/deeper.yml }
            """;

        var gate = ExistingWorkflows
            .Of(
                Trees.Of(
                    (".github/workflows/called.yml", called),
                    (
                        ".github/workflows/deeper.yml",
                        "on: workflow_call\njobs: { last: { runs-on: x, steps: [ { run: a } ] } }\n"
                    ),
                    (
                        ".github/workflows/ci.yml",
                        "on: push\njobs: { gate: { name: all of it, uses: ./.github/workflows/called.yml } }\n"
                    )
                )
            )
            .Gate("main", [])!;

        gate.Checks.Should().Equal("all of it / tests (a)", "all of it / tests (b)", "all of it / more / last");
        gate.LeftOut.Should()
            .Equal(
                "all of it / pull (skipped on a push to main)",
                "all of it / asked (only a run can tell whether it is skipped)"
            );
    }

    [Fact]
    public void A_lane_is_no_gate_and_a_file_that_cannot_be_read_says_nothing()
    {
        const string push = "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps: [{ run: a }]\n";
        var tree = Trees.Of(
            (".github/workflows/candidate.yml", push),
            (".github/workflows/ci.yml", "jobs: ["),
            (".github/workflows/z.yml", push.Replace("  a:", "  z:", StringComparison.Ordinal)),
            ("other/workflows/ci.yml", push)
        );

        ExistingWorkflows
            .Of(tree)
            .Gate("main", ["candidate.yml"])
            .Should()
            .BeEquivalentTo(new PushGate("z.yml", ["z"], [], false));
    }

    [Fact]
    public void What_builds_on_a_push_is_no_gate_unless_it_is_named_so()
    {
        const string build = "on: push\njobs: { a: { runs-on: x, steps: [{ run: npx tauri build }] } }\n";

        Gate("build.yml").Should().BeNull();
        Gate("ci.yml").Should().BeEquivalentTo(new PushGate("ci.yml", ["a"], [], false));

        PushGate? Gate(string name) =>
            ExistingWorkflows.Of(Trees.Of(($".github/workflows/{name}", build))).Gate("main", []);
    }

    [Fact]
    public void A_gate_of_workflows_that_are_elsewhere_is_named_and_is_one()
    {
        var found = Trees.Detect(
            (
                ".github/workflows/checks.yml",
                "on: push\njobs: { all: { uses: acme/checks/.github/workflows/all.yml@v1 } }\n"
            )
        );

        found.Settings.CiWorkflow.Should().Be("checks.yml");
        found
            .Notes.Should()
            .Equal(
                "checks.yml checks each push by workflows that it calls, and what their checks are called is not known: "
                    + "nothing is released before `required_checks` of ms-release.json names one, as GitHub shows it at a "
                    + "commit",
                "`ms rehearse` runs no workflow that a job calls: a rehearsal ends before the checks of all in checks.yml",
                "Not in `required_checks`, of checks.yml: all (its checks are those of acme/checks/.github/workflows/all.yml@v1)"
            );
    }

    [Theory]
    [InlineData(9, 1, 0, "its checks are those of ./.github/workflows/0.yml")]
    [InlineData(12, 1, 1, "its checks are those of ./.github/workflows/0.yml")]
    [InlineData(9, 4, 1, "it calls more jobs than can be listed")]
    [InlineData(9, 1, 1, null)]
    public void What_GitHub_does_not_run_and_nobody_can_read_is_left_out(int files, int fan, int step, string? why)
    {
        var called = Enumerable
            .Range(0, files)
            .Select(number =>
            {
                // a step of 0 makes a ring of all, of 1 a chain
                var next =
                    step == 0
                        ? Enumerable.Range(0, files)
                        : Enumerable.Repeat(number + 1, number + 1 < files ? fan : 0);
                var jobs = next.Select((target, at) => $"  j{at}: {{ uses: ./.github/workflows/{target}.yml }}\n")
                    .DefaultIfEmpty("  last: { runs-on: x, steps: [ { run: a } ] }\n");
                return ($".github/workflows/{number}.yml", $"on: workflow_call\njobs:\n{string.Concat(jobs)}");
            });

        var gate = ExistingWorkflows
            .Of(
                Trees.Of([
                    .. called,
                    (".github/workflows/ci.yml", "on: push\njobs: { c: { uses: ./.github/workflows/0.yml } }\n"),
                ])
            )
            .Gate("main", [])!;

        gate.LeftOut.Should().Equal(why is null ? [] : [$"c ({why})"]);
        gate.Checks.Should().HaveCount(why is null ? 1 : 0);
    }
}
