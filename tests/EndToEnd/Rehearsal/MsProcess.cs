using System.Diagnostics;

namespace MsReleaseActions.EndToEnd.Rehearsal;

/// <summary>The command <c>ms</c> as a process, from this build. Killed where a test leaves it running.</summary>
internal sealed class MsProcess : IDisposable
{
    private readonly Process process;
    private readonly TemporaryFolder own = new();

    /// <param name="temporary">Becomes TMPDIR: whatever is left behind is found in it.</param>
    /// <param name="arguments">The command line.</param>
    public MsProcess(string temporary, params string[] arguments)
        : this(temporary, ("TMPDIR", temporary), arguments) { }

    /// <param name="temporary">As above.</param>
    /// <param name="variable">Set in its environment.</param>
    /// <param name="arguments">The command line.</param>
    public MsProcess(string temporary, (string Name, string Value) variable, params string[] arguments)
        : this(temporary, variable, [Program], arguments) { }

    private MsProcess(string temporary, (string Name, string Value) variable, string[] program, string[] arguments)
    {
        var start = new ProcessStartInfo(program[0], [.. program[1..], .. arguments])
        {
            UseShellExecute = false,
            // reports are written where it is started
            WorkingDirectory = own.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TMPDIR"] = temporary;
        start.Environment[variable.Name] = variable.Value;
        process = Process.Start(start)!;
        process.StandardInput.Close();
        Error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>As a child of another program, which is given <c>ms</c> and its arguments after its own.</summary>
    public static MsProcess Under(string temporary, string[] program, string[] arguments) =>
        new(temporary, ("TMPDIR", temporary), [.. program, Program], arguments);

    /// <summary>The program's file: <c>artifacts/bin/Cli/&lt;configuration&gt;/ms</c>.</summary>
    public static string Program { get; } =
        Path.GetFullPath(
            Path.Combine(
                AppContext.BaseDirectory,
                "..",
                "..",
                "Cli",
                Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)),
                "ms"
            )
        );

    /// <summary>A file that it wrote where it was started.</summary>
    public string File(string name) => own[name];

    /// <summary>Its id, which stays the same when it goes into a network of its own.</summary>
    public int Id => process.Id;

    public Task<string> Error { get; }

    public StreamReader Output => process.StandardOutput;

    public async Task<(int ExitCode, string Output, string Error)> EndAsync()
    {
        var output = await Output.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await Error);
    }

    /// <summary>Sends SIGINT to this process alone, by its id.</summary>
    public void Interrupt() => process.Interrupt();

    /// <summary>Sends SIGKILL to this process alone.</summary>
    public void Kill() => process.Kill();

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
        process.Dispose();
        own.Dispose();
    }
}
