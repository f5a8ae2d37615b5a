using MsReleaseActions.Runner.Processes;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Runner.Options;

/// <summary>Something that the embedded runner did. Events come from several threads, one at a time.</summary>
public abstract record RunnerEvent(SandboxRun Run);

/// <summary>An attempt of a run begins; it may still wait for its concurrency group.</summary>
public sealed record RunBegan(SandboxRun Run) : RunnerEvent(Run);

/// <summary>The run waits for its turn in its concurrency group.</summary>
public sealed record RunWaits(SandboxRun Run) : RunnerEvent(Run);

/// <summary>The attempt has ended; its conclusion stands.</summary>
/// <param name="Problem">Why it could not start, or null.</param>
public sealed record RunEnded(SandboxRun Run, string? Problem = null) : RunnerEvent(Run);

/// <summary>A job exists, begins, waits or ends: its own status and conclusion say which.</summary>
public sealed record JobChanged(SandboxRun Run, SandboxJob Job) : RunnerEvent(Run);

/// <summary>A job waits for somebody's approval of its environment.</summary>
public sealed record ApprovalAwaited(SandboxRun Run, SandboxJob Job, SandboxEnvironment Environment) : RunnerEvent(Run);

/// <summary>A step begins or ends: its own status and conclusion say which.</summary>
public sealed record StepChanged(SandboxRun Run, SandboxJob Job, SandboxStep Step) : RunnerEvent(Run);

/// <summary>A step's process runs.</summary>
/// <param name="What">The step's <c>uses</c>; null for a script.</param>
/// <param name="ProcessId">The system's number.</param>
public sealed record ProcessBegan(SandboxRun Run, SandboxJob Job, string? What, int ProcessId) : RunnerEvent(Run);

/// <summary>A step printed a line; secrets are hidden.</summary>
public sealed record LinePrinted(SandboxRun Run, SandboxJob Job, string Text) : RunnerEvent(Run);

/// <summary>A step, or the runner for it, said something that the run's page shows.</summary>
public sealed record Annotated(SandboxRun Run, SandboxJob Job, Annotation Annotation) : RunnerEvent(Run);

/// <summary>A step wrote Markdown for the run's page.</summary>
public sealed record SummaryWritten(SandboxRun Run, SandboxJob Job, string Markdown) : RunnerEvent(Run);

/// <summary>The embedded runner does not know something that the workflow file asks for.</summary>
/// <param name="What">In words, such as <c>uses: tauri-apps/tauri-action@v0</c>.</param>
/// <param name="File">The workflow file.</param>
/// <param name="Line">Where it is asked for.</param>
/// <param name="Passed">It was allowed to be passed over.</param>
public sealed record Unsupported(SandboxRun Run, SandboxJob Job, string What, string File, int Line, bool Passed)
    : RunnerEvent(Run);
