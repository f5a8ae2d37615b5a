using System.CommandLine;
using MsReleaseActions.Cli.Commands.Operator;
using MsReleaseActions.Cli.Help;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Catalog;

namespace MsReleaseActions.Cli.Commands.Candidates;

/// <summary><c>ms candidates discard</c>.</summary>
internal static class DiscardCommand
{
    // what git shows of a commit at least
    private const int Shortest = 7;

    public static Command Create(Terminal terminal)
    {
        var operating = new OperatorOptions();
        var named = new Argument<string>("TAG|SHA")
        {
            Description = "The candidate's tag, or its commit: seven digits at least.",
        };
        var id = new Option<long?>("--id")
        {
            Description = "Only the release of this number, where several carry the tag.",
            HelpName = "ID",
        };
        var (dry, yes, json) = (
            Confirmation.DryRun(),
            Confirmation.Yes(),
            new Option<bool>("--json") { Description = "Print one JSON document." }
        );
        var command = new DescribedCommand(
            "discard",
            "Removes one candidate, after a confirmation: all releases of its tag, or the one that --id names. "
                + "The commit can be built again afterwards.",
            "ms candidates discard rc-0a1b2c3d4e5f60718293a4b5c6d7e8f901234567",
            "ms candidates discard 0a1b2c3d --dry-run",
            "ms candidates discard 0a1b2c3d --id 123456 --yes"
        )
        {
            named,
            id,
            dry,
            yes,
            json,
        };
        operating.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var wanted = parsed.GetValue(named)!;
                if (
                    !wanted.StartsWith("rc-", StringComparison.Ordinal)
                    && (wanted.Length is < Shortest or > 40 || !wanted.All(char.IsAsciiHexDigitLower))
                )
                {
                    throw new ActionFailure(
                        ExitCode.BadInput,
                        $"'{wanted}' is no candidate",
                        "Its tag begins with rc-, its commit has 7 to 40 lower-case hex digits",
                        "`ms candidates list` names them"
                    );
                }
                using var session = await OperatorSession.OpenAsync(terminal, operating, parsed, cancellation);
                var found = await new CandidateCatalog(session.Services(_ => { }, readOnly: true)).FindAsync(
                    wanted,
                    cancellation
                );
                var decisions = Decide(
                    wanted,
                    [.. found.Where(candidate => parsed.GetValue(id) is not { } only || candidate.Release.Id == only)]
                );
                var request = new RemovalRequest(
                    parsed.GetValue(dry),
                    parsed.GetValue(yes),
                    parsed.GetValue(json),
                    decisions.Count > 0 ? decisions[0].Candidate.Tag.SourceSha.Short : ""
                );
                return await new Removing(terminal, session, request).RunAsync(decisions, cancellation);
            }
        );
        return command;
    }

    private static List<PruneDecision> Decide(string wanted, IReadOnlyList<KnownCandidate> found)
    {
        if (found.Select(candidate => candidate.Tag.Text).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            throw new ActionFailure(
                ExitCode.BadInput,
                $"'{wanted}' names several candidates: "
                    + string.Join(", ", found.Select(candidate => candidate.Tag.Text).Distinct(StringComparer.Ordinal)),
                "",
                "Give one whole tag"
            );
        }
        if (found.FirstOrDefault(candidate => candidate.Use.Forbids is not null) is { } needed)
        {
            throw ActionFailure.No(
                $"{needed.Tag} stays: {needed.Use.Forbids}",
                "A candidate that is needed is not removed",
                "Wait for the run or cancel it; finish the release, or delete its draft"
            );
        }
        return
        [
            .. found.Select(candidate => new PruneDecision(
                candidate,
                true,
                candidate.Use.Published is { } tag ? $"{tag} was made from it"
                    : CandidateTable.Use(candidate) is { Length: > 0 } use ? use
                    : "it was named"
            )),
        ];
    }
}
