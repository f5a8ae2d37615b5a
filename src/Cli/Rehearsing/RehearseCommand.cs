using System.CommandLine;
using MsReleaseActions.Cli.Help;
using MsReleaseActions.Cli.Runner;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Cli.Watching;
using MsReleaseActions.Runtime;

namespace MsReleaseActions.Cli.Rehearsing;

/// <summary><c>ms rehearse</c>: a release from built files to the published release, on an embedded GitHub.</summary>
internal static class RehearseCommand
{
    private const int UsualMegabytes = 200;
    private const int MostMegabytes = 8000;
    private static readonly string[] Needed = ["publish-candidate", "validate-candidate", "rewrite-latest-json", "promote-assets"];

    public static Command Create(Terminal terminal)
    {
        var scenario = new Option<Scenario>("--scenario") { Description = "happy: everything as it should be; tampered: a byte of the candidate is changed.", HelpName = "NAME" };
        scenario.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. Enum.GetNames<Scenario>().Select(name => name.ToLowerInvariant())]);
        var size = new Option<int>("--assets-mb") { Description = "Size of all built files together, in MB.", HelpName = "N", DefaultValueFactory = _ => UsualMegabytes };
        size.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out var value) || value is < 1 or > MostMegabytes))
            {
                result.AddError($"--assets-mb must be a number from 1 to {MostMegabytes}, not '{result.Tokens[0].Value}'");
            }
        });
        var seed = new Option<ulong>("--seed") { Description = "The same seed gives the same files.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var keep = new Option<string?>("--keep") { Description = "Keep logs, summaries, files and the embedded GitHub's data in this folder.", HelpName = "DIR" };
        var actions = new Option<string?>("--actions") { Description = $"Folder of the actions' executables. Default: ${ActionPrograms.Variable}, else next to this program's build.", HelpName = "DIR" };
        var json = new Option<bool>("--json") { Description = "Print one JSON document; progress goes to standard error." };
        var command = new DescribedCommand(
            "rehearse",
            "Rehearses a release on an embedded GitHub: candidate, validation, promotion and proof, with real files. Needs no network and no token.",
            "ms rehearse",
            "ms rehearse --assets-mb 20 --keep rehearsal   # look at logs and summaries afterwards",
            "ms rehearse --scenario tampered               # see it refuse",
            "ms rehearse --json | jq .ok")
        {
            scenario,
            size,
            seed,
            keep,
            actions,
            json,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal,
            new RehearsalOptions(parsed.GetValue(scenario), parsed.GetValue(size), parsed.GetValue(seed), parsed.GetValue(keep), parsed.GetValue(actions)),
            parsed.GetValue(json),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, RehearsalOptions options, bool json, CancellationToken cancellation)
    {
        var programs = ActionPrograms.Find(Needed, options.Actions ?? terminal.Variable(ActionPrograms.Variable), AppContext.BaseDirectory);
        if (terminal.Isolate().Warning(foreign: false, allowHost: false) is { } warning)
        {
            await terminal.Error.WriteLineAsync(warning);
        }
        RehearsalResult result;
        await using (var stage = await Stage.OpenAsync(options.Keep, cancellation))
        {
            await using var view = View(terminal, json);
            using var rehearsal = new Rehearsal(stage, options, new StepRunner(programs), view, terminal.Time);
            result = await rehearsal.RunAsync(cancellation);
        }
        if (json)
        {
            await terminal.Out.WriteLineAsync(CliJson.Write(result.Document, CliJson.Default.RehearsalDocument));
        }
        else
        {
            ResultTable.Show(terminal.Screen(), result);
        }
        return (int)(result.Document.Ok ? ExitCode.Done : ExitCode.No);
    }

    private static IRehearsalView View(Terminal terminal, bool json) =>
        json ? new PlainView(terminal.Error, terminal.Time)
        : terminal.IsLive ? new LiveView(terminal.Screen(), terminal.Time)
        : new PlainView(terminal.Out, terminal.Time);
}
