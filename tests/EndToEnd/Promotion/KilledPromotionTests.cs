using MsReleaseActions.Server.State;

namespace MsReleaseActions.EndToEnd.Promotion;

[Needs(Need.Processes, Need.Matrix)]
public sealed class KilledPromotionTests : PromotionProcessTest
{
    // a whole run makes about seventy requests: at each of them, or at some in every phase of it
    public static TheoryData<int> Moments => new(Matrix.Cases([.. Enumerable.Range(2, 70)], sample: 9));

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task Killed_at_any_request_and_run_again_it_completes(int moment)
    {
        var seen = 0;
        await using (var killed = Start())
        {
            Github.Faults.OnRequest(
                _ => Interlocked.Increment(ref seen) == moment,
                _ =>
                {
                    killed.Kill();
                    return Task.CompletedTask;
                }
            );
            await killed.WaitAsync(Cancel);
        }
        var whole = Repo
            .Releases.All.Where(release => release.TagName == "v1.2.0")
            .SelectMany(release => release.Assets)
            .Where(asset => asset.State == AssetState.Uploaded)
            .ToDictionary(asset => asset.Name, asset => asset.Id);

        await using var again = Start();
        var result = await again.WaitAsync(Cancel);

        result.ExitCode.Should().Be(0, result.Log);
        ExpectWhole();
        Publications.Should().Be(1);
        var published = Repo.Releases.Published("v1.2.0")!.Assets.ToDictionary(asset => asset.Name, asset => asset.Id);
        published.Where(asset => whole.ContainsKey(asset.Key)).Should().BeEquivalentTo(whole, "what was whole is kept");
        Github.Log.Violations.Should().BeEmpty();
    }
}
