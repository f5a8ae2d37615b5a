using System.CommandLine;
using MsReleaseActions.Cli.Terminals;

namespace MsReleaseActions.Cli.Commands.Candidates;

/// <summary><c>ms candidates</c>: what was built, and what of it may go.</summary>
internal static class CandidatesCommand
{
    public static Command Create(Terminal terminal) =>
        new("candidates", "Lists what was built, and removes what is old or broken.")
        {
            ListCommand.Create(terminal),
            PruneCommand.Create(terminal),
            DiscardCommand.Create(terminal),
        };
}
