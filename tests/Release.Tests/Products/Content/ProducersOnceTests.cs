using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Products.Content;

/// <summary>Each candidate is built once, whoever else has it built.</summary>
[Needs(Need.Nothing)]
public sealed class ProducersOnceTests : ContentLaneTest
{
    [Fact]
    public async Task A_run_that_was_dispatched_by_hand_is_followed()
    {
        await Services()
            .GitHub.Runs.DispatchAsync(
                Needed["core"].Repository,
                "candidate.yml",
                "main",
                Needed["core"].Inputs,
                CancellationToken.None
            );
        var run = Lanes.Runs.Single();
        Github.Log.Clear();
        (await CheckAsync(Producers)).Text.Should().Contain($"core is built by run {run.Id}");

        await PublishAsync(Producers);

        Dispatches.Should().BeEquivalentTo(AllDispatches.Except(["core candidate.yml"]));
        Lanes.Built.Should().BeEquivalentTo(AllProducers);
    }

    [Fact]
    public async Task A_dispatch_whose_answer_was_lost_is_not_sent_again()
    {
        Github.Faults.On("POST", "/repos/org/bridge/**/dispatches").LoseAnswer();

        await PublishAsync(Producers);

        Lanes.Runs.Count.Should().Be(AllDispatches.Count);
    }

    [Fact]
    public async Task Two_operators_at_once_build_each_once()
    {
        await Task.WhenAll(PublishAsync(Producers), PublishAsync(Producers));

        Lanes.Built.Should().BeEquivalentTo(AllProducers);
        Lanes
            .Repositories.Values.SelectMany(repository => repository.Releases.All)
            .Select(release => release.TagName)
            .Should()
            .OnlyHaveUniqueItems()
            .And.HaveCount(AllProducers.Count);
    }
}
