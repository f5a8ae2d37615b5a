using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Sandbox.Runner;

/// <summary>How the embedded runner works.</summary>
/// <param name="Folder">Each job gets a folder of its own in it.</param>
public sealed record RunnerOptions(string Folder)
{
    /// <summary>Actions that are there as programs.</summary>
    public IActionCatalog Actions { get; init; } = new NoActions();

    /// <summary>Prepares a folder of programs that goes to the front of a job's <c>PATH</c>; told the job's folder and its run, answers with the folder.</summary>
    public Func<string, SandboxRun, CancellationToken, Task<string>>? Tools { get; init; }

    /// <summary>The clock of time-outs and waiting timers.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary><c>owner/name/path</c> of actions that may be passed over where they are not supported.</summary>
    public IReadOnlySet<string> PassOver { get; init; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Told everything that happens.</summary>
    public Action<RunnerEvent> Observe { get; init; } = static _ => { };

    /// <summary>Further variables that programs of this machine need in order to start; <c>DOTNET_ROOT</c> for one.</summary>
    public IReadOnlyDictionary<string, string> MachineVariables { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    private sealed class NoActions : IActionCatalog
    {
        public ActionProgram? Find(string repository, string path, string reference) => null;
    }
}

/// <summary>Where actions of other repositories come from.</summary>
public interface IActionCatalog
{
    /// <summary>The action of <c>uses: repository/path@reference</c>, or null where it is not there.</summary>
    ActionProgram? Find(string repository, string path, string reference);
}

/// <summary>A container action that is started as a process of its own.</summary>
/// <param name="File">Its <c>action.yml</c>.</param>
/// <param name="Executable">Full path.</param>
public sealed record ActionProgram(ActionFile File, string Executable);
