using MsReleaseActions.Cli.Commands.Rehearse;
using MsReleaseActions.Rehearsal.Actions;
using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Rehearsal.Proofs;
using MsReleaseActions.Rehearsal.Scenarios;
using MsReleaseActions.Rehearsal.Seeds;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Runner.Options;
using MsReleaseActions.Runner.Processes;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Lanes;

/// <summary>
/// The workflow files themselves, executed: as they are installed, or with one thing in them changed on purpose.
/// </summary>
public abstract class LaneTest : IDisposable
{
    private static readonly ActionPrograms Programs = ActionPrograms.Find(
        ActionCatalog.Ids,
        null,
        AppContext.BaseDirectory
    );
    private readonly StringWriter log = new();
    private readonly TemporaryFolder folder = new();

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    /// <summary>Plays a scenario to its end.</summary>
    internal async Task<RehearsalResult> RehearseAsync(string scenario)
    {
        var played = Scenario.Find(scenario)!;
        await using var environment = await RehearsalEnvironment.OpenAsync(
            new RehearsalOptions(AssetsMegabytes: 1, Seed: 1) { Processes = Processes },
            played.Kind,
            Programs,
            View().Happened,
            Cancel
        );
        return await RehearseAsync(environment, played);
    }

    /// <summary>
    /// Candidate and release dispatched by hand, past the train, which would refuse files that do not keep to their
    /// lanes.
    /// </summary>
    internal static Scenario ByHand { get; } =
        new(
            "by-hand",
            "everything is dispatched by hand",
            Ending.Published,
            1,
            async driver =>
            {
                await driver.PushAsync();
                driver.Succeeded(await driver.CandidateAsync());
                await Doubling.ApproveAsync(driver, await driver.ReleaseAsync());
            }
        );

    /// <summary>Plays a scenario to its end on a stage.</summary>
    internal Task<RehearsalResult> RehearseAsync(RehearsalEnvironment environment, Scenario scenario) =>
        new RehearsalRun(environment, scenario, View(), TimeProvider.System).RunAsync(Cancel);

    /// <summary>
    /// A stage whose product is the built-in one, with texts of its files exchanged; an empty old text is the whole
    /// file.
    /// </summary>
    internal Task<RehearsalEnvironment> OpenAsync(params (string File, string Old, string New)[] edits) =>
        OpenAsync([], edits);

    /// <param name="passOver">Actions that may be passed over.</param>
    internal Task<RehearsalEnvironment> OpenAsync(
        string[] passOver,
        params (string File, string Old, string New)[] edits
    )
    {
        var options = new RehearsalOptions(AssetsMegabytes: 1, Seed: 1) { PassOver = passOver, Processes = Processes };
        return RehearsalEnvironment.OpenAsync(
            edits.Length == 0 ? options : options with { Checkout = Checkout(edits) },
            ProductKind.App,
            Programs,
            View().Happened,
            Cancel
        );
    }

    /// <summary>The people of a stage.</summary>
    internal ScenarioDriver People(RehearsalEnvironment environment) => new(environment, View(), Cancel);

    /// <summary>A stage with the commit pushed and its candidate sealed.</summary>
    internal async Task<(RehearsalEnvironment Stage, ScenarioDriver Play)> SealedAsync(
        params (string File, string Old, string New)[] edits
    )
    {
        var environment = await OpenAsync(edits);
        var driver = People(environment);
        await driver.PushAsync();
        driver.Succeeded(await driver.CandidateAsync());
        return (environment, driver);
    }

    /// <summary>What was printed, for a failed assertion.</summary>
    protected string Log => log.ToString();

    // the problems first: of a long text only the beginning may be seen
    internal void RequireNoProblem(RehearsalDocument document) =>
        document.Problems.Should().BeEmpty($"{string.Join("; ", document.Problems)}\n{Log}");

    /// <summary>Releases that have a tag, drafts too.</summary>
    internal static IReadOnlyList<SandboxRelease> Releases(RehearsalEnvironment environment, string tag) =>
        [.. environment.Product.Repository.Releases.All.Where(release => release.TagName == tag)];

    /// <summary>The errors of a run, in order.</summary>
    internal static string Errors(RehearsalEnvironment environment, SandboxRun run) =>
        string.Join(
            '\n',
            environment
                .Events.OfType<Annotated>()
                .Where(said => said.Run == run && said.Annotation.Level == "error")
                .Select(said => said.Annotation.Message)
        );

    /// <summary>Nothing is to be seen by the public.</summary>
    internal static async Task<string> VisibleAsync(RehearsalEnvironment environment) =>
        string.Join(
            "; ",
            (await AbsenceProof.ProveAsync(environment, Cancel))
                .Where(finding => !finding.Holds)
                .Select(finding => finding.Text)
        );

    /// <summary>What runs the actions; null: the runner, each as a process of its own.</summary>
    private protected virtual Func<TimeProvider, IStepProcesses>? Processes => time => new ActionsInside(time);

    private PlainView View() => new(TextWriter.Synchronized(log), TimeProvider.System);

    // a real checkout with real history, as --repo takes it
    private string Checkout((string File, string Old, string New)[] edits)
    {
        var path = Directory.CreateDirectory(folder["product"]).FullName;
        foreach (var (name, original) in SeedTree.Of("ms-manager"))
        {
            var (file, text) = (Path.Combine(path, name), original);
            foreach (var (_, old, now) in edits.Where(edit => name.EndsWith(edit.File, StringComparison.Ordinal)))
            {
                if (old.Length == 0)
                {
                    text = now;
                    continue;
                }
                text.Should().Contain(old, $"{name} is to be changed there");
                text = text.Replace(old, now);
            }
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
        string[][] commands =
        [
            ["init", "--quiet", "--initial-branch=main"],
            ["add", "--all", "--force"],
            ["-c", "user.name=T", "-c", "user.email=t@example.com", "commit", "--quiet", "-m", "all"],
        ];
        foreach (var command in commands)
        {
            Tool.RunAsync("git", path, command).GetAwaiter().GetResult().ExitCode.Should().Be(0);
        }
        return path;
    }
}
