using MsReleaseActions.ActionsTests.PublishCandidate;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.NetworkFaults;

namespace MsReleaseActions.ActionsTests.NetworkFaults;

internal sealed class PublishScene : PublishTest, IScene
{
    public GitHubSandbox Site => Github;

    public string Secret => Token;

    public async Task<ActionResult> ActAsync()
    {
        Runner.Network = NetworkFaultCase.Impatient;
        return await PublishAsync(("concurrency", "1"), ("visibility", "prerelease"));
    }

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
        ShouldBeSealed();
        Release.Draft.Should().BeFalse();
    }

    private static bool IsManifest(SandboxAsset asset) =>
        asset.Name == AssetName.Manifest && asset.State == AssetState.Uploaded;
}
