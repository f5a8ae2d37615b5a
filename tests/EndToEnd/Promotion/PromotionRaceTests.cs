namespace MsReleaseActions.EndToEnd.Promotion;

[Needs(Need.Processes)]
public sealed class PromotionRaceTests : PromotionProcessTest
{
    [Fact]
    public async Task Two_at_once_make_one_whole_release()
    {
        await using var first = Start();
        await using var second = Start();

        var results = await Task.WhenAll(first.WaitAsync(Cancel), second.WaitAsync(Cancel));

        results
            .Should()
            .Contain(result => result.ExitCode == 0, string.Join("\n\n", results.Select(result => result.Log)));
        ExpectWhole();
        await using var third = Start();
        Github.Log.Clear();
        var again = await third.WaitAsync(Cancel);
        again.Outputs["state"].Should().Be("unchanged");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }
}
