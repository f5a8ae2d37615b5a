using System.Diagnostics;

namespace MsReleaseActions.Cli.Runner;

/// <summary>How a step ended.</summary>
/// <param name="ExitCode">Of the process.</param>
/// <param name="Outputs">Read from <c>GITHUB_OUTPUT</c>.</param>
/// <param name="Summary">What it added to the job's page, Markdown.</param>
/// <param name="Log">What it printed.</param>
internal sealed record StepResult(int ExitCode, IReadOnlyDictionary<string, string> Outputs, string Summary, StepLog Log)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>An output; empty where it was not set, as an expression would see it.</summary>
    public string this[string output] => Outputs.GetValueOrDefault(output, "");
}

/// <summary>Runs actions as processes of their own, in the environment that the runner gives.</summary>
internal sealed class StepRunner(ActionPrograms programs)
{
    private int steps;

    /// <param name="job">The job, prepared.</param>
    /// <param name="id">The action's id; also the step's.</param>
    /// <param name="with">The <c>with:</c> block.</param>
    /// <param name="shown">Told each line that is worth showing.</param>
    public async Task<StepResult> RunAsync(
        RunnerJob job, string id, IReadOnlyDictionary<string, string> with, Action<string> shown, CancellationToken cancellation)
    {
        var number = ++steps;
        var variables = new Dictionary<string, string>(RunnerVariables.Of(job, ActionDefinition.Load(id), id, with), StringComparer.Ordinal);
        foreach (var name in (string[])["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_STATE", "GITHUB_ENV", "GITHUB_PATH"])
        {
            variables[name] = Path.Combine(job.FileCommands, $"{name["GITHUB_".Length..].ToLowerInvariant()}_{number:00}-{id}");
            await File.WriteAllTextAsync(variables[name], "", cancellation);
        }
        var log = new StepLog();
        var code = await RunAsync(programs.Files[id], job.Workspace, variables, line => Take(log, line, shown), cancellation);
        await File.WriteAllLinesAsync(Path.Combine(job.Folder, $"{number:00}-{id}.log"), log.Lines, cancellation);
        return new StepResult(
            code,
            StepOutputs.Parse(await File.ReadAllTextAsync(variables["GITHUB_OUTPUT"], cancellation)),
            await File.ReadAllTextAsync(variables["GITHUB_STEP_SUMMARY"], cancellation),
            log);
    }

    private static void Take(StepLog log, string? line, Action<string> shown)
    {
        if (line is not null && log.Take(line) is { } text && !string.IsNullOrWhiteSpace(text))
        {
            shown(text);
        }
    }

    private static async Task<int> RunAsync(
        string program, string folder, IReadOnlyDictionary<string, string> variables, Action<string?> line, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }
        using var process = new Process { StartInfo = start };
        // the runner reads commands from both
        process.OutputDataReceived += (_, data) => line(data.Data);
        process.ErrorDataReceived += (_, data) => line(data.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }
}
