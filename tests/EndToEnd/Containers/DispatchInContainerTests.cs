using MsReleaseActions.Sandbox;

namespace MsReleaseActions.EndToEnd.Containers;

public sealed class DispatchInContainerTests
{
    [Fact]
    public async Task A_run_is_dispatched_and_followed_and_every_declared_output_is_set()
    {
        using var job = new ContainerJob(ContainerEngine.Require());
        await using var github = await GitHubSandbox.StartAsync();
        var repository = github.CreateRepository("org/ms-manager");
        repository.Commit(new Dictionary<string, string> { [".github/workflows/candidate.yml"] = "on:\n  workflow_dispatch:\njobs: {}\n" }, "first");
        repository.Actions.OnDispatch(run => run.Complete("success"));

        var result = await job.RunAsync("dispatch-and-wait", new Dictionary<string, string>
        {
            ["token"] = github.WriteToken(repository),
            ["api-url"] = github.ApiUrl,
            ["workflow"] = "candidate.yml",
        });

        result.ExitCode.Should().Be(0, result.Log);
        result.Outputs.Keys.Should().Equal(ActionFile.Read("dispatch-and-wait").Outputs.Select(output => output.Key));
        result.Outputs["run-id"].Should().Be(repository.Actions.Runs.Single().Id.ToString());
        result.Summary.Should().Contain("success");
        github.Log.Violations.Should().BeEmpty();
    }
}
