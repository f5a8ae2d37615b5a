using MsReleaseActions.ActionsTests.NetworkFaults;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.Kills;

/// <summary>
/// The program of each action, killed before, within and after each request of a clean run (SIGKILL: no clean-up, no
/// further request); then a clean run.
/// </summary>
[Needs(Need.Processes, Need.Matrix)]
public sealed class KillTests
{
    // of each action, where not all are asked for
    private const int Sample = 12;

    // 128 and the signal's number
    private const int Killed = 137;

    public static TheoryData<string> Actions => [.. Scenes.Names];

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Killed_at_any_moment_it_leaves_nothing_that_is_wrong_and_the_next_run_completes_it(
        string action
    ) =>
        await Played.RequireAllAsync(
            action,
            [.. Matrix.Cases(await CasesAsync(action), Sample)],
            one => PlayAsync(action, one),
            // before it starts a run it looks for one for fifteen seconds, and these are real ones
            atATime: action == "dispatch-and-wait" ? 8 : 1
        );

    private static async Task PlayAsync(string action, KillCase one)
    {
        await using var scene = await Scenes.OpenAsync(action);
        var begun = new TaskCompletionSource<ActionProcess>(TaskCreationOptions.RunContinuationsAsynchronously);
        scene.Job.Processes = begun.SetResult;
        one.Arrange(scene.Site, async () => await (await begun.Task).KillAsync());

        var killed = await scene.ActAsync();

        killed.ExitCode.Should().Be(Killed, killed.Log);
        SceneRules.RequireSafe(scene);
        scene.Job.Processes = null;
        await SceneRules.RequireCompletionAsync(scene, isDone: false);
    }

    private static async Task<IReadOnlyList<KillCase>> CasesAsync(string action)
    {
        await using var scene = await Scenes.OpenAsync(action);
        (await scene.ActAsync()).ExitCode.Should().Be(0);
        return KillCase.Of(scene.Site.Log.Requests);
    }
}
