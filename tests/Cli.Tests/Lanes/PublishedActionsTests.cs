using MsReleaseActions.CliTests.Publishing;
using MsReleaseActions.Rehearsal.Scenarios;
using MsReleaseActions.Rehearsal.Seeds;
using MsReleaseActions.Runner.Processes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Lanes;

/// <summary>
/// The lanes say <c>uses: org/ms-release-actions/ID@v1</c>: that name leads into the release tree that
/// <c>eng/release-tree</c> makes and tags.
/// </summary>
[Needs(Need.Lane)]
public sealed class PublishedActionsTests : LaneTest
{
    // the image that the release names is asked for its programs
    private protected override Func<TimeProvider, IStepProcesses>? Processes => null;

    [Fact]
    public async Task The_lanes_run_the_release_that_was_really_made()
    {
        await using var environment = await OpenAsync();
        var actions = environment.GitHub.Repositories.Single(repository => repository.FullName == ActionsSeed.FullName);
        var (code, _, error) = await SourceCheckout.Run(
            "publish",
            "--source",
            actions.GitFolder,
            "--remote",
            actions.GitFolder,
            "--repository",
            ActionsSeed.FullName,
            "--version",
            "1.2.3",
            "--source-sha",
            actions.Resolve("main")!,
            "--image",
            $"ghcr.io/{ActionsSeed.FullName}",
            "--digest",
            "sha256:" + new string('d', 64)
        );
        (code, error.Contains("v1: moved to it", StringComparison.Ordinal)).Should().Be((0, true), error);

        var result = await RehearseAsync(environment, Scenario.Find("happy")!);

        RequireNoProblem(result.Document);
        actions.Resolve("v1").Should().Be(actions.Resolve("v1.2.3")).And.NotBe(actions.Resolve("v1.0.0"));
        var fetched = environment
            .Product.Repository.Actions.Runs.SelectMany(run => run.AllJobs)
            .Where(job => job.Name is "guard" or "seal" or "validate" or "promote")
            .SelectMany(job => job.LogText.Split('\n'))
            .Where(line => line.Contains("Download action repository", StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf(' ') + 1)..])
            .ToList();
        fetched
            .Should()
            .HaveCount(4)
            .And.OnlyContain(line =>
                line == $"Download action repository '{ActionsSeed.FullName}@v1' (SHA:{actions.Resolve("v1.2.3")})"
            );
    }
}
