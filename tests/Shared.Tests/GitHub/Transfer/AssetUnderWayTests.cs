using System.IO.Abstractions;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.SharedTests.GitHub.Transfer;

/// <summary>An asset that is there, half-uploaded: another run's gets time to arrive, one of ours does not.</summary>
[Needs(Need.Nothing)]
public sealed class AssetUnderWayTests : ClientFixture
{
    private const string Name = "a.bin";
    private readonly byte[] bytes = new byte[50_000];

    private SandboxRelease Draft => Repository.Releases.All.Single();

    private string Listing => $"/repos/org/app/releases/{Draft.Id}/assets";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Another_runs_that_arrives_after_some_waits_is_taken(int waits)
    {
        var release = await DraftAsync("v1.0.0");
        var other = Draft.AddStarter(Name);
        Sandbox
            .Faults.On("GET", Listing, skip: waits)
            .Run(_ =>
            {
                other.ReplaceBytes(bytes, keepDigest: false);
                other.State = AssetState.Uploaded;
                return Task.CompletedTask;
            });

        var sent = await SendAsync(release);

        sent.Id.Should().Be(other.Id);
        Shown().Should().Equal((other.Id, AssetState.Uploaded, bytes.Length));
        Sandbox.Log.WriteAttempts.Should().NotContain(write => write.Method == "DELETE");
    }

    [Fact]
    public async Task Another_runs_that_does_not_arrive_is_removed_after_five_waits_and_sent()
    {
        var release = await DraftAsync("v1.0.0");
        var other = Draft.AddStarter(Name);

        var sent = await SendAsync(release);

        sent.Id.Should().NotBe(other.Id);
        Shown().Should().Equal((sent.Id, AssetState.Uploaded, bytes.Length));
        Count("GET", Listing).Should().Be(6);
    }

    [Fact]
    public async Task One_of_ours_that_was_cut_is_waited_for_once()
    {
        var release = await DraftAsync("v1.0.0");
        Sandbox.Faults.On("POST", Listing).CutUpload(after: 200);

        var sent = await SendAsync(release);

        Shown().Should().Equal((sent.Id, AssetState.Uploaded, bytes.Length));
        Count("GET", Listing).Should().Be(2);
    }

    private IEnumerable<(long Id, string State, long Size)> Shown() =>
        Draft.Assets.Select(asset => (asset.Id, asset.State, asset.Size));

    private async Task<ReleaseAsset> SendAsync(Release release)
    {
        var workflow = new Workflow(
            new ActionEnvironment(new Dictionary<string, string>(), Log, new FileSystem(), Clock)
        );
        return (
            await new AssetUpload(Client, App, Clock, workflow).SendAsync(
                release,
                AssetSource.Of(Name, bytes, AssetSource.Binary),
                None
            )
        )!;
    }
}
