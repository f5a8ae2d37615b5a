using MsReleaseActions.Core;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrainTests.Products.Content;
using MsReleaseActions.Server;
using MsReleaseActions.Testing.Lanes;
using MsReleaseActions.Testing.NetworkFaults;

namespace MsReleaseActions.ReleaseTrainTests.NetworkFaults;

/// <summary>An operator who publishes content whose spec is merged: six candidates, then the promotion.</summary>
internal sealed class ContentScene : ContentLaneTest, ITrainScene
{
    public GitHubSandbox Site => Github;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _ = new ScriptedLanes(Distribution, Clock)
        {
            Assemble = run => AssembledCandidate.Seal(Distribution, Lanes, Source, Clock.GetUtcNow(), run),
        };
        Network = NetworkFaultCase.Impatient;
        Github.Log.Clear();
    }

    public async Task<ActionFailure?> ActAsync()
    {
        try
        {
            await PublishAsync(Producers);
            await PromoteAsync();
            return null;
        }
        catch (ActionFailure failure)
        {
            return failure;
        }
        catch (GitHubFailure failure)
        {
            return failure.ToActionFailure();
        }
    }

    public void RequireSafe()
    {
        Lanes.Runs.Select(run => run.Workflow).Should().OnlyHaveUniqueItems();
        Lanes.Built.Should().OnlyHaveUniqueItems();
        Distribution.Actions.Runs.Should().HaveCountLessThanOrEqualTo(1);
        Distribution.Releases.All.Count(release => release.TagName == Tag.Text).Should().BeLessThanOrEqualTo(1);
    }

    public void RequireDone()
    {
        Lanes.Built.Should().BeEquivalentTo(AllProducers);
        Distribution.Releases.Published(Tag.Text).Should().NotBeNull();
    }
}
