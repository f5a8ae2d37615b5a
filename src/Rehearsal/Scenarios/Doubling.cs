using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Scenarios;

/// <summary>
/// Everything is dispatched twice, past the train: the workflows themselves keep to one build and one release.
/// </summary>
internal static class Doubling
{
    public static async Task PlayAsync(ScenarioDriver driver)
    {
        await driver.PushAsync();
        SandboxRun[] candidates = [await driver.DispatchCandidateAsync(), await driver.DispatchCandidateAsync()];
        await Task.WhenAll(candidates.Select(driver.EndedAsync));
        driver.Expect(
            candidates.All(run => run.Conclusion == "success") && driver.Ran(candidates[1], "build") == 0,
            $"of two candidates at once the second ended as {candidates[1].Conclusion} without building"
        );
        await ApproveAsync(driver, await driver.ReleaseAsync());
        var again = await driver.CandidateAsync();
        driver.Expect(
            again.Conclusion == "success" && driver.Ran(again, "build") == 0,
            $"a third candidate ended as {again.Conclusion} without building"
        );
        var before = driver.Writes;
        await ApproveAsync(driver, await driver.ReleaseAsync());
        driver.Expect(
            driver.Writes == before,
            $"{driver.Writes - before} writes when the release was dispatched and approved again"
        );
        await AppScenarios.PublishedAsync(
            driver,
            driver.Environment.Product.Request with
            {
                Tag = ReleaseTag.Parse(driver.Environment.ReleaseTag, driver.Environment.Settings.TagPrefix),
            }
        );
        driver.Expect(driver.Writes == before, $"{driver.Writes - before} writes when the train came upon it");
    }

    /// <summary>The reviewer says yes to a run that waits; nothing may be visible before.</summary>
    public static async Task ApproveAsync(ScenarioDriver driver, SandboxRun release)
    {
        driver.Expect(release.Status == "waiting", $"release #{release.Number} waits for its approval");
        if (release.Status != "waiting")
        {
            throw new ScenarioFailure(
                $"release #{release.Number} ended as {release.Conclusion} and asked nobody: {driver.Ends(release)}"
            );
        }
        if (release.Number == 1)
        {
            await driver.NothingVisibleAsync("while it waits for its approval");
        }
        await driver.DecideAsync(release, approve: true);
        driver.Succeeded(release);
    }
}
