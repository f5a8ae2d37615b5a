using MsReleaseActions.Core;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.DispatchAndWait;

/// <summary>The whole action: read, decide, start, watch, report.</summary>
internal static class DispatchAction
{
    public static Task<int> RunAsync(ActionEnvironment environment) =>
        ActionHost.RunAsync("dispatch-and-wait", environment, DispatchInputs.Read, ActAsync);

    private static async Task<ActionReport> ActAsync(
        DispatchInputs inputs,
        ActionRun run,
        CancellationToken cancellation
    )
    {
        var state = await DispatchState.ReadAsync(inputs, run, cancellation);
        var plan = DispatchPlan.Make(inputs, state);
        return await new DispatchFollow(inputs, plan, run).RunAsync(cancellation);
    }
}
