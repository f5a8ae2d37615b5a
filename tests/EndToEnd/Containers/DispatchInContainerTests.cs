using MsReleaseActions.Server;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.EndToEnd.Containers;

[Needs(Need.Containers)]
public sealed class DispatchInContainerTests : IAsyncLifetime
{
    private GitHubSandbox github = null!;
    private SandboxRepository repository = null!;
    private ContainerJob job = null!;

    public async ValueTask InitializeAsync()
    {
        var engine = ContainerEngine.Require();
        github = await GitHubSandbox.StartAsync();
        repository = github.CreateRepository("org/ms-manager");
        var sha = repository.Commit(
            new Dictionary<string, string>
            {
                [".github/workflows/candidate.yml"] = "on:\n  workflow_dispatch:\njobs: {}\n",
            },
            "first"
        );
        job = new ContainerJob(engine, github, repository, sha);
    }

    public async ValueTask DisposeAsync()
    {
        job?.Dispose();
        await (github?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Fact]
    public async Task A_run_is_dispatched_and_followed_and_every_declared_output_is_set()
    {
        repository.Actions.OnDispatch(run => run.Complete("success"));

        var result = await job.RunAsync("dispatch-and-wait", ("workflow", "candidate.yml"));

        result.ExitCode.Should().Be(0, result.Log);
        result.Outputs.Keys.Should().Equal(ActionFile.Read("dispatch-and-wait").Outputs.Select(output => output.Key));
        result.Outputs["run-id"].Should().Be(Run.Id.ToString());
        result.Summary.Should().Contain("success");
        github.Log.Violations.Should().BeEmpty();
    }

    [Theory]
    [InlineData("SIGINT")]
    [InlineData("SIGTERM")]
    public async Task A_cancelled_step_ends_with_130_and_takes_the_remote_run_with_it(string signal)
    {
        ContainerStep? step = null;
        repository.Actions.OnDispatch(run => run.Start());
        // the first look at the run is held until the step has given it up
        github.Faults.On("GET", "/repos/*/*/actions/runs/*").Run(_ => step!.SendAsync(signal)).Stall();
        using (step = job.Start("dispatch-and-wait", ("workflow", "candidate.yml")))
        {
            var result = await step.WaitAsync();

            result.ExitCode.Should().Be(130, result.Log);
            result.Error.Should().StartWith($"Cancelled; run {Run.Id} was asked to stop");
            (Run.Conclusion, Run.CancelRequests).Should().Be(("cancelled", 1));
            result.Outputs["run-id"].Should().Be(Run.Id.ToString());
            result.Summary.Should().Contain("Cancelled");
        }
    }

    private SandboxRun Run => repository.Actions.Runs.Single();
}
