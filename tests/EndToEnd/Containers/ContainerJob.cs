using MsReleaseActions.Server;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.EndToEnd.Containers;

/// <summary>A job of GitHub's runner, and its way of starting a Docker container action.</summary>
internal sealed class ContainerJob : IDisposable
{
    private const string EngineSocket = "/var/run/docker.sock";

    // the workflow commands that have a file each, and what its name begins with
    private static readonly string[] CommandFiles = ["set_env", "set_output", "add_path", "save_state", "step_summary"];

    private readonly ContainerEngine engine;
    private readonly JobFacts facts;

    public ContainerJob(ContainerEngine engine, JobFacts facts)
    {
        (this.engine, this.facts) = (engine, facts);
        Folders = new RunnerFolders(facts.Repository.Split('/')[1]);
        RunnerFolders.Write(Path.Combine(Folders.Workflow, "event.json"), "{}\n");
    }

    /// <summary>A job of a run in the sandbox.</summary>
    public ContainerJob(ContainerEngine engine, GitHubSandbox github, SandboxRepository repository, string sha)
        : this(
            engine,
            new JobFacts(github.ApiUrl, github.ServerUrl, repository.FullName, sha, github.WriteToken(repository))
        ) { }

    public RunnerFolders Folders { get; }

    /// <summary>
    /// The network. The runner names one only where the job has containers; here the sandbox listens on this machine's
    /// loopback.
    /// </summary>
    public string? Network { get; init; } = "host";

    /// <summary>What is said to the engine besides.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>What the step's <c>env</c> holds, or what went wrong with the runner's own variables.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>Runs one step to its end; <paramref name="inputs"/> are its <c>with:</c> block.</summary>
    public async Task<ActionResult> RunAsync(string action, params (string Name, string Value)[] inputs)
    {
        using var step = Start(action, inputs);
        return await step.WaitAsync();
    }

    /// <summary>Begins one step.</summary>
    public ContainerStep Start(string id, params (string Name, string Value)[] inputs)
    {
        var (action, step) = (ActionFile.Read(id), Guid.NewGuid().ToString());
        foreach (var file in CommandFiles)
        {
            RunnerFolders.Write(Path.Combine(Folders.FileCommands, $"{file}_{step}"), "");
        }
        var environment = RunnerEnvironment
            .Inputs(
                facts,
                action,
                inputs.ToDictionary(input => input.Name, input => input.Value, StringComparer.Ordinal)
            )
            .Concat(RunnerEnvironment.Of(facts, Folders, action, step))
            .ToDictionary(
                variable => variable.Key,
                variable => Folders.InContainer(variable.Value),
                StringComparer.Ordinal
            );
        foreach (var (name, value) in Variables)
        {
            environment[name] = value;
        }
        var run = new DockerRun(
            $"msra_{id}_{step[..6]}",
            Network,
            Options,
            environment.Keys,
            [(Socket, EngineSocket), .. Folders.Mounts],
            ImageOf(action),
            action
        );
        return new ContainerStep(
            engine,
            run,
            environment,
            Path.Combine(Folders.FileCommands, $"set_output_{step}"),
            Path.Combine(Folders.FileCommands, $"step_summary_{step}")
        );
    }

    public void Dispose() => Folders.Dispose();

    // the runner mounts the engine's socket; podman refuses one that is not there
    private string Socket =>
        File.Exists(EngineSocket)
            ? EngineSocket
            : RunnerFolders.Write(Path.Combine(Folders.RunnerWorkspace, "no.sock"), "");

    // in the source tree every action names the one Dockerfile, which the image under test was built from
    private string ImageOf(ActionFile action) =>
        action.Image.StartsWith("docker://", StringComparison.Ordinal) ? action.Image["docker://".Length..]
        : Path.GetFullPath(Path.Combine(Checkout.PathOf($"actions/{action.Id}"), action.Image))
        == Checkout.PathOf("Dockerfile")
            ? engine.Image
        : throw new NotSupportedException(
            $"{action.Id} says image: {action.Image}, and {engine.Image} was not built from that"
        );
}
