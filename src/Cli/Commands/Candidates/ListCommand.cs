using System.CommandLine;
using MsReleaseActions.Cli.Commands.Operator;
using MsReleaseActions.Cli.Help;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Catalog;

namespace MsReleaseActions.Cli.Commands.Candidates;

/// <summary><c>ms candidates list</c>.</summary>
internal static class ListCommand
{
    private const int Usual = 20;

    public static Command Create(Terminal terminal)
    {
        var operating = new OperatorOptions();
        var all = new Option<bool>("--all")
        {
            Description = $"All of them, not the newest {Usual} only; each is read and judged.",
        };
        var json = new Option<bool>("--json") { Description = "Print one JSON document." };
        var command = new DescribedCommand(
            "list",
            "Lists the candidates of the repository: their state, age and size, and who needs them. Reads only.",
            "ms candidates list",
            "ms candidates list --all --json | jq -r '.candidates[] | select(.state != \"sealed\") | .tag'"
        )
        {
            all,
            json,
        };
        operating.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var session = await OperatorSession.OpenAsync(terminal, operating, parsed, cancellation);
                var (candidates, total) = await new CandidateCatalog(
                    session.Services(_ => { }, readOnly: true)
                ).ReadAsync(parsed.GetValue(all) ? int.MaxValue : Usual, cancellation);
                if (parsed.GetValue(json))
                {
                    var document = new CandidatesDocument(
                        session.Settings.Repository.ToString(),
                        total,
                        [.. candidates.Select(candidate => CandidateDocument.Of(candidate))]
                    );
                    await terminal.Out.WriteLineAsync(
                        CliJson.Write(document, CandidatesJson.Default.CandidatesDocument)
                    );
                }
                else
                {
                    var more = candidates.Count < total ? $"; {total - candidates.Count} older ones with --all" : "";
                    CandidateTable.Show(
                        terminal.Screen(),
                        [.. candidates.Select(candidate => (candidate, CandidateTable.Use(candidate)))],
                        terminal.Time.GetUtcNow()
                    );
                    await terminal.Out.WriteLineAsync(
                        $"{candidates.Count} candidate{(candidates.Count == 1 ? "" : "s")}, "
                            + $"{ByteSize.Show(candidates.Sum(candidate => candidate.Bytes))}{more}"
                    );
                }
                return (int)ExitCode.Done;
            }
        );
        return command;
    }
}
