using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Rehearsal.Scenarios;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Lanes;

/// <summary>
/// The whole workflows of the actions' pages, executed, with only what a reader has to adapt adapted.
/// </summary>
[Needs(Need.Lane)]
public sealed class DocumentedWorkflowTests : LaneTest
{
    [Fact]
    public async Task The_candidate_of_publish_candidates_page_is_sealed_and_not_built_twice()
    {
        const string built =
            "mkdir dist && for kind in msi dmg deb; do echo ${{ matrix.runner }} > dist/app-${{ matrix.runner "
            + "}}.$kind; done";
        var (environment, driver) = await SealedAsync(
            ("candidate.yml", "", Whole("publish-candidate", ("make dist", built)))
        );
        await using var end = environment;

        var again = await driver.CandidateAsync();

        again.Conclusion.Should().Be("success", Log);
        Releases(environment, environment.CandidateTag)
            .Should()
            .ContainSingle()
            .Which.Assets.Select(asset => asset.Name)
            .Should()
            .BeEquivalentTo([
                "candidate.json",
                "checksums.txt",
                .. from runner in new[] { "ubuntu-24.04", "windows-2025", "macos-15" }
                from kind in new[] { "msi", "dmg", "deb" }
                select $"app-{runner}.{kind}",
            ]);
    }

    [Fact]
    public async Task The_release_of_promote_assets_page_waits_for_approval_and_other_pages_look_at_the_candidate()
    {
        var withoutUpdater = (
            "release-tag: ${{ inputs.tag }}",
            "release-tag: ${{ inputs.tag }}\n          exclude: latest.json"
        );
        var (environment, driver) = await SealedAsync(
            (
                "release.yml",
                "",
                Whole("promote-assets", ("required-checks: test", "required-checks: core (rust)"), withoutUpdater)
            )
        );
        await using var end = environment;

        var release = await driver.ReleaseAsync();
        (release.Status, await VisibleAsync(environment)).Should().Be(("waiting", ""), Log);
        await driver.DecideAsync(release, approve: true);
        release.Conclusion.Should().Be("success", Log);
        Releases(environment, environment.ReleaseTag).Should().ContainSingle().Which.Draft.Should().BeFalse();

        var nightly = Whole(
            "dispatch-and-wait",
            ("schedule:\n    - cron: \"17 2 * * *\"", "workflow_dispatch:"),
            ("${{ github.sha }}", environment.SourceSha)
        );
        var pages = new[]
        {
            Whole("validate-candidate"),
            Whole("rewrite-latest-json"),
            Whole("check-versions"),
            nightly,
        };
        foreach (var page in pages)
        {
            (await DispatchAsync(environment, driver, page)).Conclusion.Should().Be("success", Log);
        }
    }

    // the first block of the page
    private static string Whole(string id, params (string Old, string New)[] adapted)
    {
        var text = MarkdownFile.Read($"actions/{id}/README.md").Blocks.First(block => block.Info == "yaml").Text;
        foreach (var (old, now) in adapted)
        {
            text.Should().Contain(old);
            text = text.Replace(old, now);
        }
        return text;
    }

    // in place of the release workflow, which is what an operator dispatches
    private static async Task<SandboxRun> DispatchAsync(
        RehearsalEnvironment environment,
        ScenarioDriver driver,
        string workflow
    )
    {
        environment.Product.Repository.Commit(
            new Dictionary<string, string> { [".github/workflows/release.yml"] = workflow },
            "another workflow"
        );
        return await driver.ReleaseAsync();
    }
}
