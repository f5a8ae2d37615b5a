using MsReleaseActions.Cli.Actions;
using MsReleaseActions.Cli.StandingIn;
using MsReleaseActions.Sandbox.Runner.Toolchain;

namespace MsReleaseActions.Cli.Rehearsing;

/// <summary>How this program is started: the tools of a rehearsal's jobs are this very program.</summary>
internal static class Self
{
    /// <summary>The executable itself, or <c>dotnet ms.dll</c> where another program hosts it.</summary>
    public static StandInProgram Program { get; } = Find() with { Environment = ActionCatalog.Variables };

    private static StandInProgram Find()
    {
        var own = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "ms.exe" : "ms");
        return File.Exists(own)
            ? new StandInProgram(own, [StandInCommand.Name])
            : new StandInProgram(ActionCatalog.Dotnet, [Path.Combine(AppContext.BaseDirectory, "ms.dll"), StandInCommand.Name]);
    }
}
