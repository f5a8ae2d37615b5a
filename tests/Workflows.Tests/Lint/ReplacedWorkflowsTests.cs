using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Lint;
using MsReleaseActions.Workflows.Lint.Rules;
using static MsReleaseActions.WorkflowsTests.Lint.DescribedLanesTests;

namespace MsReleaseActions.WorkflowsTests.Lint;

/// <summary>Which workflow files of before the lanes of a described product replace.</summary>
[Needs(Need.Nothing)]
public sealed class ReplacedWorkflowsTests
{
    private const string Bundles = "npx tauri build";
    private const string Publishes = "gh release create v1 dist/*";
    private static readonly DescribedLanes WithGate = Described with { Gate = "ci.yml" };

    [Theory]
    [InlineData("build.yml", "push", Bundles, true)]
    [InlineData("build.yml", "workflow_dispatch", Bundles, true)]
    [InlineData("build.yml", "create", Publishes, true)]
    [InlineData("publish.yaml", "{ push: { tags: ['v*'] }, workflow_dispatch: }", Publishes, true)]
    [InlineData("build.yml", "push", "cargo test", false)]
    [InlineData("ci.yml", "push", Bundles, false)]
    [InlineData("candidate.yml", "push", Bundles, false)]
    // whoever starts these looks at something else than a release
    [InlineData("build.yml", "[push, pull_request]", Bundles, false)]
    [InlineData("build.yml", "[push, pull_request_target]", Bundles, false)]
    [InlineData("build.yml", "[workflow_dispatch, workflow_call]", Bundles, false)]
    [InlineData("build.yml", "{ workflow_dispatch: , schedule: [{ cron: 0 3 * * * }] }", Bundles, false)]
    // what is done after a publication is the owner's
    [InlineData("announce.yml", "release", Publishes, false)]
    public void A_file_that_builds_or_publishes_on_a_push_or_a_dispatch_is_replaced(
        string name,
        string on,
        string run,
        bool replaced
    )
    {
        var path = $".github/workflows/{name}";
        SourceFile[] files = [new(path, Text(on, run))];

        Of(files, WithGate).Should().Equal(replaced ? [path] : []);
        Of(files, DescribedLanes.None).Should().BeEmpty();
    }

    [Fact]
    public void A_build_in_an_action_of_the_repository_is_a_build()
    {
        var actions = new Dictionary<string, SourceFile>
        {
            ["./.github/actions/app"] = new(
                ".github/actions/app/action.yml",
                $"runs:\n  using: composite\n  steps:\n    - run: {Bundles}\n      shell: bash\n"
            ),
        };
        var text = Text("push", "true").Replace("run: true", "uses: ./.github/actions/app", StringComparison.Ordinal);

        ReplacedWorkflows.Of([new("old.yml", text)], actions, WithGate).Should().Equal("old.yml");
    }

    [Fact]
    public void A_lane_of_ours_under_another_name_is_replaced_and_a_gate_of_ours_is_not() =>
        Of(
                [
                    .. OurWorkflows.Files,
                    .. OurWorkflows.Files.Select(file => file with { Path = $"old-{file.Path}" }),
                    new("broken.yml", "on: [\n"),
                ],
                WithGate
            )
            .Should()
            .Equal("old-candidate.yml", "old-release.yml");

    [Fact]
    public void Of_a_replaced_file_lint_says_so_and_nothing_else() =>
        Heads([.. OurWorkflows.Files, new("release-app.yml", Text("push", Bundles))], WithGate)
            .Should()
            .Equal("release-app.yml:1:5 error lane-replaced");

    private static IReadOnlyList<string> Of(IReadOnlyList<SourceFile> files, DescribedLanes described) =>
        ReplacedWorkflows.Of(files, new Dictionary<string, SourceFile>(), described);

    private static string Text(string on, string run) =>
        $"on: {on}\njobs:\n  build:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: {run}\n";
}
