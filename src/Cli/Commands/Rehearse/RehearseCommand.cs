using System.CommandLine;
using MsReleaseActions.Cli.Help;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Rehearsal.Actions;
using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Rehearsal.Scenarios;

namespace MsReleaseActions.Cli.Commands.Rehearse;

/// <summary><c>ms rehearse</c>: a release through the real workflow files, on an embedded GitHub.</summary>
internal static class RehearseCommand
{
    private const int UsualMegabytes = 20;
    private const int MostMegabytes = 8000;

    public static Command Create(Terminal terminal)
    {
        var scenario = new Option<string>("--scenario")
        {
            Description =
                $"What happens: {string.Join(", ", Scenario.All.Select(found => found.Name))}, or "
                + $"{RehearsalEnd.Everything} of them.",
            HelpName = "NAME",
            DefaultValueFactory = _ => Scenario.All[0].Name,
        };
        scenario.AcceptOnlyFromAmong([.. Scenario.All.Select(found => found.Name), RehearsalEnd.Everything]);
        var size = new Option<int>("--assets-mb")
        {
            Description = "Size of all built files together, in MB.",
            HelpName = "N",
            DefaultValueFactory = _ => UsualMegabytes,
        };
        size.Validators.Add(result =>
        {
            if (
                result.Tokens.Count == 1
                && (!int.TryParse(result.Tokens[0].Value, out var value) || value is < 1 or > MostMegabytes)
            )
            {
                result.AddError(
                    $"--assets-mb must be a number from 1 to {MostMegabytes}, not '{result.Tokens[0].Value}'"
                );
            }
        });
        var seed = new Option<ulong>("--seed")
        {
            Description = "The same seed gives the same files.",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        var keep = new Option<string?>("--keep")
        {
            Description =
                "Keep the report, logs, summaries, the jobs' folders and the embedded GitHub's data in this folder.",
            HelpName = "DIR",
        };
        var repo = new Option<string?>("--repo")
        {
            Description = "Rehearse this checkout, what is not committed included, instead of the built-in repository.",
            HelpName = "DIR",
        };
        var host = new Option<bool>("--allow-host")
        {
            Description =
                "With --repo: go on where its steps cannot be kept from your files and this machine's network.",
        };
        var pass = new Option<string[]>("--pass-over")
        {
            Description = "An action that may be passed over where it is not supported.",
            HelpName = "OWNER/NAME",
        };
        var actions = new Option<string?>("--actions")
        {
            Description =
                $"Folder of the actions' executables. Default: ${ActionPrograms.Variable}, else next to this "
                + "program's build.",
            HelpName = "DIR",
        };
        var report = new Option<string?>("--report")
        {
            Description =
                "Write the report, Markdown, to this file, which is new or an earlier report. [default: rehearsal.md, "
                + "in --keep where that is given]",
            HelpName = "FILE",
        };
        var json = new Option<bool>("--json")
        {
            Description = "Print one JSON document; progress goes to standard error.",
        };
        var command = new DescribedCommand(
            "rehearse",
            "Rehearses a release on an embedded GitHub: the workflow files themselves are executed, with real "
                + "files. Needs no network and no token.",
            "ms rehearse",
            "ms rehearse --assets-mb 200 --keep rehearsal  # look at rehearsal.md, logs and summaries afterwards",
            "ms rehearse --scenario all                    # everything that can go wrong, too",
            "ms rehearse --repo . --scenario happy         # the workflow files of a checkout of yours",
            "ms rehearse --json | jq .ok"
        )
        {
            scenario,
            size,
            seed,
            keep,
            report,
            repo,
            host,
            pass,
            actions,
            json,
        };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var options = new RehearsalOptions(
                    parsed.GetValue(size),
                    parsed.GetValue(seed),
                    parsed.GetValue(keep),
                    parsed.GetValue(repo)
                )
                {
                    PassOver = parsed.GetValue(pass) ?? [],
                    Report = parsed.GetValue(report),
                };
                var programs = ActionPrograms.Find(
                    ActionCatalog.Ids,
                    parsed.GetValue(actions) ?? terminal.Variable(ActionPrograms.Variable),
                    AppContext.BaseDirectory
                );
                var wanted = new Rehearsals(terminal, options, programs, parsed.GetValue(json));
                return RunAsync(
                    terminal,
                    wanted,
                    parsed.GetRequiredValue(scenario),
                    parsed.GetValue(host),
                    parsed.GetValue(json),
                    cancellation
                );
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal,
        Rehearsals wanted,
        string name,
        bool allowHost,
        bool json,
        CancellationToken cancellation
    )
    {
        var isolation = terminal.Isolate(wanted.Paths);
        try
        {
            if (isolation.Warning(foreign: wanted.IsForeign, allowHost) is { } warning)
            {
                await terminal.Error.WriteLineAsync(warning);
            }
            return await RehearsalEnd.ReachAsync(terminal, wanted.Within(isolation), name, json, cancellation);
        }
        finally
        {
            isolation.End();
        }
    }
}
