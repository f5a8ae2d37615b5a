using MsReleaseActions.Rehearsal.Scenarios;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Lanes;

/// <summary>
/// A checkout whose workflow files know nothing of the lanes: they are run as far as they can be, and what cannot is
/// named.
/// </summary>
[Needs(Need.Lane)]
public sealed class ForeignTests : LaneTest
{
    private const string TagBuild = """
        name: publish
        on:
          push: { tags: ["v*"] }
        permissions: { contents: write }
        jobs:
          build:
            strategy:
              fail-fast: false
              matrix: { os: [ubuntu-22.04, windows-latest] }
            runs-on: ${{ matrix.os }}
            steps:
              - uses: actions/checkout@v4
              - { run: npm ci, shell: bash }
              - uses: tauri-apps/tauri-action@v0
                with: { tagName: "v__VERSION__" }
        """;

    private const string Nightly = """
        on: { workflow_dispatch: { inputs: { kind: { required: true } } } }
        jobs: { a: { runs-on: ubuntu-latest, steps: [ { run: 'true' } ] } }
        """;

    [Fact]
    public async Task What_a_tag_starts_is_run_and_what_is_not_supported_is_named_with_its_line()
    {
        await using var environment = await OpenAsync(("candidate.yml", "", Nightly), ("release.yml", "", TagBuild));
        environment.HasLanes.Should().BeFalse();

        var (document, findings) = await RehearseAsync(environment, Scenario.Foreign);

        (document.Ok, document.HeavyBuilds).Should().Be((false, 0), Log);
        document
            .Problems.Should()
            .Equal(
                "publish #1 (push) ended as failure: build (ubuntu-22.04) failure, build (windows-latest) failure",
                "not supported by the embedded runner: uses: tauri-apps/tauri-action@v0 "
                    + "(.github/workflows/release.yml:14)"
            );
        findings.All.Should().Contain(finding => finding.Text.StartsWith("ci #1 (push) ended as success"));
        Log.Should()
            .Contain(
                "operator could not: POST /repos/org/ms-manager/actions/workflows/candidate.yml/dispatches was "
                    + "answered with 422"
            );
    }

    [Fact]
    public async Task What_may_be_passed_over_is_passed_over_and_said()
    {
        var build = TagBuild.Replace("uses: tauri-apps/tauri-action@v0", "uses: some/notifier@v2");
        await using var environment = await OpenAsync(
            ["some/notifier"],
            ("candidate.yml", "", Nightly),
            ("release.yml", "", build)
        );

        var (document, _) = await RehearseAsync(environment, Scenario.Foreign);

        RequireNoProblem(document);
        Log.Should()
            .Contain("not supported here: uses: some/notifier@v2 (.github/workflows/release.yml:14), passed over");
    }
}
