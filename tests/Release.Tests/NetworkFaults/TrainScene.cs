using MsReleaseActions.Core;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrainTests.Products.App;
using MsReleaseActions.Server;
using MsReleaseActions.Testing.NetworkFaults;

namespace MsReleaseActions.ReleaseTrainTests.NetworkFaults;

/// <summary>An operator who publishes the next beta.</summary>
internal sealed class TrainScene : NextBetaTest, ITrainScene
{
    public GitHubSandbox Site => Github;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Network = NetworkFaultCase.Impatient;
        Github.Log.Clear();
    }

    public async Task<ActionFailure?> ActAsync()
    {
        try
        {
            return await PublishAsync(Beta);
        }
        catch (GitHubFailure failure)
        {
            return failure.ToActionFailure();
        }
    }

    public void RequireSafe()
    {
        var (pulls, candidates, builds, releases, published) = Made;
        (pulls <= 1, candidates <= 1, builds <= 1, releases <= 1).Should().Be((true, true, true, true), $"{Made}");
        published.Should().BeOneOf("v1.3.2", $"v1.3.2 {Next}");
        Events.OfType<ReleaseTrain.Engine.TrainWarned>().Should().NotContain(warned => warned.Text.Contains(Token));
    }

    public void RequireDone() => Made.Should().Be((1, 1, 1, 1, $"v1.3.2 {Next}"));
}
