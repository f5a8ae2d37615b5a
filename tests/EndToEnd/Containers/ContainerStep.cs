using System.Diagnostics;

namespace MsReleaseActions.EndToEnd.Containers;

/// <summary>A step whose container runs.</summary>
internal sealed class ContainerStep : IDisposable
{
    // far longer than any step here takes: a run that hangs is to be seen as a failure, with its log
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ContainerEngine engine;
    private readonly string name;
    private readonly string outputFile;
    private readonly string summaryFile;
    private readonly Process client;
    private readonly Task<string[]> log;

    /// <param name="engine">What runs it.</param>
    /// <param name="run">How it is started.</param>
    /// <param name="variables">With their values.</param>
    /// <param name="outputFile">GITHUB_OUTPUT on this machine.</param>
    /// <param name="summaryFile">GITHUB_STEP_SUMMARY on this machine.</param>
    public ContainerStep(
        ContainerEngine engine,
        DockerRun run,
        IReadOnlyDictionary<string, string> variables,
        string outputFile,
        string summaryFile
    )
    {
        (this.engine, name, this.outputFile, this.summaryFile) = (engine, run.Name, outputFile, summaryFile);
        var start = new ProcessStartInfo(engine.Command, run.Arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (variable, value) in variables)
        {
            start.Environment[variable] = value;
        }
        client = Process.Start(start)!;
        client.StandardInput.Close();
        log = Task.WhenAll(client.StandardOutput.ReadToEndAsync(), client.StandardError.ReadToEndAsync());
    }

    /// <summary>
    /// SIGINT or SIGTERM goes to the engine's client, which passes it on to process 1: the runner sends the one, and
    /// 7.5 seconds later the other, when a job is cancelled. SIGKILL goes to process 1 itself, which <c>act</c> removes
    /// so.
    /// </summary>
    public async Task SendAsync(string signal)
    {
        if (signal is not ("SIGINT" or "SIGTERM"))
        {
            await engine.RunAsync("kill", "--signal", signal, name);
            return;
        }
        // a client passes signals on from shortly after the container began; what it answers here comes after that
        await engine.RunAsync("container", "inspect", name);
        if (signal == "SIGINT")
        {
            client.Interrupt();
        }
        else
        {
            client.Terminate();
        }
    }

    /// <summary>Waits for the end, and reads what the runner reads then.</summary>
    /// <exception cref="TimeoutException">It hangs; the container is gone then.</exception>
    public async Task<ActionResult> WaitAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await client.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException over)
        {
            await engine.TryAsync("kill", name);
            throw new TimeoutException(
                $"{name} did not end within {Patience}; it said: {string.Concat(await log)}",
                over
            );
        }
        return new ActionResult(
            client.ExitCode,
            string.Concat(await log),
            ActionResult.ReadOutputs(await ReadAsync(outputFile)),
            await ReadAsync(summaryFile)
        );
    }

    public void Dispose()
    {
        if (!client.HasExited)
        {
            engine.TryAsync("kill", name).GetAwaiter().GetResult();
            client.WaitForExit();
        }
        client.Dispose();
    }

    private static async Task<string> ReadAsync(string file) =>
        File.Exists(file) ? await File.ReadAllTextAsync(file) : "";
}
