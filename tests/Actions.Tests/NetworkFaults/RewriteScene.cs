using MsReleaseActions.ActionsTests.RewriteLatestJson;
using MsReleaseActions.Server;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.NetworkFaults;

internal sealed class RewriteScene : RewriteRig, IScene
{
    private string Output => Path.Combine(Runner.Workspace, "latest.json");

    public GitHubSandbox Site => Github;

    public ActionRunner Job => Runner;

    public string Secret => Token;

    public int AtOnce => 1;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Seal(Built);
    }

    public Task<ActionResult> ActAsync() => RunAsync();

    public void RequireSafe()
    {
        if (File.Exists(Output))
        {
            RequireDone();
        }
    }

    public void RequireDone() => File.ReadAllText(Output).Should().Be(Final);
}
