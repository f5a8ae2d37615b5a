using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Scenarios;

/// <summary>
/// A release of a repository that knows nothing of the lanes, as far as its workflow files can be run here.
/// </summary>
internal static class ForeignScenario
{
    public static async Task PlayAsync(ScenarioDriver driver)
    {
        await driver.PushAsync();
        var (environment, repository) = (driver.Environment, driver.Environment.Product.Repository);
        driver.Act("operator", $"pushes the tag {environment.ReleaseTag}");
        repository.CreateTag(environment.ReleaseTag, environment.SourceSha);
        await environment.Runner.WhenIdle().WaitAsync(driver.Cancellation);
        foreach (
            var workflow in repository
                .Actions.Workflows.Where(workflow => repository.Actions.Runs.All(run => run.Workflow != workflow))
                .ToList()
        )
        {
            // one that cannot be dispatched, or not without somebody's inputs, is named: nothing is passed over
            // silently
            if (await driver.TryDispatchAsync(workflow.FileName) is { } run)
            {
                await environment.WaitsOrEnds(run).WaitAsync(driver.Cancellation);
                await ApproveAsync(driver, run);
            }
        }
        driver.Expect(repository.Actions.Runs.Count > 0, $"{repository.Actions.Runs.Count} runs were started");
        foreach (var run in repository.Actions.Runs)
        {
            driver.Expect(
                run.Conclusion is "success" or "skipped",
                $"{run.Workflow.Name} #{run.Number} ({run.Made.Event}) ended as {run.Conclusion}: {driver.Ends(run)}"
            );
        }
    }

    private static async Task ApproveAsync(ScenarioDriver driver, SandboxRun run)
    {
        while (run.Status == "waiting")
        {
            await driver.DecideAsync(run, approve: true);
        }
        await driver.EndedAsync(run);
    }
}
