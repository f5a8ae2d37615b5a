using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Lint;
using MsReleaseActions.Workflows.Lint.Rules;
using static MsReleaseActions.WorkflowsTests.Lint.DescribedLanesTests;

namespace MsReleaseActions.WorkflowsTests.Lint;

/// <summary>Workflow files that were there before the lanes, and stay.</summary>
[Needs(Need.Nothing)]
public sealed class KeptGateTests
{
    [Fact]
    public void Of_a_gate_that_was_there_before_only_a_heavy_build_is_an_error()
    {
        const string gate = """
            name: ci
            on: { push: { branches: [main] }, pull_request: {} }
            jobs:
              test:
                runs-on: ${{ matrix.os }}
                strategy: { matrix: { os: [ubuntu-24.04, windows-2025] } }
                steps:
                  - uses: actions/checkout@v4
                  - run: echo "${{ github.event.pull_request.title }}"
              build:
                runs-on: ubuntu-24.04
                steps:
                  - run: npm run tauri -- build

            """;

        var (kept, own) = (Heads(With("ci.yml", gate), Described), Heads(With("ci.yml", gate), DescribedLanes.None));

        kept.Where(head => head.Contains(" error ", StringComparison.Ordinal))
            .Should()
            .Equal("ci.yml:13:14 error verify-bundles");
        kept.Select(head => head.Replace(" warning ", " error ", StringComparison.Ordinal))
            .Should()
            .Equal(own.Select(head => head.Replace(" warning ", " error ", StringComparison.Ordinal)));
        own.Where(head => head.Contains(" error ", StringComparison.Ordinal)).Should().HaveCountGreaterThan(2);
    }

    [Theory]
    [InlineData("on: { push: { branches: [main] } }", "error lane-replaced")]
    [InlineData("on: { schedule: [{ cron: 0 3 * * * }] }", "error leftover-rebuild")]
    public void A_heavy_build_beside_the_lanes_is_an_error_whoever_wrote_it(string on, string finding) =>
        Heads(
                [
                    .. OurWorkflows.Files,
                    new SourceFile(
                        "old.yml",
                        $"name: old\n{on}\npermissions: {{}}\njobs:\n  build:\n    runs-on: ubuntu-24.04\n    "
                            + "timeout-minutes: 9\n    steps:\n      - run: npx tauri build\n"
                    ),
                ],
                Described
            )
            .Should()
            .ContainSingle(head => head.Contains(" error ", StringComparison.Ordinal))
            .Which.Should()
            .EndWith(finding);
}
