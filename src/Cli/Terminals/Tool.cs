using System.Diagnostics;
using MsReleaseActions.Server.Processes;

namespace MsReleaseActions.Cli.Terminals;

/// <summary>Runs another program of this machine to its end; null where it is not installed.</summary>
/// <param name="program">Its name.</param>
/// <param name="arguments">Its arguments.</param>
/// <param name="variables">Beside those of this process.</param>
internal delegate Task<ProcessResult?> RunTool(
    string program,
    IReadOnlyList<string> arguments,
    IReadOnlyDictionary<string, string> variables,
    CancellationToken cancellation
);

/// <summary>Asks another program of this machine.</summary>
internal static class Tool
{
    /// <summary>What it printed, trimmed; null where it is not installed, fails, or prints nothing.</summary>
    public static async Task<string?> AskAsync(
        string program,
        IReadOnlyList<string> arguments,
        string folder,
        CancellationToken cancellation
    ) =>
        await RunAsync(program, arguments, folder, new Dictionary<string, string>(), cancellation)
            is { ExitCode: 0 } result
        && result.Text.Trim() is { Length: > 0 } text
            ? text
            : null;

    /// <summary>As <see cref="RunTool"/>.</summary>
    public static Task<ProcessResult?> RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        string folder,
        IReadOnlyDictionary<string, string> variables,
        CancellationToken cancellation
    )
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }
        return ProcessResult.OfAsync(start, cancellation);
    }
}
