namespace MsReleaseActions.Runner.FakeTools;

/// <summary>A tool fails, as the real one would.</summary>
/// <param name="message">For standard error.</param>
/// <param name="exitCode">Of the tool.</param>
public sealed class ToolFailure(string message, int exitCode = 1) : Exception(message)
{
    /// <summary>Of the tool.</summary>
    public int ExitCode => exitCode;
}

/// <summary>What a call amounts to, known before it is done.</summary>
/// <param name="Effect">For the record.</param>
/// <param name="Run">Does it, and gives the exit code.</param>
internal sealed record ToolPlan(ToolEffect Effect, Func<CancellationToken, Task<int>> Run)
{
    private const int NotFound = 127;

    /// <summary>Prints lines and ends well.</summary>
    public static ToolPlan Say(StandInCall call, ToolEffect effect, params string[] lines) =>
        Do(
            effect,
            async _ =>
            {
                foreach (var line in lines)
                {
                    await call.SayAsync(line);
                }
            }
        );

    /// <summary>Does something and ends well, unless it fails.</summary>
    public static ToolPlan Do(ToolEffect effect, Func<CancellationToken, Task> act) =>
        new(
            effect,
            async cancellation =>
            {
                await act(cancellation);
                return 0;
            }
        );

    /// <summary>Starts another tool in its place, which is recorded too.</summary>
    public static ToolPlan Start(StandInCall other) =>
        new(ToolEffect.None, cancellation => other.Start(other, cancellation));

    /// <summary>The shell would not find it.</summary>
    public static ToolPlan Absent(string message) =>
        new(ToolEffect.None, _ => throw new ToolFailure(message, NotFound));

    /// <summary>Is not stood in for.</summary>
    /// <param name="why">Added to the message; may be empty.</param>
    public static ToolPlan Unsupported(StandInCall call, string why = "") =>
        new(
            ToolEffect.Unsupported,
            _ =>
                throw new ToolFailure(
                    "the rehearsal has no stand-in for "
                        + $"'{string.Join(' ', [call.Tool, .. call.Arguments])}'{(why.Length > 0 ? $": {why}" : "")}. "
                        + "Nothing was done.",
                    NotFound
                )
        );
}
