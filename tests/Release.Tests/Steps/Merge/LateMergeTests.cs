using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Merge;

/// <summary>A merge moves the branch before its pull request is shown as merged.</summary>
[Needs(Need.Nothing)]
public sealed class LateMergeTests : MergeTest
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_merged_pull_request_that_is_shown_open_for_a_while_is_merged(int times)
    {
        GreenPull();
        Github.Faults.OnRequest(
            request => request.Method == "PUT",
            _ =>
            {
                Github.Faults.On("GET", "/repos/*/*/pulls/*", times: times).Stale();
                return Task.CompletedTask;
            }
        );

        (await MergeStepAsync()).MergedSha!.Text.Should().Be(Main);

        Github.Log.Writes.Count(write => write.Method == "PUT").Should().Be(1);
    }
}
