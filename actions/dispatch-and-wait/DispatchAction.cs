using MsReleaseActions.Core;
using MsReleaseActions.GitHub;
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
        // a run that was dispatched a moment ago may not be listed yet
        var plan = await LaggingReads.UntilAsync(
            run.Time,
            async token => DispatchPlan.Make(inputs, await DispatchState.ReadAsync(inputs, run, token)),
            made => made.Attach is not null || inputs.Reuse == Reuse.None,
            cancellation
        );
        return await new DispatchFollow(inputs, plan, run).RunAsync(cancellation);
    }
}
