using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Scenarios;

/// <summary>Everything is dispatched twice, past the train: the workflows themselves keep to one build and one release.</summary>
internal static class Doubling
{
    public static async Task PlayAsync(ScenarioDriver play)
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
        var before = play.Writes;
        await ApproveAsync(play, await play.ReleaseAsync());
        play.Expect(play.Writes == before, $"{play.Writes - before} writes when the release was dispatched and approved again");
        await AppScenarios.PublishedAsync(play, play.Stage.Product.Request with { Tag = ReleaseTag.Parse(play.Stage.ReleaseTag) });
        play.Expect(play.Writes == before, $"{play.Writes - before} writes when the train came upon it");
    }

    /// <summary>The reviewer says yes to a run that waits; nothing may be visible before.</summary>
    public static async Task ApproveAsync(ScenarioDriver play, SandboxRun release)
    {
        play.Expect(release.Status == "waiting", $"release #{release.Number} waits for its approval");
        if (release.Status != "waiting")
        {
            throw new ScenarioFailure($"release #{release.Number} ended as {release.Conclusion} and asked nobody: {play.Ends(release)}");
        }
        if (release.Number == 1)
        {
            await play.NothingVisibleAsync("while it waits for its approval");
        }
        await play.DecideAsync(release, approve: true);
        play.Succeeded(release);
    }
}
