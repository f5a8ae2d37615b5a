using MsReleaseActions.ActionsTests.NetworkFaults;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.Pairs;

/// <summary>
/// Two runs of each action that writes, at once: the first is held at each of its requests until the second has come to
/// each of its own; then a clean run.
/// </summary>
[Needs(Need.Matrix)]
public sealed class PairTests
{
    // of each action, where not all are asked for
    private const int Sample = 60;

    public static TheoryData<string> Actions => [.. Scenes.Writing];

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Two_at_once_leave_nothing_that_is_wrong_and_the_next_run_completes_it(string action) =>
        await Played.RequireAllAsync(
            action,
            [.. Matrix.Cases(await CasesAsync(action), Sample)],
            one => PlayAsync(action, one)
        );

    private static async Task PlayAsync(string action, PairCase one)
    {
        await using var scene = await Scenes.OpenAsync(action, atOnce: 2);

        var ended = await new Pair(scene, one).PlayAsync();

        foreach (var result in ended)
        {
            SceneRules.RequireGoodManners(scene, result);
        }
        SceneRules.RequireApart(ended);
        SceneRules.RequireSafe(scene);
        await SceneRules.RequireCompletionAsync(scene, isDone: ended.Any(result => result.ExitCode == 0));
    }

    private static async Task<IReadOnlyList<PairCase>> CasesAsync(string action)
    {
        await using var scene = await Scenes.OpenAsync(action);
        (await scene.ActAsync()).ExitCode.Should().Be(0);
        return PairCase.Of(scene.Site.Log.Requests);
    }
}
