using System.CommandLine;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;

namespace MsReleaseActions.Cli.Commands.Completion;

/// <summary>
/// <c>ms complete =CURRENT WORD…</c>: what the scripts of <c>ms completion</c> call. Not in the help: nobody types it.
/// </summary>
internal static class CompleteCommand
{
    public const string Name = "complete";

    /// <summary>Prints values, each with a tab and what it is for.</summary>
    /// <param name="root">The commands.</param>
    /// <param name="words">The cursor's word after a <c>=</c> (some shells drop an argument that is empty), then the
    /// words before it.</param>
    /// <param name="terminal">Where it prints.</param>
    public static async Task<int> RunAsync(RootCommand root, string[] words, Terminal terminal)
    {
        if (words is not [['=', .. var current], .. var before])
        {
            throw new CommandFailure(ExitCode.BadInput, "ms complete is called by the shell: see ms completion --help");
        }
        foreach (var (value, description) in Completions.Of(root, before, current))
        {
            await terminal.Out.WriteLineAsync($"{value}\t{description}");
        }
        return (int)ExitCode.Done;
    }
}
