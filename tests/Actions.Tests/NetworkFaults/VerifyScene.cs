using MsReleaseActions.ActionsTests.VerifyRelease;
using MsReleaseActions.Server;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.NetworkFaults;

/// <summary>A release that the lanes made: whatever GitHub answers, nobody is accused.</summary>
internal sealed class VerifyScene : VerifyTest, IScene
{
    private ActionResult? last;

    public GitHubSandbox Site => Github;

    public ActionRunner Job => Runner;

    public string Secret => Token;

    public int AtOnce => 1;

    public async Task<ActionResult> ActAsync() => last = await VerifyAsync(("download-path", "candidates"));

    public void RequireSafe() => last?.ExitCode.Should().NotBe(1, $"the lanes made it\n{last.Log}");

    public void RequireDone() => last!.Outputs["releases"].Should().Contain("\"holds\":true");
}
