using MsReleaseActions.Cli.Isolation;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.Rehearsal.Actions;
using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Rehearsal.Reports;
using MsReleaseActions.Rehearsal.Scenarios;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Runner.Options;

namespace MsReleaseActions.Cli.Commands.Rehearse;

/// <summary>Plays scenarios one after the other, each on a stage of its own, and writes one report of them.</summary>
/// <param name="json">Standard output is a document's: what happens is shown on standard error.</param>
internal sealed class Rehearsals(Terminal terminal, RehearsalOptions options, ActionPrograms programs, bool json)
{
    private const string ReportName = "rehearsal.md";
    private HostIsolation isolation = new("it was not asked for");

    /// <summary>Somebody's own checkout; null: the built-in repository.</summary>
    public string? Checkout => options.Checkout;

    /// <summary>The workflow files are somebody's own.</summary>
    public bool IsForeign => Checkout is not null;

    /// <summary>Where the report is written.</summary>
    public string Report => options.Report ?? (options.Keep is { } keep ? Path.Combine(keep, ReportName) : ReportName);

    /// <summary>What it reads and writes itself. A folder to keep things in is made, if it is not there.</summary>
    public OperatorPaths Paths
    {
        get
        {
            string[] kept = options.Keep is { } keep ? [RehearsalFolder.Prepare(keep)] : [];
            return new OperatorPaths(
                Path.GetFullPath(terminal.Folder),
                [
                    AppContext.BaseDirectory,
                    .. Checkout is { } checkout ? (string[])[Path.GetFullPath(checkout)] : [],
                    ReportFolder,
                    .. programs.Shown,
                ],
                kept
            );
        }
    }

    private string ReportFolder => Path.GetDirectoryName(Path.GetFullPath(Report))!;

    /// <summary>The same, its jobs on machines of their own where that is possible.</summary>
    public Rehearsals Within(HostIsolation isolation) =>
        new(terminal, options with { Apart = isolation.Obstacle is null }, programs, json) { isolation = isolation };

    /// <exception cref="ActionFailure">A file of somebody's own is where the report is written.</exception>
    public void CheckReport() => OutputFile.Check(Report, Report, "ms rehearse", "--report", RehearsalReport.Is);

    public async Task<IReadOnlyList<RehearsalResult>> PlayAsync(
        IReadOnlyList<Scenario> scenarios,
        CancellationToken cancellation
    )
    {
        var results = new List<RehearsalResult>();
        var reports = new List<string>();
        // a checkout of somebody's own is one repository
        foreach (var scenario in scenarios.Where(scenario => !IsForeign || scenario.Kind == ProductKind.App))
        {
            var own =
                scenarios.Count > 1 && options.Keep is { } keep
                    ? options with
                    {
                        Keep = Path.Combine(keep, scenario.Name),
                    }
                    : options;
            var (result, report) = await PlayAsync(own, scenario, cancellation);
            results.Add(result);
            reports.Add(report);
            if (!json)
            {
                ResultTable.Show(terminal.Screen(), result);
            }
            if (result.Document.Scenario == Scenario.Foreign.Name)
            {
                // without the lanes every scenario is this one
                break;
            }
        }
        isolation.Reopen(ReportFolder);
        await File.WriteAllTextAsync(Report, string.Join('\n', reports), cancellation);
        return results;
    }

    private async Task<(RehearsalResult Result, string Report)> PlayAsync(
        RehearsalOptions own,
        Scenario wanted,
        CancellationToken cancellation
    )
    {
        await using var view = View();
        var recorder = new RunRecorder(terminal.Time);
        await using var environment = await RehearsalEnvironment.OpenAsync(
            own,
            wanted.Kind,
            programs,
            Watch,
            cancellation
        );
        var scenario = environment.HasLanes ? wanted : Scenario.Foreign;
        view.Begin(scenario.Name, scenario.Description);
        var result = await new RehearsalRun(environment, scenario, view, terminal.Time).RunAsync(cancellation);
        return (result, RehearsalReport.Of(environment, recorder, result));

        void Watch(RunnerEvent happened)
        {
            recorder.Take(happened);
            view.Happened(happened);
        }
    }

    private IRehearsalView View() =>
        json ? new PlainView(terminal.Error, terminal.Time)
        : terminal.IsLive ? new LiveView(terminal, terminal.Time)
        : new PlainView(terminal.Out, terminal.Time);
}
