using MsReleaseActions.Core;
using MsReleaseActions.Rehearsal.Seeds;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Scenarios;

/// <summary>The scenarios of content: five repositories, and one command.</summary>
internal static class ContentScenarios
{
    public static async Task PublishedAsync(ScenarioDriver driver)
    {
        await driver.LandAsync();
        await AppScenarios.PublishedAsync(driver);
        Built(
            driver,
            "the first release builds each producer's candidate",
            loader: 1,
            bridge: 1,
            core: 1,
            extension: 1,
            firmware: 1
        );
        await driver.LandAsync();
        await AppScenarios.PublishedAsync(driver);
        Built(
            driver,
            "after a commit in core only what is made of core is built again",
            loader: 1,
            bridge: 1,
            core: 2,
            extension: 1,
            firmware: 2
        );
    }

    public static async Task OneMissingAsync(ScenarioDriver driver)
    {
        await driver.LandAsync();
        var loader = Product(driver).Seed.Loader;
        driver.Environment.Machines.Sabotage = (tools, run) =>
        {
            if (run is { Attempt: 1 } && run.Repository == loader)
            {
                Breaking.Tool(
                    tools,
                    "cargo",
                    "[ \"$1\" = build ] && [ \"$RUNNER_OS\" = Windows ]",
                    "error: linking with `link.exe` failed: exit code: 1181"
                );
            }
        };
        await StoppedAsync(driver, new OperatorDriver(driver), "loader");
        await driver.NothingVisibleAsync("after the failed candidate");
        await RefusedAsync(driver);
        await AppScenarios.PublishedAsync(driver);
        Built(
            driver,
            "what failed was run again, what was built is kept",
            loader: 1,
            bridge: 1,
            core: 1,
            extension: 1,
            firmware: 1
        );
        driver.Expect(
            Runs(loader, "candidate.yml") is [{ Attempt: 2 }],
            "the loader's one run was run again, its failed jobs only"
        );
    }

    public static async Task TamperedAsync(ScenarioDriver driver)
    {
        await driver.LandAsync();
        var stopped = await new OperatorDriver(driver) { StopAt = (StepId.Candidate, StepStatus.Done) }.PublishAsync(
            driver.Environment.Product.Request,
            driver.Cancellation
        );
        driver.Expect(stopped?.ExitCode == ExitCode.Cancelled, "the operator stops once the candidates are sealed");
        var loader = Product(driver).Seed.Loader;
        driver.Act(
            "intruder",
            "changes one bit of "
                + await Tampering.ChangeOneBitAsync(
                    driver.Environment,
                    loader,
                    name => name == "midi-studio-loader-linux-x86_64",
                    driver.Cancellation
                )
        );
        await StoppedAsync(driver, new OperatorDriver(driver), "loader");
        await RefusedAsync(driver);
        driver.Expect(driver.ApprovalRequired != true, "nobody was asked to approve it");
    }

    public static async Task InterruptedAsync(ScenarioDriver driver)
    {
        await driver.LandAsync();
        await AppScenarios.StopEverywhereAsync(driver);
        await AppScenarios.PublishedAsync(driver);
        Built(driver, "however often it was stopped", loader: 1, bridge: 1, core: 1, extension: 1, firmware: 1);
        var (pulls, runs) = (driver.Environment.Product.Repository.Pulls.All.Count, driver.RunsOf("publish.yml").Count);
        driver.Expect((pulls, runs) == (1, 1), $"{pulls} pull request and {runs} run of publish.yml in all");
    }

    private static RehearsedContent Product(ScenarioDriver driver) => (RehearsedContent)driver.Environment.Product;

    private static IReadOnlyList<SandboxRun> Runs(SandboxRepository repository, string workflow) =>
        [.. repository.Actions.Runs.Where(run => run.Workflow.FileName == workflow)];

    private static void Built(
        ScenarioDriver driver,
        string when,
        int loader,
        int bridge,
        int core,
        int extension,
        int firmware
    )
    {
        var seed = Product(driver).Seed;
        var runs = new[]
        {
            ("loader", Runs(seed.Loader, "candidate.yml").Count, loader),
            ("bridge", Runs(seed.Bridge, "candidate.yml").Count, bridge),
            ("core", Runs(seed.Core, "candidate.yml").Count, core),
            ("extension", Runs(seed.PluginBitwig, "candidate-extension.yml").Count, extension),
            ("firmware", Runs(seed.PluginBitwig, "candidate-firmware.yml").Count, firmware),
        };
        driver.Expect(
            runs.All(run => run.Item2 == run.Item3),
            $"{when}: {string.Join(", ", runs.Select(run => $"{run.Item1} {run.Item2}"))} in all"
        );
    }

    private static async Task StoppedAsync(ScenarioDriver driver, OperatorDriver train, string because)
    {
        var end = await train.PublishAsync(driver.Environment.Product.Request, driver.Cancellation);
        driver.Expect(
            end?.ExitCode == ExitCode.No && end.Message.Contains(because, StringComparison.Ordinal),
            end is null ? "the train went through" : $"the train stops, and names {because}: {end.What}"
        );
    }

    // whoever goes past the train meets the workflow
    private static async Task RefusedAsync(ScenarioDriver driver)
    {
        var before = Releases(driver);
        var run = await driver.ReleaseAsync();
        driver.Expect(
            run.Conclusion == "failure",
            $"publish #{run.Number} by hand ended as {run.Conclusion}: {driver.Ends(run)}"
        );
        driver.Expect(driver.Said(run, "loader"), "its refusal names the loader");
        driver.Expect(Releases(driver) == before, "it has written nothing");
    }

    private static int Releases(ScenarioDriver driver) => driver.Environment.Product.Repository.Releases.All.Count;
}
