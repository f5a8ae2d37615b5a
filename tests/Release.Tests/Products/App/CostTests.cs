using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Products.App;

/// <summary>What a release asks of GitHub.</summary>
[Needs(Need.Nothing)]
public sealed class CostTests(ITestOutputHelper output) : PublishTest
{
    [Fact]
    public async Task A_whole_release_takes_a_few_hundred_requests_and_most_of_them_cost_nothing()
    {
        Repo.Releases.AddPublished("v1.3.2", First);
        Land();
        Lanes.ApprovedAfter = TimeSpan.FromHours(1);
        Github.Log.Clear();
        var (from, to) = (0, 0);

        (
            await PublishAsync(
                Beta,
                happened =>
                {
                    from = happened is ApprovalAwaited ? Asked.Count : from;
                    to = happened is StepChanged { Step: StepId.Approval, Report.Status: StepStatus.Done }
                        ? Asked.Count
                        : to;
                    return false;
                }
            )
        ).Should().BeNull();

        var (all, unchanged, writes) = (
            Asked.Count,
            Asked.Count(request => request.Status == 304),
            Asked.Count(request => request.IsWrite)
        );
        var waiting = Asked[from..to];
        output.WriteLine(
            $"whole release: {all} requests, {unchanged} not modified, {writes} writes; the hour of waiting: "
                + $"{waiting.Count} requests, {waiting.Count(request => request.Status == 304)} not modified"
        );
        writes.Should().Be(8);
        (all - unchanged).Should().BeLessThan(260);
        waiting.Should().HaveCountGreaterThan(60, "it is looked at once a minute at least");
        waiting.Count(request => request.Status != 304).Should().BeLessThan(20);
    }

    private List<RequestRecord> Asked => [.. Github.Log.Requests];
}
