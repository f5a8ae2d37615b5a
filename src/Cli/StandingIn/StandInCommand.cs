using System.Runtime.InteropServices;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Runtime;
using MsReleaseActions.Sandbox.Runner.Toolchain;

namespace MsReleaseActions.Cli.StandingIn;

/// <summary><c>ms stand-in</c>: what the scripts of a rehearsal's toolchain call. Not in the help: nobody types it.</summary>
internal static class StandInCommand
{
    public const string Name = "stand-in";

    /// <summary>This program, for <see cref="ToolchainFolder.InstallAsync"/>.</summary>
    public static StandInProgram Program { get; } = new(
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "ms.exe" : "ms"),
        [Name])
    {
        // a step's environment is scrubbed, and the runtime may lie anywhere
        Environment = new Dictionary<string, string> { ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")) },
    };

    /// <returns>The tool's exit code.</returns>
    /// <exception cref="CommandFailure">Somebody typed it.</exception>
    public static Task<int> RunAsync(string[] arguments, Terminal terminal)
    {
        var (options, tool, own) = Read(arguments);
        return StandIn.RunAsync(
            new StandInCall(options, tool, own, Directory.GetCurrentDirectory(), terminal.Variables, terminal.Out, terminal.Error, terminal.Time, ProcessShell.RunAsync),
            terminal.Cancellation);
    }

    private static (StandInOptions Options, string Tool, IReadOnlyList<string> Arguments) Read(string[] arguments)
    {
        try
        {
            return StandInOptions.Parse(arguments);
        }
        catch (FormatException failure)
        {
            throw new CommandFailure(ExitCode.BadInput, failure.Message);
        }
    }
}
