using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.Rehearsal.Scenarios;

/// <summary>The scenarios that an operator lives through, who only ever types the one command.</summary>
internal static class AppScenarios
{
    // far enough that something is there to be kept, not so far that nothing is left to do
    private const int Uploads = 5;

    public static async Task HappyAsync(ScenarioDriver play)
    {
        await play.LandAsync();
        await PublishedAsync(play);
    }

    public static async Task CandidateFailsAsync(ScenarioDriver play)
    {
        await play.LandAsync();
        play.Stage.Machines.Sabotage = (tools, run) =>
        {
            if (run is { Workflow.FileName: "candidate.yml", Attempt: 1 })
            {
                Breaking.Tool(tools, "rustup", "[ \"$RUNNER_OS\" = macOS ] && [ \"$RUNNER_ARCH\" = ARM64 ] && case \"$TARGET\" in aarch64*) true;; *) false;; esac", "error: could not download the component rust-std: connection reset by peer");
            }
        };
        await StoppedAsync(play, new OperatorDriver(play), "build (macos-arm64)");
        await play.NothingVisibleAsync("after the failed candidate");
        var early = await play.ReleaseAsync();
        play.Expect(early.Conclusion == "failure", $"a release of it is refused: {early.Conclusion}");
        await PublishedAsync(play);
        play.Expect(play.RunsOf("candidate.yml") is [{ Attempt: 2 }], "the one candidate run was run again, its failed jobs only");
    }

    public static async Task PromoteDiesAsync(ScenarioDriver play)
    {
        await play.LandAsync();
        Killing? killing = null;
        var train = new OperatorDriver(play)
        {
            Observe = happened => killing ??= happened is ApprovalAwaited
                ? new Killing(play.Stage, "promote-assets", Uploads, () => play.Act("somebody", $"kills the promotion after {Uploads} uploads"))
                : null,
        };
        await StoppedAsync(play, train, "promote");
        play.Expect(killing?.Happened == true, "the promotion was killed in its work");
        await play.NothingVisibleAsync("after the promotion died");
        await PublishedAsync(play);
    }

    public static async Task NotApprovedAsync(ScenarioDriver play)
    {
        await play.LandAsync();
        var before = 0;
        var train = new OperatorDriver(play)
        {
            Approves = false,
            Observe = happened => before = happened is ApprovalAwaited ? play.Writes : before,
        };
        await StoppedAsync(play, train, "rejected");
        play.Expect(play.Writes == before, $"{play.Writes - before} writes after the rejection");
    }

    public static async Task RedCiAsync(ScenarioDriver play)
    {
        play.Stage.Machines.Sabotage = (tools, run) =>
        {
            if (run.Workflow.FileName == "ci.yml")
            {
                Breaking.Tool(tools, "cargo", "[ \"$1\" = test ]", "test result: FAILED. 11 passed; 1 failed");
            }
        };
        await play.LandAsync();
        var before = play.Writes;
        await StoppedAsync(play, new OperatorDriver(play), "core (rust)");
        play.Expect(play.Writes == before, $"{play.Writes - before} writes for a red commit");
        // whoever goes past the train meets the workflows
        var candidate = await play.CandidateAsync();
        play.Expect(candidate.Conclusion == "failure", $"candidate #{candidate.Number} ended as {candidate.Conclusion}: {play.Ends(candidate)}");
        var release = await play.ReleaseAsync();
        play.Expect(release.Conclusion == "failure", $"release #{release.Number} ended as {release.Conclusion}: {play.Ends(release)}");
        play.Expect(play.Said(release, "core (rust)"), "the refusal names the red check");
    }

    public static async Task InterruptedAsync(ScenarioDriver play)
    {
        await play.LandAsync();
        await StopEverywhereAsync(play);
        await PublishedAsync(play);
        var pulls = play.Stage.Product.Repository.Pulls.All.Count;
        play.Expect(
            (pulls, play.RunsOf("candidate.yml").Count, play.RunsOf("release.yml").Count) == (1, 1, 1),
            $"{pulls} pull request, {play.RunsOf("candidate.yml").Count} candidate and {play.RunsOf("release.yml").Count} release run in all");
    }

    /// <summary>The train is stopped once each of its steps is done, from the pull request to the promotion.</summary>
    public static async Task StopEverywhereAsync(ScenarioDriver play)
    {
        foreach (var step in (StepId[])[StepId.Bump, StepId.Merge, StepId.Source, StepId.Candidate, StepId.Release])
        {
            var end = await new OperatorDriver(play) { StopAt = (step, StepStatus.Done) }.PublishAsync(play.Stage.Product.Request, play.Cancellation);
            play.Expect(end?.ExitCode == ExitCode.Cancelled, $"stopped once {step} was done");
            await play.NothingVisibleAsync($"after the stop at {step}");
        }
    }

    public static async Task BetasAsync(ScenarioDriver play)
    {
        foreach (var channel in (Channel[])[Channel.Beta, Channel.Beta, Channel.Stable])
        {
            await play.LandAsync();
            await PublishedAsync(play, play.Stage.Product.Request with { Channel = channel, Tag = null });
        }
    }

    /// <summary>The train must get to its end.</summary>
    /// <param name="play">Where people act.</param>
    /// <param name="request">What is asked for; null: what the product is released as.</param>
    public static async Task PublishedAsync(ScenarioDriver play, ReleaseRequest? request = null)
    {
        var end = await new OperatorDriver(play).PublishAsync(request ?? play.Stage.Product.Request, play.Cancellation);
        if (end is not null)
        {
            throw new ScenarioFailure($"the train stopped: {end.Message}");
        }
        play.Expect(true, $"the train published {play.Stage.ReleaseTag}");
    }

    private static async Task StoppedAsync(ScenarioDriver play, OperatorDriver train, string because)
    {
        var end = await train.PublishAsync(play.Stage.Product.Request, play.Cancellation);
        play.Expect(end?.ExitCode == ExitCode.No && end.Message.Contains(because, StringComparison.Ordinal), end is null ? "the train went through" : $"the train stops, and names {because}");
    }
}
