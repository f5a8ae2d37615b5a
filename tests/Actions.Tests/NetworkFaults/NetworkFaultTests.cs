using MsReleaseActions.Testing;
using MsReleaseActions.Testing.NetworkFaults;

namespace MsReleaseActions.ActionsTests.NetworkFaults;

/// <summary>
/// Each kind of request of a clean run, the first, the middle and the last of it, with each fault; then a clean run.
/// However the first ends, it ends well-behaved; the second completes the work.
/// </summary>
[Needs(Need.Matrix)]
public sealed class NetworkFaultTests
{
    // of each action, where not all are asked for
    private const int Sample = 70;

    public static TheoryData<string> Actions => [.. Scenes.Names];

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Whatever_an_answer_is_nothing_is_done_twice_or_by_half_and_the_next_run_completes_it(
        string action
    ) =>
        await Played.RequireAllAsync(
            action,
            [.. Matrix.Cases(await CasesAsync(action), Sample)],
            one => PlayAsync(action, one)
        );

    private static async Task PlayAsync(string action, NetworkFaultCase one)
    {
        await using var scene = await Scenes.OpenAsync(action);
        scene.Job.Network = NetworkFaultCase.Impatient;
        one.Strike(scene.Site);

        var struck = await scene.ActAsync();

        SceneRules.RequireGoodManners(scene, struck);
        SceneRules.RequireSafe(scene);
        await SceneRules.RequireCompletionAsync(scene, isDone: struck.ExitCode == 0);
    }

    private static async Task<IReadOnlyList<NetworkFaultCase>> CasesAsync(string action)
    {
        await using var scene = await Scenes.OpenAsync(action);
        (await scene.ActAsync()).ExitCode.Should().Be(0);
        return NetworkFaultCase.Of(scene.Site.Log.Requests);
    }
}
