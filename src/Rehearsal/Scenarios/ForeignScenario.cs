using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Scenarios;

/// <summary>A release of a repository that knows nothing of the lanes, as far as its workflow files can be run here.</summary>
internal static class ForeignScenario
{
    public static async Task PlayAsync(ScenarioDriver play)
    {
        await play.PushAsync();
        var (stage, repository) = (play.Stage, play.Stage.Product.Repository);
        play.Act("operator", $"pushes the tag {stage.ReleaseTag}");
        repository.CreateTag(stage.ReleaseTag, stage.SourceSha);
        await stage.Runner.WhenIdle().WaitAsync(play.Cancellation);
        foreach (var workflow in repository.Actions.Workflows.Where(workflow => repository.Actions.Runs.All(run => run.Workflow != workflow)).ToList())
        {
            // one that cannot be dispatched, or not without somebody's inputs, is named: nothing is passed over silently
            if (await play.TryDispatchAsync(workflow.FileName) is { } run)
            {
                await stage.WaitsOrEnds(run).WaitAsync(play.Cancellation);
                await ApproveAsync(play, run);
            }
        }
        play.Expect(repository.Actions.Runs.Count > 0, $"{repository.Actions.Runs.Count} runs were started");
        foreach (var run in repository.Actions.Runs)
        {
            play.Expect(run.Conclusion is "success" or "skipped", $"{run.Workflow.Name} #{run.Number} ({run.Made.Event}) ended as {run.Conclusion}: {play.Ends(run)}");
        }
    }

    private static async Task ApproveAsync(ScenarioDriver play, SandboxRun run)
    {
        while (run.Status == "waiting")
        {
            await play.DecideAsync(run, approve: true);
        }
        await play.EndedAsync(run);
    }
}
