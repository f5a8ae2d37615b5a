using MsReleaseActions.ActionsTests.RewriteLatestJson;
using MsReleaseActions.Server;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.NetworkFaults;

namespace MsReleaseActions.ActionsTests.NetworkFaults;

internal sealed class RewriteScene : RewriteRig, IScene
{
    private string Output => Path.Combine(Runner.Workspace, "latest.json");

    public GitHubSandbox Site => Github;

    public string Secret => Token;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Seal(Built);
        Runner.Network = NetworkFaultCase.Impatient;
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
