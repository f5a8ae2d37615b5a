using MsReleaseActions.Runner.Processes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Lanes;

/// <summary>The mission's acceptance tests, on the workflow files as they are installed.</summary>
[Needs(Need.Lane)]
public sealed class AcceptanceTests : LaneTest
{
    // as a runner starts them, some are killed
    private protected override Func<TimeProvider, IStepProcesses>? Processes => null;

    [Theory]
    [InlineData("happy", 1, 4, 18)]
    [InlineData("candidate-fails", 1, 4, 18)]
    [InlineData("promote-dies", 1, 4, 18)]
    [InlineData("twice", 1, 4, 18)]
    [InlineData("not-approved", 1, 4, 0)]
    [InlineData("tampered", 1, 4, 0)]
    [InlineData("red-ci", 0, 0, 0)]
    [InlineData("interrupted", 1, 4, 18)]
    [InlineData("betas", 3, 12, 18)]
    public async Task A_commit_is_built_once_at_most_and_only_its_candidate_is_published(
        string scenario,
        int builds,
        int jobs,
        int assets
    )
    {
        var (document, findings) = await RehearseAsync(scenario);

        RequireNoProblem(document);
        (document.Ok, document.HeavyBuilds, document.HeavyJobs, document.ReleaseCompiled, document.Assets.Count)
            .Should()
            .Be((true, builds, jobs, false, assets));
        document
            .Assets.Where(asset => !asset.SameAsCandidate)
            .Select(asset => asset.Name)
            .Should()
            .BeSubsetOf(["checksums.txt", "latest.json"]);
        document.LatestJsonOk.Should().Be(assets > 0 ? true : null);
        document.ApprovalRequired.Should().Be(scenario is "tampered" or "red-ci" ? null : true);
        findings.All.Should().NotContain(finding => !finding.Holds);
    }

    [Theory]
    [InlineData("content", 9, 21, 11)]
    [InlineData("content-one-producer-missing", 6, 15, 11)]
    [InlineData("content-tampered-producer", 6, 15, 0)]
    [InlineData("content-interrupted", 6, 15, 11)]
    public async Task Content_is_built_once_by_each_producer_and_never_where_it_is_released(
        string scenario,
        int builds,
        int jobs,
        int assets
    )
    {
        var (document, findings) = await RehearseAsync(scenario);

        RequireNoProblem(document);
        (
            document.Ok,
            document.HeavyBuilds,
            document.HeavyJobs,
            document.ReleaseCompiled,
            document.Assets.Count,
            document.LatestJsonOk
        )
            .Should()
            .Be((true, builds, jobs, false, assets, null));
        document
            .Assets.Where(asset => !asset.SameAsCandidate)
            .Select(asset => asset.Name)
            .Should()
            .Equal(assets > 0 ? ["checksums.txt", "manifest.json.sig"] : []);
        document.ApprovalRequired.Should().Be(assets > 0 ? true : null);
        findings.All.Should().NotContain(finding => !finding.Holds);
    }
}
