using System.IO.Abstractions;
using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.SharedTests.GitHub.Transfer;

[Needs(Need.Nothing)]
public sealed class AssetUploadTests : ClientFixture
{
    private readonly byte[] bytes = new byte[300_000];

    private SandboxRelease Draft => Repository.Releases.All[^1];

    [Fact]
    public async Task Other_bytes_under_the_name_are_left_where_they_are()
    {
        await DraftAsync("v1.0.0");
        Draft.AddAsset("a.bin", [1, 2, 3]);

        var send = () => SendAsync("a.bin");

        (await send.Should().ThrowAsync<ActionFailure>()).WithMessage("a.bin is in the release with other bytes*");
        Draft.Assets.Should().ContainSingle().Which.Size.Should().Be(3);
    }

    [Fact]
    public async Task The_same_bytes_under_the_name_are_taken()
    {
        await DraftAsync("v1.0.0");
        var there = Draft.AddAsset("a.bin", bytes);

        (await SendAsync("a.bin")).Id.Should().Be(there.Id);
    }

    [Fact]
    public async Task A_name_that_GitHub_changes_is_refused_and_leaves_nothing()
    {
        var send = () => SendAsync("a b.bin");

        (await send.Should().ThrowAsync<ActionFailure>()).WithMessage("GitHub stored a b.bin under the name a.b.bin*");
        Draft.Assets.Should().BeEmpty();
    }

    [Fact]
    public async Task Five_broken_tries_are_the_end()
    {
        Sandbox.Faults.On("POST", "/repos/*/*/releases/*/assets", times: 100).Status(502);

        var send = () => SendAsync("a.bin");

        (await send.Should().ThrowAsync<GitHubFailure>())
            .Which.Status.Should()
            .Be(System.Net.HttpStatusCode.BadGateway);
        Sandbox.Log.WriteAttempts.Count(write => write.Listener == Listener.Upload).Should().Be(5);
    }

    [Fact]
    public async Task Limits_are_waited_for_without_using_up_the_tries()
    {
        Sandbox.Faults.On("POST", "/repos/*/*/releases/*/assets", times: 7).Status(429, retryAfter: 60);

        await SendAsync("a.bin");

        Clock.Waits.Where(wait => wait == TimeSpan.FromSeconds(60)).Should().HaveCount(7);
    }

    private async Task<ReleaseAsset> SendAsync(string name)
    {
        var release =
            Repository.Releases.All.Count == 0
                ? await DraftAsync("v1.0.0")
                : (await Client.Releases.GetAsync(App, Draft.Id, None))!;
        var workflow = new Workflow(
            new ActionEnvironment(new Dictionary<string, string>(), Log, new FileSystem(), Clock)
        );
        return (
            await new AssetUpload(Client, App, Clock, workflow).SendAsync(
                release,
                AssetSource.Of(name, bytes, AssetSource.Binary),
                None
            )
        )!;
    }
}
