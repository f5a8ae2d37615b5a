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
    public async Task A_promotion_that_is_killed_anywhere_completes_when_it_is_dispatched_again_and_builds_nothing()
    {
        var (environment, driver) = await SealedAsync();
        await using var end = environment;
        // points that nobody chose, but the same ones each time
        var random = new Random(20261122);
        foreach (var uploads in Enumerable.Range(0, 4).Select(round => 1 + (round * 4) + random.Next(3)))
        {
            var dying = await driver.ReleaseAsync();
            // uploads that were under way at the death before may have passed this point: then it is the next one
            var more = Math.Max(1, uploads - Uploaded(environment));
            var killing = new Killing(environment, "promote-assets", more, () => { });
            await driver.DecideAsync(dying, approve: true);
            (killing.Happened, dying.Conclusion, await VisibleAsync(environment))
                .Should()
                .Be((true, "failure", ""), $"killed at upload {uploads}\n{Log}");
        }
        var last = await driver.ReleaseAsync();
        await driver.DecideAsync(last, approve: true);
        (
            last.Conclusion,
            HeavyWork.Of(environment.Jobs, environment.Product.Repository.Actions.Runs, environment.Settings).Builds
        )
            .Should()
            .Be(("success", 1), Log);
        Releases(environment, environment.ReleaseTag).Should().ContainSingle().Which.Assets.Should().HaveCount(18);
        environment.GitHub.Log.Violations.Should().BeEmpty();
    }

    // an asset that is there already is not sent again: the next death comes at a later one
    private static int Uploaded(RehearsalEnvironment environment) =>
        Releases(environment, environment.ReleaseTag)
            .SingleOrDefault()
            ?.Assets.Count(asset => asset.State == "uploaded")
        ?? 0;
}
