using System.ComponentModel;
using System.Diagnostics;

namespace MsReleaseActions.Cli.Terminals;

/// <summary>Asks another program of this machine.</summary>
internal static class Tool
{
    /// <summary>What it printed, trimmed; null where it is not installed, fails, or prints nothing.</summary>
    public static async Task<string?> AskAsync(string program, IReadOnlyList<string> arguments, string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        using var process = Started(start);
        if (process is null)
        {
            return null;
        }
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync(cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await error;
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0 && output.Trim() is { Length: > 0 } text ? text : null;
    }

    private static Process? Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            // not installed: the caller says what it was needed for
            return null;
        }
    }
}
