using MsReleaseActions.ActionsTests.DispatchAndWait;
using MsReleaseActions.Server;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.NetworkFaults;

namespace MsReleaseActions.ActionsTests.NetworkFaults;

internal sealed class DispatchScene : DispatchTest, IScene
{
    public GitHubSandbox Site => Github;

    public string Secret => Token;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Repo.Actions.OnDispatch(run => run.Complete("success"));
    }

    public Task<ActionResult> ActAsync()
    {
        Network = NetworkFaultCase.Impatient;
        return DispatchAsync(
            ("correlation-input", "request_id"),
            ("inputs", "source_sha: abc"),
            ("reuse", "success"),
            ("timeout-minutes", "10")
        );
    }

    public void RequireSafe() => Repo.Actions.Runs.Count.Should().BeLessThanOrEqualTo(1);

    public void RequireDone() => Repo.Actions.Runs.Should().ContainSingle();
}
