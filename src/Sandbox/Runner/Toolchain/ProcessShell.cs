using System.Diagnostics;

namespace MsReleaseActions.Sandbox.Runner.Toolchain;

/// <summary>The real shell, as npm and Tauri start it: what it prints goes where this process prints.</summary>
public static class ProcessShell
{
    /// <summary>Runs a line with <c>sh -c</c> to its end; it ends with this process's cancellation.</summary>
    public static async Task<int> RunAsync(ShellLine line, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", line.Text]) { WorkingDirectory = line.Folder, UseShellExecute = false };
        start.Environment.Clear();
        foreach (var (name, value) in line.Environment)
        {
            start.Environment[name] = value;
        }
        using var process = Process.Start(start) ?? throw new InvalidOperationException("/bin/sh could not be started");
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
