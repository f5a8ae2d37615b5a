using System.Diagnostics;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Runner.BuiltinActions;

/// <summary>What a <c>uses:</c> step that the runner does itself gets to see.</summary>
/// <param name="Run">The run that the step is part of.</param>
/// <param name="JobName">The job's name.</param>
/// <param name="Workspace">Full path of <c>GITHUB_WORKSPACE</c>.</param>
/// <param name="Temp">Full path of <c>RUNNER_TEMP</c>.</param>
/// <param name="Token">The job's token.</param>
/// <param name="Inputs">As in <c>with:</c>, names without regard to case, expressions evaluated; only what was
/// given.</param>
/// <param name="Environment">Of the step.</param>
/// <param name="Log">Takes a line, which may hold workflow commands such as <c>::warning::</c>.</param>
public sealed record NativeStep(
    SandboxRun Run,
    string JobName,
    string Workspace,
    string Temp,
    string Token,
    IReadOnlyDictionary<string, string> Inputs,
    IReadOnlyDictionary<string, string> Environment,
    Action<string> Log
)
{
    /// <summary>Starts programs where the job's steps are.</summary>
    public Func<ProcessStartInfo, Process?> Begin { get; init; } = Process.Start;
}

/// <summary>What such a step leaves behind.</summary>
/// <param name="Outputs">By name.</param>
public sealed record NativeOutcome(IReadOnlyDictionary<string, string> Outputs)
{
    /// <summary>Without outputs.</summary>
    public static NativeOutcome None { get; } = new(new Dictionary<string, string>());

    /// <summary>Variables for the steps that follow.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Folders that go to the front of <c>PATH</c> for the steps that follow.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    /// <summary>
    /// Runs at the end of the job, the last step's first, only where the job got so far; a <see cref="NativeFailure"/>
    /// fails it.
    /// </summary>
    public Func<CancellationToken, Task>? Post { get; init; }

    /// <summary>Whether <see cref="Post"/> is left out where the job failed or was cancelled.</summary>
    public bool PostOnlyOnSuccess { get; init; }
}

/// <summary>The step fails with this annotation.</summary>
public sealed class NativeFailure(string message) : Exception(message);

/// <summary>An action that the runner does itself.</summary>
public interface INativeAction
{
    /// <summary>
    /// Every input that the action declares, in lower case; another one is warned of by whoever starts it.
    /// </summary>
    IReadOnlySet<string> Inputs { get; }

    /// <summary>Does the step.</summary>
    /// <exception cref="NativeFailure">The step fails; also where an input is given that this version does not
    /// honour.</exception>
    Task<NativeOutcome> RunAsync(NativeStep step, CancellationToken cancellation);
}
