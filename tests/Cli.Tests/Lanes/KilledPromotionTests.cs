using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Rehearsal.Proofs;
using MsReleaseActions.Rehearsal.Scenarios;
using MsReleaseActions.Runner.Processes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Lanes;

[Needs(Need.Lane)]
public sealed class KilledPromotionTests : LaneTest
{
    // only a process can be killed
    private protected override Func<TimeProvider, IStepProcesses>? Processes => null;

    [Fact]
    public async Task A_promotion_that_is_killed_wherever_it_is_completes_when_it_is_dispatched_again_and_builds_nothing()
    {
        var (stage, play) = await SealedAsync();
        await using var end = stage;
        // points that nobody chose, but the same ones each time
        var random = new Random(20261122);
        foreach (var uploads in Enumerable.Range(0, 4).Select(round => 1 + (round * 4) + random.Next(3)))
        {
            var dying = await play.ReleaseAsync();
            var killing = new Killing(stage, "promote-assets", uploads - Uploaded(stage), () => { });
            await play.DecideAsync(dying, approve: true);
            (killing.Happened, dying.Conclusion, await VisibleAsync(stage)).Should().Be((true, "failure", ""), $"killed at upload {uploads}\n{Log}");
        }
        var last = await play.ReleaseAsync();
        await play.DecideAsync(last, approve: true);
        (last.Conclusion, HeavyWork.Of(stage.Jobs, stage.Product.Repository.Actions.Runs).Builds).Should().Be(("success", 1), Log);
        Releases(stage, stage.ReleaseTag).Should().ContainSingle().Which.Assets.Should().HaveCount(18);
        stage.GitHub.Log.Violations.Should().BeEmpty();
    }

    // an asset that is there already is not sent again: the next death comes at a later one
    private static int Uploaded(RehearsalEnvironment stage) => Releases(stage, stage.ReleaseTag).SingleOrDefault()?.Assets.Count(asset => asset.State == "uploaded") ?? 0;
}
