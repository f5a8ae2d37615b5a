namespace MsReleaseActions.Runner.FakeTools.Toolchain;

/// <summary>Stands in for a tool: does the least that a release's files need, and records that it was called.</summary>
public static class StandIn
{
    /// <summary>Records the call, then does it.</summary>
    /// <returns>The tool's exit code; 127 where it is not stood in for.</returns>
    public static async Task<int> RunAsync(StandInCall call, CancellationToken cancellation)
    {
        var plan = Plan(call with { Start = RunAsync });
        // before anything is done: a build that dies half-way was a build
        await ToolLog.AppendAsync(call.Options.Log, call.Use(plan.Effect), call.Time, cancellation);
        try
        {
            return await plan.Run(cancellation);
        }
        catch (ToolFailure failure)
        {
            // what nobody stands in for is the rehearsal's own failure: it goes to the run's page
            await call.Error.WriteLineAsync(
                $"{(plan.Effect == ToolEffect.Unsupported ? "::error::" : "")}{call.Tool}: {failure.Message}"
            );
            return failure.ExitCode;
        }
        // a folder where a file should go, a file that cannot be read: the real tool would fail too
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await call.Error.WriteLineAsync($"{call.Tool}: {failure.Message}");
            return 1;
        }
    }

    private static ToolPlan Plan(StandInCall call)
    {
        try
        {
            return StandInTools.Plan(call);
        }
        catch (ToolFailure failure)
        {
            return new ToolPlan(ToolEffect.None, _ => Task.FromException<int>(failure));
        }
    }
}
