using System.Diagnostics;
using System.Globalization;
using System.Text;
using MsReleaseActions.Server;

namespace MsReleaseActions.Testing;

/// <summary>
/// An action's real executable, started as the runner starts it: a folder of its own, inputs and files through the
/// environment.
/// </summary>
public sealed class ActionProcess : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly StringBuilder log = new();
    private readonly Process process;
    private readonly Task reading;

    private ActionProcess(ProcessStartInfo start, IReadOnlyDictionary<string, string> variables)
    {
        start.Environment.Clear();
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }
        foreach (var name in new[] { "GITHUB_WORKSPACE", "HOME", "RUNNER_TEMP" }.Except(variables.Keys))
        {
            start.Environment[name] = Directory.CreateDirectory(folder[name]).FullName;
        }
        foreach (var name in new[] { "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY" })
        {
            File.WriteAllText(folder[name], "");
            start.Environment[name] = folder[name];
        }
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        process = Process.Start(start)!;
        process.StandardInput.Close();
        reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    /// <summary>The folder that holds everything the process could write to.</summary>
    public string Folder => folder.Path;

    /// <param name="id">The action; its build output lies beside the test's.</param>
    /// <param name="github">What it talks to.</param>
    /// <param name="inputs">As a <c>with:</c> block gives them.</param>
    /// <param name="largestFile">More bytes than this the process can write to no file; null leaves it free.</param>
    public static ActionProcess Start(
        string id,
        GitHubSandbox github,
        IReadOnlyDictionary<string, string> inputs,
        long? largestFile = null
    )
    {
        var variables = Common();
        variables["GITHUB_API_URL"] = github.ApiUrl;
        variables["GITHUB_SERVER_URL"] = github.ServerUrl;
        variables["GITHUB_REPOSITORY"] = github.Repositories.First().FullName;
        foreach (var (name, value) in inputs)
        {
            variables["INPUT_" + name.ToUpperInvariant()] = value;
        }
        if (largestFile is { } most)
        {
            // the runtime maps its code through one large file in memory, which the limit would count
            variables["DOTNET_EnableWriteXorExecute"] = "0";
            return new ActionProcess(new ProcessStartInfo("prlimit", [$"--fsize={most}", ExecutableOf(id)]), variables);
        }
        return new ActionProcess(new ProcessStartInfo(ExecutableOf(id)), variables);
    }

    /// <param name="id">The action; its build output lies beside the test's.</param>
    /// <param name="variables">Inputs included. Files for outputs and summary are its own; a workspace is where none is
    /// given.</param>
    public static ActionProcess Start(string id, IReadOnlyDictionary<string, string> variables)
    {
        var all = Common();
        foreach (var (name, value) in variables)
        {
            all[name] = value;
        }
        return new ActionProcess(new ProcessStartInfo(ExecutableOf(id)), all);
    }

    /// <summary>The most memory that was resident so far, in bytes; 0 when the process is gone.</summary>
    public long PeakMemory()
    {
        try
        {
            var line = File.ReadLines($"/proc/{process.Id}/status")
                .First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return 1024
                * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException)
        {
            return 0;
        }
    }

    /// <summary>SIGKILL.</summary>
    public void Kill() => process.Kill();

    /// <summary>SIGKILL; when this returns, the process does nothing more.</summary>
    public Task KillAsync()
    {
        process.Kill();
        return process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>SIGINT, as a cancelled job sends it.</summary>
    public void SendInterrupt() => process.Interrupt();

    /// <summary>Waits for the end; after SIGKILL the exit code is 137.</summary>
    public async Task<ActionResult> WaitAsync(CancellationToken cancellation)
    {
        await process.WaitForExitAsync(cancellation);
        await reading;
        return new ActionResult(
            process.ExitCode,
            log.ToString(),
            ActionResult.ReadOutputs(await File.ReadAllTextAsync(folder["GITHUB_OUTPUT"], cancellation)),
            await File.ReadAllTextAsync(folder["GITHUB_STEP_SUMMARY"], cancellation)
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
        process.Dispose();
        folder.Dispose();
    }

    private static string ExecutableOf(string id)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
        return Path.Combine(output.Parent!.Parent!.FullName, id, output.Name, id);
    }

    private static Dictionary<string, string> Common()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "",
            ["CI"] = "true",
            ["GITHUB_ACTIONS"] = "true",
        };
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } dotnet)
        {
            variables["DOTNET_ROOT"] = dotnet;
        }
        return variables;
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (log)
            {
                log.Append(line).Append('\n');
            }
        }
    }
}
