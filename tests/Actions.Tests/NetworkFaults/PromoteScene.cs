using MsReleaseActions.ActionsTests.PromoteAssets;
using MsReleaseActions.Server;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.NetworkFaults;

internal sealed class PromoteScene(int atOnce) : PromoteTest, IScene
{
    public GitHubSandbox Site => Github;

    public ActionRunner Job => Runner;

    public string Secret => Token;

    public int AtOnce => atOnce;

    public Task<ActionResult> ActAsync() => RunAsync(("concurrency", "1"));

    public void RequireSafe()
    {
        var releases = Repo.Releases.All.Where(release => release.TagName == ReleaseTagText).ToList();
        releases.Count(release => !release.Draft).Should().BeLessThanOrEqualTo(1);
        releases.Where(release => !release.Draft).ToList().ForEach(release => Holds(release, Final(Files)));
    }

    public void RequireDone()
    {
        Holds(Published, Final(Files));
        Repo.Releases.All.Should().ContainSingle(release => release.TagName == ReleaseTagText);
    }
}
