using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Lint;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.WorkflowsTests.Lint;

/// <summary>The action of the product's own repository that builds its candidate.</summary>
[Needs(Need.Nothing)]
public sealed class OwnersBuildTests
{
    private const string Build = "./.github/actions/build-candidate";
    private const string Guarded =
        "    if: needs.guard.outputs.state == 'missing' || needs.guard.outputs.state == 'incomplete'\n";

    private static readonly DescribedLanes Described = DescribedLanes.None with { Builds = [Build] };

    [Fact]
    public void Where_it_is_described_the_lanes_hold_without_a_look_into_it() =>
        Rules(OurWorkflows.Files, described: Described).Should().BeEmpty();

    [Theory]
    [InlineData("candidate.yml", "git rev-parse HEAD", "git show HEAD", "candidate-head-unchecked")]
    [InlineData("candidate.yml", Guarded, "", "candidate-rebuilds")]
    [InlineData("ci.yml", "      - run: npm ci\n", $"      - uses: {Build}\n", "verify-bundles")]
    [InlineData("release.yml", "asked again\n", $"asked again\n      - uses: {Build}/\n", "promote-builds")]
    public void It_is_the_heavy_build_whatever_is_in_it(string file, string old, string now, string rule)
    {
        var edited = Edited(file, old, now);

        // of a leg as of the others
        Rules(edited, described: Described).Distinct().Should().Equal(rule);
        Rules(edited, Action("- run: ./pack\n      shell: bash"), Described).Distinct().Should().Equal(rule);
        Rules(edited).Should().BeEmpty("nobody says that it builds");
    }

    [Fact]
    public void A_build_that_is_seen_in_it_is_named_once() =>
        Rules(
                Edited("ci.yml", "      - run: npm ci\n", $"      - uses: {Build}\n"),
                Action("- run: npx tauri build\n      shell: bash"),
                Described
            )
            .Should()
            .Equal("verify-bundles");

    [Theory]
    [InlineData("- run: make\n      shell: bash", true)]
    [InlineData("- uses: actions/setup-node@249970729cb0ef3589644e2896645e5dc5ba9c38 # v6.5.0", true)]
    [InlineData("- uses: somebody/unknown@249970729cb0ef3589644e2896645e5dc5ba9c38 # v6.5.0", false)]
    [InlineData("- run: make\n      shell: bash\n      env: { T: '${{ github.token }}' }", false)]
    [InlineData("- uses: org/ms-release-actions/dispatch-and-wait@v1", false)]
    public void What_its_steps_need_of_a_token_is_what_the_job_needs(string steps, bool isKnown) =>
        Rules(MayWrite, Action(steps)).Distinct().Should().Equal(isKnown ? ["permission-excess"] : []);

    [Fact]
    public void What_cannot_be_seen_may_need_anything()
    {
        Rules(MayWrite).Should().BeEmpty("it is not there");
        Rules(MayWrite, "name: b\nruns: { using: node24, main: a.js }\n").Should().BeEmpty("it is a program");
        Rules(
                MayWrite,
                "name: b\ninputs: { t: { default: '${{ github.token }}' } }\nruns:\n  using: composite\n  steps: []\n"
            )
            .Should()
            .BeEmpty("it has a token of its own");
    }

    private static IReadOnlyList<SourceFile> MayWrite =>
        Edited("candidate.yml", "      contents: read\n", "      contents: write\n");

    private static string Action(string steps) => $"name: b\nruns:\n  using: composite\n  steps:\n    {steps}\n";

    private static IReadOnlyList<SourceFile> Edited(string name, string old, string now)
    {
        var text = OurWorkflows.Files.Single(file => file.Path == name).Text;
        text.Should().Contain(old);
        return DescribedLanesTests.With(name, text.Replace(old, now, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Rules(
        IReadOnlyList<SourceFile> files,
        string? action = null,
        DescribedLanes? described = null
    ) =>
        Linter
            .Check(
                files,
                OurWorkflows.Needs,
                action is null
                    ? null
                    : new Dictionary<string, SourceFile> { [Build] = new SourceFile("build/action.yml", action) },
                described
            )
            .Findings.Select(finding => finding.Rule.Id);
}
