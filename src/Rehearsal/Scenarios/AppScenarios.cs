using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.Rehearsal.Scenarios;

/// <summary>The scenarios that an operator lives through, who only ever types the one command.</summary>
internal static class AppScenarios
{
    // far enough that something is there to be kept, not so far that nothing is left to do
    private const int Uploads = 5;

    public static async Task HappyAsync(ScenarioDriver driver)
    {
        await driver.LandAsync();
        await PublishedAsync(driver);
    }

    public static async Task CandidateFailsAsync(ScenarioDriver driver)
    {
        await driver.LandAsync();
        var (settings, leg) = (driver.Environment.Settings, driver.Environment.Settings.Build.Legs[^1]);
        driver.Environment.Machines.Sabotage = (tools, run) =>
        {
            if (run.Workflow.FileName == settings.CandidateWorkflow && run.Attempt == 1)
            {
                Breaking.Tool(
                    tools,
                    "rustup",
                    $"[ \"$TARGET\" = {leg.Target} ]",
                    "error: could not download the component rust-std: connection reset by peer"
                );
            }
        };
        await StoppedAsync(driver, new OperatorDriver(driver), $"build ({leg.Id})");
        await driver.NothingVisibleAsync("after the failed candidate");
        var early = await driver.ReleaseAsync();
        driver.Expect(early.Conclusion == "failure", $"a release of it is refused: {early.Conclusion}");
        await PublishedAsync(driver);
        driver.Expect(
            driver.Candidates is [{ Attempt: 2 }],
            "the one candidate run was run again, its failed jobs only"
        );
    }

    public static async Task PromoteDiesAsync(ScenarioDriver driver)
    {
        await driver.LandAsync();
        Killing? killing = null;
        var train = new OperatorDriver(driver)
        {
            Observe = happened =>
                killing ??=
                    happened is ApprovalAwaited
                        ? new Killing(
                            driver.Environment,
                            "promote-assets",
                            Uploads,
                            () => driver.Act("somebody", $"kills the promotion after {Uploads} uploads")
                        )
                        : null,
        };
        await StoppedAsync(driver, train, "promote");
        driver.Expect(killing?.Happened == true, "the promotion was killed in its work");
        await driver.NothingVisibleAsync("after the promotion died");
        await PublishedAsync(driver);
    }

    public static async Task NotApprovedAsync(ScenarioDriver driver)
    {
        await driver.LandAsync();
        var before = 0;
        var train = new OperatorDriver(driver)
        {
            Approves = false,
            Observe = happened => before = happened is ApprovalAwaited ? driver.Writes : before,
        };
        await StoppedAsync(driver, train, "rejected");
        driver.Expect(driver.Writes == before, $"{driver.Writes - before} writes after the rejection");
    }

    public static async Task RedCiAsync(ScenarioDriver driver)
    {
        var settings = driver.Environment.Settings;
        driver.Environment.Machines.Sabotage = (tools, run) =>
        {
            if (run.Workflow.FileName == settings.CiWorkflow)
            {
                Breaking.Tool(tools, "cargo", "true", "test result: FAILED. 11 passed; 1 failed");
            }
        };
        await driver.LandAsync();
        if (driver.RedCheck is not { } red)
        {
            driver.Expect(true, "no required check uses cargo: none was made red");
            return;
        }
        var before = driver.Writes;
        await StoppedAsync(driver, new OperatorDriver(driver), red);
        driver.Expect(driver.Writes == before, $"{driver.Writes - before} writes for a red commit");
        // whoever goes past the train meets the workflows
        var candidate = await driver.CandidateAsync();
        driver.Expect(
            candidate.Conclusion == "failure",
            $"candidate #{candidate.Number} ended as {candidate.Conclusion}: {driver.Ends(candidate)}"
        );
        var release = await driver.ReleaseAsync();
        driver.Expect(
            release.Conclusion == "failure",
            $"release #{release.Number} ended as {release.Conclusion}: {driver.Ends(release)}"
        );
        driver.Expect(driver.Said(release, red), "the refusal names the red check");
    }

    public static async Task InterruptedAsync(ScenarioDriver driver)
    {
        await driver.LandAsync();
        await StopEverywhereAsync(driver);
        await PublishedAsync(driver);
        var pulls = driver.Environment.Product.Repository.Pulls.All.Count;
        driver.Expect(
            (pulls, driver.Candidates.Count, driver.Releases.Count) == (1, 1, 1),
            $"{pulls} pull request, {driver.Candidates.Count} candidate and "
                + $"{driver.Releases.Count} release run in all"
        );
    }

    /// <summary>The train is stopped once each of its steps is done, from the pull request to the promotion.</summary>
    public static async Task StopEverywhereAsync(ScenarioDriver driver)
    {
        foreach (var step in (StepId[])[StepId.Bump, StepId.Merge, StepId.Source, StepId.Candidate, StepId.Release])
        {
            var end = await new OperatorDriver(driver) { StopAt = (step, StepStatus.Done) }.PublishAsync(
                driver.Environment.Product.Request,
                driver.Cancellation
            );
            driver.Expect(end?.ExitCode == ExitCode.Cancelled, $"stopped once {step} was done");
            await driver.NothingVisibleAsync($"after the stop at {step}");
        }
    }

    public static async Task BetasAsync(ScenarioDriver driver)
    {
        var request = driver.Environment.Product.Request;
        foreach (var channel in (Channel[])[Channel.Beta, Channel.Beta, Channel.Stable])
        {
            await driver.LandAsync();
            // without a stable release before it, nothing but its name says what the betas lead to
            var tag = channel == Channel.Stable ? request.Tag : null;
            await PublishedAsync(driver, request with { Channel = channel, Tag = tag });
        }
    }

    /// <summary>The train must get to its end.</summary>
    /// <param name="driver">Where people act.</param>
    /// <param name="request">What is asked for; null: what the product is released as.</param>
    public static async Task PublishedAsync(ScenarioDriver driver, ReleaseRequest? request = null)
    {
        var end = await new OperatorDriver(driver).PublishAsync(
            request ?? driver.Environment.Product.Request,
            driver.Cancellation
        );
        if (end is not null)
        {
            throw new ScenarioFailure(RehearsalProblem.Of("the train stopped", end));
        }
        driver.Expect(true, $"the train published {driver.Environment.ReleaseTag}");
    }

    private static async Task StoppedAsync(ScenarioDriver driver, OperatorDriver train, string because)
    {
        var end = await train.PublishAsync(driver.Environment.Product.Request, driver.Cancellation);
        driver.Expect(
            end?.ExitCode == ExitCode.No && end.Message.Contains(because, StringComparison.Ordinal),
            end is null ? "the train went through" : $"the train stops, and names {because}"
        );
    }
}
