using MsReleaseActions.ActionsTests.AssembleBundles;
using MsReleaseActions.Server;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.ActionsTests.NetworkFaults;

internal sealed class AssembleScene : AssembleRig, IScene
{
    private ActionResult? last;
    private string brought = "";

    public GitHubSandbox Site => Github;

    public ActionRunner Job => Runner;

    public string Secret => "gh" + "s_none";

    public int AtOnce => 1;

    public new async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        brought = Bring(ContentSample.Spec(server: Github.ServerUrl), "Better.\n");
    }

    public async Task<ActionResult> ActAsync() => last = await RunAsync();

    public void RequireSafe() => ShouldNotHaveWritten();

    public void RequireDone() => last!.Outputs["source-sha"].Should().Be(brought);
}
