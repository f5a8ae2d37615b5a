using MsReleaseActions.ActionsTests.NetworkFaults;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.Pairs;

/// <summary>
/// Two runs on one scene. The offset between them is counted in requests, not in time: the second begins when the first
/// is held, and what comes from then on is the second's.
/// </summary>
internal sealed class Pair(IScene scene, PairCase one)
{
    private readonly TaskCompletionSource farEnough = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<ActionResult>? second;
    private int seen;

    public async Task<IReadOnlyList<ActionResult>> PlayAsync()
    {
        scene.Site.Faults.OnRequest(
            _ => Volatile.Read(ref second) is not null && Interlocked.Increment(ref seen) == one.Until,
            _ =>
            {
                farEnough.SetResult();
                return Task.CompletedTask;
            }
        );
        var held = one.Held.On(scene.Site);
        _ = one.IsWithin ? held.RunWithinUpload(_ => HoldAsync()) : held.Run(_ => HoldAsync());

        var first = await scene.ActAsync();

        second.Should().NotBeNull($"the first comes to the request: {first.Log}");
        return [first, await second!];
    }

    private async Task HoldAsync()
    {
        var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref second, RunSecondAsync(begin.Task));
        begin.SetResult();
        await Task.WhenAny(farEnough.Task, second!);
    }

    private async Task<ActionResult> RunSecondAsync(Task begin)
    {
        await begin;
        return await scene.ActAsync();
    }
}
