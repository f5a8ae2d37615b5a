using MsReleaseActions.ReleaseTrain.Checks;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Lanes;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.ReleaseTrainTests.Checks;

[Needs(Need.Nothing)]
public sealed class ProducedChecksTests
{
    [Fact]
    public void The_products_own_files_produce_the_three_checks_of_the_verify_lane() =>
        ProducedChecks
            .Of([
                .. ProductFiles
                    .All.Where(file => file.Key.EndsWith(".yml", StringComparison.Ordinal))
                    .Select(file => new SourceFile(file.Key, file.Value)),
            ])
            .Names.Should()
            .Contain(["core (rust)", "frontend (svelte)", "tauri (cargo check)"]);

    [Theory]
    [InlineData("strategy: { matrix: { os: [linux, windows] } }", "build (linux)|build (windows)")]
    [InlineData("strategy: { matrix: { os: [linux, windows] } }\n    name: on ${{ matrix.os }}", "on linux|on windows")]
    [InlineData(
        "strategy: { matrix: { os: [linux], node: [20, 22] } }\n    name: test",
        "test (linux, 20)|test (linux, 22)"
    )]
    [InlineData("name: plain", "plain")]
    public void The_legs_of_a_matrix_are_named_as_GitHub_names_them(string job, string expected) =>
        Of("pull_request", job).Names.Should().Equal(expected.Split('|'));

    [Theory]
    [InlineData("name: build ${{ github.ref_name }}", "build main", true)]
    [InlineData("name: build ${{ github.ref_name }}", "lint", false)]
    [InlineData("strategy: { matrix: { os: '${{ fromJSON(vars.SYSTEMS) }}' } }", "build (linux)", true)]
    public void A_name_that_only_a_run_can_tell_may_be_a_check_that_begins_like_it(
        string job,
        string check,
        bool expected
    )
    {
        var produced = Of("pull_request", job);

        produced.Names.Should().BeEmpty();
        (produced.MayBe(check) is not null).Should().Be(expected);
    }

    [Fact]
    public void Jobs_of_a_workflow_that_is_called_are_called_by_both()
    {
        var produced = ProducedChecks.Of([
            new SourceFile(
                ".github/workflows/a.yml",
                "on: pull_request\njobs:\n  build:\n    strategy: { matrix: { os: [a, b] } }\n"
                    + "    uses: ./.github/workflows/b.yml\n"
            ),
            new SourceFile(
                ".github/workflows/b.yml",
                "on: workflow_call\njobs:\n  test: { runs-on: x, steps: [ { run: a } ] }\n"
                    + "  each: { name: \"on ${{ inputs.x }}\", runs-on: x, steps: [ { run: a } ] }\n"
            ),
        ]);

        produced.Names.Should().Equal("build (a) / test", "build (b) / test");
        (produced.MayBe("build (a) / on it"), produced.MayBe("build (a) / other"))
            .Should()
            .Be(("the job build of .github/workflows/a.yml", null));
    }

    [Fact]
    public void Jobs_of_a_workflow_that_is_elsewhere_are_not_denied()
    {
        var produced = ProducedChecks.Of([
            new SourceFile("a.yml", "on: pull_request\njobs:\n  build:\n    uses: ./.github/workflows/b.yml\n"),
        ]);

        produced.MayBe("build / inner").Should().Be("the job build of a.yml, which runs ./.github/workflows/b.yml");
        produced.MayBe("build").Should().BeNull();
    }

    [Theory]
    [InlineData("pull_request", true)]
    [InlineData("push", true)]
    [InlineData("{ push: { branches: [main] } }", false)]
    [InlineData("workflow_dispatch", false)]
    [InlineData("{ push: { branches: [main] }, pull_request: { } }", true)]
    public void Only_what_runs_for_a_pull_request_counts(string on, bool expected) =>
        Of(on, "name: plain").Has("plain").Should().Be(expected);

    [Fact]
    public void Of_a_file_that_cannot_be_read_nothing_is_denied() =>
        ProducedChecks
            .Of([new SourceFile("a.yml", "on: pull_request\njobs: 7\n")])
            .MayBe("anything")
            .Should()
            .StartWith("a.yml cannot be read: ");

    private static ProducedChecks Of(string on, string job) =>
        ProducedChecks.Of([
            new SourceFile(
                "a.yml",
                $"on: {on}\njobs:\n  build:\n    {job}\n    runs-on: ubuntu-24.04\n    steps: [{{ run: 'true' }}]\n"
            ),
        ]);
}
