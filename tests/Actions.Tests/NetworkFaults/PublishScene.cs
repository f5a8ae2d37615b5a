using MsReleaseActions.ActionsTests.PublishCandidate;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.NetworkFaults;

internal sealed class PublishScene(int atOnce) : PublishTest, IScene
{
    public GitHubSandbox Site => Github;

    public ActionRunner Job => Runner;

    public string Secret => Token;

    public int AtOnce => atOnce;

    public Task<ActionResult> ActAsync() => PublishAsync(("concurrency", "1"), ("visibility", "prerelease"));

    public void RequireSafe()
    {
        foreach (var sealedOne in Releases.Where(release => release.Assets.Any(IsManifest)))
        {
            sealedOne.Assets.Should().HaveCount(4).And.OnlyContain(asset => asset.State == AssetState.Uploaded);
        }
        Releases.Should().NotContain(release => !release.Draft && release.Assets.Count != 4);
    }

    public void RequireDone()
    {
        // of two runs one may take away what the other has half uploaded, perhaps just when it is whole, and sends it
        // again, perhaps after the seal
        ShouldHoldWhole(Built);
        if (AtOnce == 1)
        {
            ShouldBeSealed();
        }
        Release.Draft.Should().BeFalse();
    }

    private static bool IsManifest(SandboxAsset asset) =>
        asset.Name == AssetName.Manifest && asset.State == AssetState.Uploaded;
}
