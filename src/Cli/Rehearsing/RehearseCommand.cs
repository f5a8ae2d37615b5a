using System.CommandLine;
using MsReleaseActions.Cli.Actions;
using MsReleaseActions.Cli.Help;
using MsReleaseActions.Cli.Rehearsing.Scenarios;
using MsReleaseActions.Cli.Reporting;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Cli.Watching;
using MsReleaseActions.Runtime;
using MsReleaseActions.Sandbox.Runner;

namespace MsReleaseActions.Cli.Rehearsing;

/// <summary><c>ms rehearse</c>: a release through the real workflow files, on an embedded GitHub.</summary>
internal static class RehearseCommand
{
    private const string Everything = "all";
    private const int UsualMegabytes = 200;
    private const int MostMegabytes = 8000;

    public static Command Create(Terminal terminal)
    {
        var scenario = new Option<string>("--scenario")
        {
            Description = $"What happens: {string.Join(", ", Scenario.All.Select(found => found.Name))}, or {Everything} of them.",
            HelpName = "NAME",
            DefaultValueFactory = _ => Scenario.All[0].Name,
        };
        scenario.AcceptOnlyFromAmong([.. Scenario.All.Select(found => found.Name), Everything]);
        var size = new Option<int>("--assets-mb") { Description = "Size of all built files together, in MB.", HelpName = "N", DefaultValueFactory = _ => UsualMegabytes };
        size.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out var value) || value is < 1 or > MostMegabytes))
            {
                result.AddError($"--assets-mb must be a number from 1 to {MostMegabytes}, not '{result.Tokens[0].Value}'");
            }
        });
        var seed = new Option<ulong>("--seed") { Description = "The same seed gives the same files.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var keep = new Option<string?>("--keep") { Description = "Keep rehearsal.md, the jobs' folders and the embedded GitHub's data in this folder.", HelpName = "DIR" };
        var repo = new Option<string?>("--repo") { Description = "Rehearse the workflow files of this checkout (its committed head) instead of the built-in repository.", HelpName = "DIR" };
        var host = new Option<bool>("--allow-host") { Description = "With --repo: go on where the steps cannot be kept from this machine's network." };
        var pass = new Option<string[]>("--pass-over") { Description = "An action that may be passed over where it is not supported.", HelpName = "OWNER/NAME" };
        var actions = new Option<string?>("--actions") { Description = $"Folder of the actions' executables. Default: ${ActionPrograms.Variable}, else next to this program's build.", HelpName = "DIR" };
        var json = new Option<bool>("--json") { Description = "Print one JSON document; progress goes to standard error." };
        var command = new DescribedCommand(
            "rehearse",
            "Rehearses a release on an embedded GitHub: the workflow files themselves are executed, with real files. Needs no network and no token.",
            "ms rehearse",
            "ms rehearse --assets-mb 20 --keep rehearsal   # look at rehearsal.md, logs and summaries afterwards",
            "ms rehearse --scenario all                    # everything that can go wrong, too",
            "ms rehearse --repo . --scenario happy         # the workflow files of a checkout of yours",
            "ms rehearse --json | jq .ok")
        {
            scenario, size, seed, keep, repo, host, pass, actions, json,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var options = new RehearsalOptions(parsed.GetValue(size), parsed.GetValue(seed), parsed.GetValue(keep), parsed.GetValue(repo)) { PassOver = parsed.GetValue(pass) ?? [] };
            var programs = ActionPrograms.Find(ActionCatalog.Ids, parsed.GetValue(actions) ?? terminal.Variable(ActionPrograms.Variable), AppContext.BaseDirectory);
            return RunAsync(terminal, options, programs, parsed.GetRequiredValue(scenario), parsed.GetValue(host), parsed.GetValue(json), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, RehearsalOptions options, ActionPrograms programs, string name, bool allowHost, bool json, CancellationToken cancellation)
    {
        if (terminal.Isolate().Warning(foreign: options.Checkout is not null, allowHost) is { } warning)
        {
            await terminal.Error.WriteLineAsync(warning);
        }
        var results = new List<RehearsalResult>();
        foreach (var scenario in name == Everything ? Scenario.All : [Scenario.Find(name)!])
        {
            var own = name == Everything && options.Keep is { } keep ? options with { Keep = Path.Combine(keep, scenario.Name) } : options;
            results.Add(await PlayAsync(terminal, own, programs, scenario, json, cancellation));
        }
        if (json)
        {
            await terminal.Out.WriteLineAsync(name == Everything
                ? CliJson.Write(new RehearsalsDocument(results.TrueForAll(result => result.Document.Ok), [.. results.Select(result => result.Document)]), CliJson.Default.RehearsalsDocument)
                : CliJson.Write(results[0].Document, CliJson.Default.RehearsalDocument));
        }
        return (int)(results.TrueForAll(result => result.Document.Ok) ? ExitCode.Done : ExitCode.No);
    }

    private static async Task<RehearsalResult> PlayAsync(
        Terminal terminal, RehearsalOptions options, ActionPrograms programs, Scenario scenario, bool json, CancellationToken cancellation)
    {
        RehearsalResult result;
        await using (var view = View(terminal, json))
        {
            view.Begin(scenario.Name, scenario.Description);
            var recorder = new RunRecorder(terminal.Time);
            await using var stage = await Stage.OpenAsync(options, programs, happened => Watch(happened, recorder, view), cancellation);
            result = await new Rehearsal(stage, scenario, view, terminal.Time).RunAsync(cancellation);
            await Keepsakes.WriteReportAsync(stage, options, recorder, result);
        }
        if (!json)
        {
            ResultTable.Show(terminal.Screen(), result);
        }
        return result;
    }

    private static void Watch(RunnerEvent happened, RunRecorder recorder, IRehearsalView view)
    {
        recorder.Take(happened);
        view.Happened(happened);
    }

    private static IRehearsalView View(Terminal terminal, bool json) =>
        json ? new PlainView(terminal.Error, terminal.Time)
        : terminal.IsLive ? new LiveView(terminal.Screen(), terminal.Time)
        : new PlainView(terminal.Out, terminal.Time);
}
