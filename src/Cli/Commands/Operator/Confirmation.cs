using System.CommandLine;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;

namespace MsReleaseActions.Cli.Commands.Operator;

/// <summary>Nothing is written that nobody confirmed.</summary>
internal static class Confirmation
{
    public static Option<bool> Yes() => new("--yes") { Description = "Do not ask." };

    public static Option<bool> DryRun() =>
        new("--dry-run") { Description = "Show what would be written, and write nothing." };

    /// <summary>Asks for a word to be typed.</summary>
    /// <param name="what">What is about to happen, such as "3 candidates are deleted".</param>
    /// <param name="word">What must be typed.</param>
    /// <exception cref="ActionFailure">Nobody can be asked, or something else was typed.</exception>
    public static async Task RequireAsync(
        Terminal terminal,
        bool yes,
        string what,
        string word,
        CancellationToken cancellation
    )
    {
        if (yes)
        {
            return;
        }
        if (!terminal.CanAsk)
        {
            throw new ActionFailure(
                ExitCode.BadInput,
                $"{what}, and nobody can be asked",
                "This is no terminal",
                "Give --yes, or --dry-run to look only"
            );
        }
        await terminal.Out.WriteAsync($"{what}. Type {word} to go on: ");
        if ((await terminal.ReadLineAsync(cancellation))?.Trim() != word)
        {
            throw ActionFailure.No("Not confirmed: nothing was written");
        }
    }
}
