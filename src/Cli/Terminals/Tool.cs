using System.Diagnostics;
using MsReleaseActions.Server.Processes;

namespace MsReleaseActions.Cli.Terminals;

/// <summary>Asks another program of this machine.</summary>
internal static class Tool
{
    /// <summary>What it printed, trimmed; null where it is not installed, fails, or prints nothing.</summary>
    public static async Task<string?> AskAsync(
        string program,
        IReadOnlyList<string> arguments,
        string folder,
        CancellationToken cancellation
    )
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder };
        return
            await ProcessResult.OfAsync(start, cancellation) is { ExitCode: 0 } result
            && result.Text.Trim() is { Length: > 0 } text
            ? text
            : null;
    }
}
