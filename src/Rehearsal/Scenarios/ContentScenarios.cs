using MsReleaseActions.Core;
using MsReleaseActions.Rehearsal.Seeds;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Scenarios;

/// <summary>The scenarios of content: five repositories, and one command.</summary>
internal static class ContentScenarios
{
    public static async Task PublishedAsync(ScenarioDriver play)
    {
        await play.LandAsync();
        await AppScenarios.PublishedAsync(play);
        Built(play, "the first release builds each producer's candidate", loader: 1, bridge: 1, core: 1, extension: 1, firmware: 1);
        await play.LandAsync();
        await AppScenarios.PublishedAsync(play);
        Built(play, "after a commit in core only what is made of core is built again", loader: 1, bridge: 1, core: 2, extension: 1, firmware: 2);
    }

    public static async Task OneMissingAsync(ScenarioDriver play)
    {
        await play.LandAsync();
        var loader = Product(play).Seed.Loader;
        play.Stage.Machines.Sabotage = (tools, run) =>
        {
            if (run is { Attempt: 1 } && run.Repository == loader)
            {
                Breaking.Tool(tools, "cargo", "[ \"$1\" = build ] && [ \"$RUNNER_OS\" = Windows ]", "error: linking with `link.exe` failed: exit code: 1181");
            }
        };
        await StoppedAsync(play, new OperatorDriver(play), "loader");
        await play.NothingVisibleAsync("after the failed candidate");
        await RefusedAsync(play);
        await AppScenarios.PublishedAsync(play);
        Built(play, "what failed was run again, what was built is kept", loader: 1, bridge: 1, core: 1, extension: 1, firmware: 1);
        play.Expect(Runs(loader, "candidate.yml") is [{ Attempt: 2 }], "the loader's one run was run again, its failed jobs only");
    }

    public static async Task TamperedAsync(ScenarioDriver play)
    {
        await play.LandAsync();
        var stopped = await new OperatorDriver(play) { StopAt = (StepId.Candidate, StepStatus.Done) }.PublishAsync(play.Stage.Product.Request, play.Cancellation);
        play.Expect(stopped?.ExitCode == ExitCode.Cancelled, "the operator stops once the candidates are sealed");
        var loader = Product(play).Seed.Loader;
        play.Act("intruder", $"changes one bit of {await Tampering.ChangeOneBitAsync(play.Stage, loader, name => name == "midi-studio-loader-linux-x86_64", play.Cancellation)}");
        await StoppedAsync(play, new OperatorDriver(play), "loader");
        await RefusedAsync(play);
        play.Expect(play.ApprovalRequired != true, "nobody was asked to approve it");
    }

    public static async Task InterruptedAsync(ScenarioDriver play)
    {
        await play.LandAsync();
        await AppScenarios.StopEverywhereAsync(play);
        await AppScenarios.PublishedAsync(play);
        Built(play, "however often it was stopped", loader: 1, bridge: 1, core: 1, extension: 1, firmware: 1);
        var (pulls, runs) = (play.Stage.Product.Repository.Pulls.All.Count, play.RunsOf("publish.yml").Count);
        play.Expect((pulls, runs) == (1, 1), $"{pulls} pull request and {runs} run of publish.yml in all");
    }

    private static RehearsedContent Product(ScenarioDriver play) => (RehearsedContent)play.Stage.Product;

    private static IReadOnlyList<SandboxRun> Runs(SandboxRepository repository, string workflow) => [.. repository.Actions.Runs.Where(run => run.Workflow.FileName == workflow)];

    private static void Built(ScenarioDriver play, string when, int loader, int bridge, int core, int extension, int firmware)
    {
        var seed = Product(play).Seed;
        var runs = new[]
        {
            ("loader", Runs(seed.Loader, "candidate.yml").Count, loader),
            ("bridge", Runs(seed.Bridge, "candidate.yml").Count, bridge),
            ("core", Runs(seed.Core, "candidate.yml").Count, core),
            ("extension", Runs(seed.PluginBitwig, "candidate-extension.yml").Count, extension),
            ("firmware", Runs(seed.PluginBitwig, "candidate-firmware.yml").Count, firmware),
        };
        play.Expect(runs.All(run => run.Item2 == run.Item3), $"{when}: {string.Join(", ", runs.Select(run => $"{run.Item1} {run.Item2}"))} in all");
    }

    private static async Task StoppedAsync(ScenarioDriver play, OperatorDriver train, string because)
    {
        var end = await train.PublishAsync(play.Stage.Product.Request, play.Cancellation);
        play.Expect(end?.ExitCode == ExitCode.No && end.Message.Contains(because, StringComparison.Ordinal), end is null ? "the train went through" : $"the train stops, and names {because}: {end.What}");
    }

    // whoever goes past the train meets the workflow
    private static async Task RefusedAsync(ScenarioDriver play)
    {
        var before = Releases(play);
        var run = await play.ReleaseAsync();
        play.Expect(run.Conclusion == "failure", $"publish #{run.Number} by hand ended as {run.Conclusion}: {play.Ends(run)}");
        play.Expect(play.Said(run, "loader"), "its refusal names the loader");
        play.Expect(Releases(play) == before, "it has written nothing");
    }

    private static int Releases(ScenarioDriver play) => play.Stage.Product.Repository.Releases.All.Count;
}
