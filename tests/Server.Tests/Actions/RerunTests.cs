using System.Text.Json.Nodes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Actions;

[Needs(Need.Nothing)]
public sealed class RerunTests : ActionsTest
{
    [Fact]
    public async Task Running_the_failed_jobs_again_keeps_the_green_ones_and_their_artifacts()
    {
        var run = await Dispatch();
        run.AddJob("build").Succeed();
        run.AddArtifact("windows", new Dictionary<string, byte[]> { ["a.exe"] = [1] });
        run.AddJob("test").Complete("failure");
        (await Post($"/actions/runs/{run.Id}/rerun-failed-jobs")).Status.Should().Be(403, "it is not over");
        run.Complete("failure");

        var again = await Post($"/actions/runs/{run.Id}/rerun-failed-jobs");
        var doubled = () => run.AddArtifact("windows", new Dictionary<string, byte[]>());
        run.AddJob("test").Succeed();
        run.Complete("success");

        again.Status.Should().Be(201);
        doubled.Should().Throw<InvalidOperationException>();
        run.AddArtifact("windows", new Dictionary<string, byte[]>(), overwrite: true);
        (await Get($"/actions/runs/{run.Id}")).Json!["run_attempt"]!.GetValue<int>().Should().Be(2);
        (await Get($"/actions/runs/{run.Id}/attempts/1")).Json!["conclusion"]!
            .GetValue<string>()
            .Should()
            .Be("failure");
        Names(await Get($"/actions/runs/{run.Id}/attempts/1/jobs")).Should().Equal("build success", "test failure");
        Names(await Get($"/actions/runs/{run.Id}/jobs")).Should().Equal("build success", "test success");
        Names(await Get($"/actions/runs/{run.Id}/jobs?filter=all")).Should().HaveCount(4);
        (await Get($"/actions/runs/{run.Id}/attempts/3")).Status.Should().Be(404);
        (await Post($"/actions/runs/{run.Id}/rerun-failed-jobs")).Status.Should().Be(403, "nothing failed");
        (await Post($"/actions/runs/{run.Id}/rerun", new JsonObject { ["enable_debug_logging"] = true }))
            .Status.Should()
            .Be(201);
        run.Attempt.Should().Be(3);
    }

    [Fact]
    public async Task A_run_that_never_began_cannot_be_run_again()
    {
        var run = await Dispatch();
        run.Complete("startup_failure");

        (await Post($"/actions/runs/{run.Id}/rerun-failed-jobs")).Status.Should().Be(403);
        run.Attempt.Should().Be(1);
    }

    [Fact]
    public async Task A_run_can_be_run_again_for_thirty_days()
    {
        var run = (await Dispatch()).Complete("failure");

        Clock.Advance(TimeSpan.FromDays(30));
        (await Post($"/actions/runs/{run.Id}/rerun")).Status.Should().Be(201);
        run.Complete("failure");
        Clock.Advance(TimeSpan.FromSeconds(1));
        (await Post($"/actions/runs/{run.Id}/rerun-failed-jobs")).Status.Should().Be(403);
    }

    private static IEnumerable<string> Names(Reply reply) =>
        reply.Json!["jobs"]!.AsArray().Select(job => $"{job!["name"]} {job["conclusion"]}");
}
