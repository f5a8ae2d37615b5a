using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;

namespace MsReleaseActions.Cli.Commands.Sandbox;

/// <summary>Serves an embedded GitHub, and shows what it is asked.</summary>
internal static class SandboxServing
{
    /// <returns>The exit code of a command that was stopped.</returns>
    public static async Task<int> UntilStoppedAsync(
        Terminal terminal,
        SandboxScene scene,
        bool isLoopback,
        bool json,
        CancellationToken cancellation
    )
    {
        var (github, document) = (scene.GitHub, scene.Document);
        github.Log.Clear();
        // beside a document, what happens is for standard error, and nobody draws there
        var screen = (json ? terminal with { Out = terminal.Error, OutIsTerminal = false } : terminal).Screen();
        if (json)
        {
            await terminal.Out.WriteLineAsync(CliJson.Write(document, SandboxJson.Default.SandboxDocument));
        }
        else
        {
            SandboxIntroduction.Show(screen, document, scene.Kind, isLoopback);
        }
        await new RequestLines(github.Log, screen, terminal.Time).FollowAsync(cancellation);
        // the terminal has shown ^C on the line that we are on
        await terminal.Error.WriteLineAsync(
            $"{(terminal.IsLive ? "\n" : "")}ms: stopped; requests: {github.Log.Requests.Count}, violations: "
                + $"{github.Log.Violations.Count}"
        );
        return (int)ExitCode.Cancelled;
    }
}
