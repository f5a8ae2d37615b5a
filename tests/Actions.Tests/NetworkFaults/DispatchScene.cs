using MsReleaseActions.ActionsTests.DispatchAndWait;
using MsReleaseActions.Server;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.NetworkFaults;

internal sealed class DispatchScene(int atOnce) : DispatchTest, IScene
{
    public GitHubSandbox Site => Github;

    public ActionRunner Job => Runner;

    public string Secret => Token;

    public int AtOnce => atOnce;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Repo.Actions.OnDispatch(run => run.Complete("success"));
    }

    public Task<ActionResult> ActAsync() =>
        DispatchAsync(
            ("correlation-input", "request_id"),
            ("inputs", "source_sha: abc"),
            ("reuse", "success"),
            ("timeout-minutes", "10")
        );

    // runs of the action that meet start one each
    public void RequireSafe() => Repo.Actions.Runs.Count.Should().BeLessThanOrEqualTo(AtOnce);

    public void RequireDone() => Repo.Actions.Runs.Count.Should().BeInRange(1, AtOnce);
}
