using System.Diagnostics;

namespace MsReleaseActions.EndToEnd.Containers;

/// <summary>
/// A job of GitHub's runner: its folders, which belong to the runner's user and not to the container's, and its way of starting a
/// Docker container action.
/// </summary>
internal sealed class ContainerJob : IDisposable
{
    // the user that hosted runners work as
    private const string RunnerUser = "1001";

    private readonly ContainerEngine engine;
    private readonly TemporaryFolder folders = new();

    public ContainerJob(ContainerEngine engine)
    {
        this.engine = engine;
        foreach (var folder in Mounts.Keys)
        {
            Directory.CreateDirectory(folders[folder]);
        }
        File.WriteAllText(folders["workflow/event.json"], "{}\n");
    }

    /// <summary>The workspace, as this machine sees it.</summary>
    public string Workspace => folders["workspace"];

    /// <summary>What the job's environment holds besides; addresses of GitHub for instance.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    // host folder → where the container sees it
    private static readonly Dictionary<string, string> Mounts = new(StringComparer.Ordinal)
    {
        ["home"] = "/github/home",
        ["workflow"] = "/github/workflow",
        ["file_commands"] = "/github/file_commands",
        ["runner_temp"] = "/github/runner_temp",
        ["workspace"] = "/github/workspace",
    };

    /// <summary>Runs one step; <paramref name="inputs"/> is its <c>with:</c> block.</summary>
    public async Task<ActionResult> RunAsync(string action, IReadOnlyDictionary<string, string> inputs)
    {
        var step = Guid.NewGuid().ToString();
        var (output, summary) = (folders[$"file_commands/set_output_{step}"], folders[$"file_commands/step_summary_{step}"]);
        await File.WriteAllTextAsync(output, "");
        await File.WriteAllTextAsync(summary, "");
        GiveToRunner();
        var variables = JobEnvironment(step).Concat(Inputs(action, inputs)).Concat(Variables).ToDictionary(StringComparer.Ordinal);
        var (code, log) = await StartAsync(action, variables);
        return new ActionResult(code, log, ActionResult.ReadOutputs(await File.ReadAllTextAsync(output)), await File.ReadAllTextAsync(summary));
    }

    public void Dispose() => folders.Dispose();

    private async Task<(int Code, string Log)> StartAsync(string action, Dictionary<string, string> variables)
    {
        var start = new ProcessStartInfo(engine.Command)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // the sandbox listens on this machine's loopback
        string[] fixedPart = ["run", "--workdir", "/github/workspace", "--rm", "--network", "host", "--entrypoint", $"/app/{action}"];
        var environment = variables.Keys.SelectMany(name => new[] { "-e", name });
        var mounts = Mounts.SelectMany(mount => new[] { "-v", $"{folders[mount.Key]}:{mount.Value}" });
        foreach (var argument in (string[])[.. fixedPart, .. environment, .. mounts, engine.Image])
        {
            start.ArgumentList.Add(argument);
        }
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    private static Dictionary<string, string> JobEnvironment(string step) => new(StringComparer.Ordinal)
    {
        ["CI"] = "true",
        ["GITHUB_ACTIONS"] = "true",
        ["GITHUB_EVENT_PATH"] = "/github/workflow/event.json",
        ["GITHUB_OUTPUT"] = $"/github/file_commands/set_output_{step}",
        ["GITHUB_REPOSITORY"] = "org/ms-manager",
        ["GITHUB_STEP_SUMMARY"] = $"/github/file_commands/step_summary_{step}",
        ["GITHUB_WORKSPACE"] = "/github/workspace",
        ["RUNNER_TEMP"] = "/github/runner_temp",
    };

    // every declared input arrives: as given, as its default, or empty
    private static IEnumerable<KeyValuePair<string, string>> Inputs(string action, IReadOnlyDictionary<string, string> given) =>
        ActionFile.Read(action).Inputs.Select(input => KeyValuePair.Create(
            "INPUT_" + input.Name.ToUpperInvariant(),
            given.GetValueOrDefault(input.Name) ?? (input.HasExpression ? "" : input.Default)));

    private void GiveToRunner()
    {
        if (Environment.IsPrivilegedProcess)
        {
            using var chown = Process.Start("chown", ["-R", RunnerUser, folders.Path]);
            chown.WaitForExit();
        }
    }
}
