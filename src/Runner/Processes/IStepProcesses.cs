using System.Diagnostics;

namespace MsReleaseActions.Runner.Processes;

/// <summary>What a step runs.</summary>
/// <param name="FileName">Full path, or a name that <c>PATH</c> of <paramref name="Environment"/> finds.</param>
/// <param name="WorkingDirectory">Must exist.</param>
/// <param name="Environment">All of it; the runner only adds <c>RUNNER_TRACKING_ID</c>, by which it knows what the step
/// leaves behind.</param>
public sealed record StepCommand(
    string FileName,
    IReadOnlyList<string> Arguments,
    string WorkingDirectory,
    IReadOnlyDictionary<string, string> Environment
)
{
    /// <summary>Told the process's id once it runs.</summary>
    public Action<int>? Started { get; init; }
}

/// <summary>How a step's process came to its end.</summary>
public enum ProcessEnd
{
    /// <summary>By itself.</summary>
    Exited,

    /// <summary>The run or job was cancelled.</summary>
    Cancelled,

    /// <summary>It took longer than it may.</summary>
    TimedOut,
}

/// <summary>The end of a step's process.</summary>
/// <param name="End">Why.</param>
/// <param name="ExitCode">128 and the signal's number where a signal ended it.</param>
public sealed record ProcessOutcome(ProcessEnd End, int ExitCode);

/// <summary>A step's process could not be started. The message says why.</summary>
public sealed class StepStartFailure(string message) : Exception(message);

/// <summary>What runs the commands of one job's steps.</summary>
public interface IStepProcesses : IAsyncDisposable
{
    /// <summary>Runs a command to its end.</summary>
    /// <param name="command">With closed standard input.</param>
    /// <param name="line">Told every line of both streams, one at a time, none after this returned.</param>
    /// <param name="timeout">How long it may run; null for as long as it likes.</param>
    /// <param name="cancelled">It is to stop.</param>
    /// <exception cref="StepStartFailure">There is no such program or folder.</exception>
    Task<ProcessOutcome> RunAsync(
        StepCommand command,
        Action<string> line,
        TimeSpan? timeout,
        CancellationToken cancelled
    );

    /// <summary>Starts another program where those of the steps are; as <see cref="Process.Start(ProcessStartInfo)"/>.
    /// </summary>
    Process? Start(ProcessStartInfo start) => Process.Start(start);
}
