using MsReleaseActions.Sandbox;

namespace MsReleaseActions.Cli.Rehearsing.Scenarios;

/// <summary>The scenarios, each as the people and workflows of a release live through it.</summary>
internal static class Stories
{
    // far enough that something is there to be kept, not so far that nothing is left to do
    private const int Uploads = 5;

    public static async Task HappyAsync(Play play)
    {
        await play.PushAsync();
        play.Succeeded(await play.CandidateAsync());
        await ApproveAsync(play, await play.ReleaseAsync());
    }

    public static async Task CandidateFailsAsync(Play play)
    {
        await play.PushAsync();
        play.Stage.Machines.Sabotage = (tools, run) =>
        {
            if (run is { Workflow.FileName: "candidate.yml", Attempt: 1 })
            {
                Breaking.Tool(tools, "rustup", "[ \"$RUNNER_OS\" = macOS ] && [ \"$RUNNER_ARCH\" = ARM64 ] && case \"$TARGET\" in aarch64*) true;; *) false;; esac", "error: could not download the component rust-std: connection reset by peer");
            }
        };
        var candidate = await play.CandidateAsync();
        play.Expect(candidate.Conclusion == "failure", $"candidate #{candidate.Number} ended as {candidate.Conclusion}: {play.Ends(candidate)}");
        await play.NothingVisibleAsync("after the failed candidate");
        var early = await play.ReleaseAsync();
        play.Expect(early.Conclusion == "failure", $"a release of it is refused: {early.Conclusion}");
        await play.RerunFailedAsync(candidate);
        play.Succeeded(candidate);
        await ApproveAsync(play, await play.ReleaseAsync());
    }

    public static async Task PromoteDiesAsync(Play play)
    {
        await play.PushAsync();
        play.Succeeded(await play.CandidateAsync());
        var first = await play.ReleaseAsync();
        play.Expect(first.Status == "waiting", $"release #{first.Number} waits for its approval");
        var killing = new Killing(play.Stage, "promote-assets", Uploads, () => play.Act("somebody", $"kills the promotion after {Uploads} uploads"));
        await play.DecideAsync(first, approve: true);
        play.Expect(first.Conclusion == "failure" && killing.Happened, $"release #{first.Number} ended as {first.Conclusion}: {play.Ends(first)}");
        await play.NothingVisibleAsync("after the promotion died");
        await ApproveAsync(play, await play.ReleaseAsync());
    }

    public static async Task NotApprovedAsync(Play play)
    {
        await play.PushAsync();
        play.Succeeded(await play.CandidateAsync());
        var release = await play.ReleaseAsync();
        await play.NothingVisibleAsync("while it waits for its approval");
        var before = play.Stage.GitHub.Log.Writes.Count(request => request.UserAgent != Stage.UserAgent);
        await play.DecideAsync(release, approve: false);
        var written = play.Stage.GitHub.Log.Writes.Count(request => request.UserAgent != Stage.UserAgent) - before;
        play.Expect(release.Conclusion == "failure", $"release #{release.Number} ended as {release.Conclusion}: {play.Ends(release)}");
        play.Expect(written == 0, $"{written} writes after the rejection");
    }

    public static async Task RedCiAsync(Play play)
    {
        play.Stage.Machines.Sabotage = (tools, run) =>
        {
            if (run.Workflow.FileName == "ci.yml")
            {
                Breaking.Tool(tools, "cargo", "[ \"$1\" = test ]", "test result: FAILED. 11 passed; 1 failed");
            }
        };
        await play.PushAsync();
        var candidate = await play.CandidateAsync();
        play.Expect(candidate.Conclusion == "failure", $"candidate #{candidate.Number} ended as {candidate.Conclusion}: {play.Ends(candidate)}");
        var release = await play.ReleaseAsync();
        play.Expect(release.Conclusion == "failure", $"release #{release.Number} ended as {release.Conclusion}: {play.Ends(release)}");
        play.Expect(play.Said(release, "core (rust)"), "the refusal names the red check");
    }

    public static async Task TwiceAsync(Play play)
    {
        await play.PushAsync();
        SandboxRun[] candidates = [await play.DispatchCandidateAsync(), await play.DispatchCandidateAsync()];
        await Task.WhenAll(candidates.Select(play.EndedAsync));
        play.Expect(
            candidates.All(run => run.Conclusion == "success") && play.Ran(candidates[1], "build") == 0,
            $"of two candidates at once the second ended as {candidates[1].Conclusion} without building");
        await ApproveAsync(play, await play.ReleaseAsync());
        var again = await play.CandidateAsync();
        play.Expect(again.Conclusion == "success" && play.Ran(again, "build") == 0, $"a third candidate ended as {again.Conclusion} without building");
        var before = play.Stage.GitHub.Log.Writes.Count(request => request.UserAgent != Stage.UserAgent);
        await ApproveAsync(play, await play.ReleaseAsync());
        var written = play.Stage.GitHub.Log.Writes.Count(request => request.UserAgent != Stage.UserAgent) - before;
        play.Expect(written == 0, $"{written} writes when the release was dispatched and approved again");
    }

    // nothing may be visible until somebody said yes
    private static async Task ApproveAsync(Play play, SandboxRun release)
    {
        play.Expect(release.Status == "waiting", $"release #{release.Number} waits for its approval");
        if (release.Status != "waiting")
        {
            throw new SceneFailure($"release #{release.Number} ended as {release.Conclusion} and asked nobody: {play.Ends(release)}");
        }
        if (release.Number == 1)
        {
            await play.NothingVisibleAsync("while it waits for its approval");
        }
        await play.DecideAsync(release, approve: true);
        play.Succeeded(release);
    }
}
