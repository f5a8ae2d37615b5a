using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Runtime;
using MsReleaseActions.Sandbox.Runner.Toolchain;

namespace MsReleaseActions.Cli.StandingIn;

/// <summary><c>ms stand-in</c>: what the scripts of a rehearsal's toolchain call. Not in the help: nobody types it.</summary>
internal static class StandInCommand
{
    public const string Name = "stand-in";

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
