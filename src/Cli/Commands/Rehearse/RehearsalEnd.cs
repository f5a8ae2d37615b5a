using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.Rehearsal.Scenarios;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.Cli.Commands.Rehearse;

/// <summary>Plays what was asked for, and says how it ended.</summary>
internal static class RehearsalEnd
{
    /// <summary>In the place of a scenario's name: all of them.</summary>
    public const string Everything = "all";

    /// <returns>The exit code.</returns>
    public static async Task<int> ReachAsync(
        Terminal terminal,
        Rehearsals rehearsals,
        string name,
        bool json,
        CancellationToken cancellation
    )
    {
        if (rehearsals.IsForeign && Scenario.Find(name) is { } scenario && scenario.Kind != ProductKind.App)
        {
            throw new CommandFailure(
                ExitCode.BadInput,
                $"--scenario {name} is about the five repositories of the built-in content; --repo is about one "
                    + "of yours"
            );
        }
        rehearsals.CheckReport();
        if (rehearsals.Checkout is { } checkout)
        {
            await RehearsedDescription.CheckAsync(terminal, checkout, cancellation);
        }
        var results = await rehearsals.PlayAsync(
            name == Everything ? Scenario.All : [Scenario.Find(name)!],
            cancellation
        );
        var ok = results.All(result => result.Document.Ok);
        if (json)
        {
            await terminal.Out.WriteLineAsync(
                name == Everything
                    ? CliJson.Write(
                        new RehearsalsDocument(ok, [.. results.Select(result => result.Document)]),
                        RehearseJson.Default.RehearsalsDocument
                    )
                    : CliJson.Write(results[0].Document, RehearseJson.Default.RehearsalDocument)
            );
        }
        else
        {
            ResultTable.ShowEnd(terminal.Screen(), results, rehearsals.Report);
        }
        return (int)(ok ? ExitCode.Done : ExitCode.No);
    }
}
