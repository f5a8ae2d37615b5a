using MsReleaseActions.Runner.Isolation;
using MsReleaseActions.Runner.Processes;
using MsReleaseActions.Server.State;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Runner.Options;

/// <summary>How the embedded runner works.</summary>
/// <param name="Folder">Each job gets a folder of its own in it.</param>
public sealed record RunnerOptions(string Folder)
{
    /// <summary>Actions of repositories that the sandbox does not hold, as programs.</summary>
    public IActionCatalog Actions { get; init; } = new NoActions();

    /// <summary>What stands for the images of container actions.</summary>
    public IContainerImages Images { get; init; } = new NoImages();

    /// <summary>
    /// Prepares a folder of programs that goes to the front of a job's <c>PATH</c>; told the job's folder and its run,
    /// answers with the folder.
    /// </summary>
    public Func<string, SandboxRun, CancellationToken, Task<string>>? Tools { get; init; }

    /// <summary>What runs the commands of a job's steps, made for each job.</summary>
    public Func<TimeProvider, IStepProcesses> Processes { get; init; } = time => new StepProcess(time);

    /// <summary>
    /// The machine of a job, told its folder: its steps run there, whatever <see cref="Processes"/> says; null where
    /// they run on this one.
    /// </summary>
    public Func<string, MachineView>? Machine { get; init; }

    /// <summary>The clock of time-outs and waiting timers.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary><c>owner/name/path</c> of actions that may be passed over where they are not supported.</summary>
    public IReadOnlySet<string> PassOver { get; init; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Told everything that happens.</summary>
    public Action<RunnerEvent> Observe { get; init; } = static _ => { };

    /// <summary>
    /// Further variables that programs of this machine need in order to start; <c>DOTNET_ROOT</c> for one.
    /// </summary>
    public IReadOnlyDictionary<string, string> MachineVariables { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    private sealed class NoActions : IActionCatalog
    {
        public ActionProgram? Find(string repository, string path, string reference) => null;
    }

    private sealed class NoImages : IContainerImages
    {
        public LocalProgram? Find(ContainerStart start) => null;
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
/// <param name="Program">What is started.</param>
public sealed record ActionProgram(ActionFile File, LocalProgram Program);

/// <summary>A program of this machine.</summary>
/// <param name="Executable">Full path.</param>
/// <param name="Arguments">Before those that it is given; <c>dotnet</c> needs an assembly's path. No shell: it would
/// lose variables whose names hold a hyphen.</param>
public sealed record LocalProgram(string Executable, params IReadOnlyList<string> Arguments);

/// <summary>Programs of this machine that stand for containers.</summary>
public interface IContainerImages
{
    /// <summary>What a container would run, or null where that is not known.</summary>
    LocalProgram? Find(ContainerStart start);
}

/// <summary>How a container would be started.</summary>
/// <param name="Image">Reference of an image, <c>ghcr.io/o/n@sha256:…</c>; empty where it is built from a
/// Dockerfile.</param>
/// <param name="Dockerfile">Full path on the job's machine; empty where an image is named. Its folder is the build's
/// context.</param>
/// <param name="Entrypoint">Path in the container; empty: the image's own.</param>
/// <param name="Arguments">What the program is given.</param>
public sealed record ContainerStart(
    string Image,
    string Dockerfile,
    string Entrypoint,
    IReadOnlyList<string> Arguments
);
