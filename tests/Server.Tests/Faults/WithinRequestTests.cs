using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;
using MsReleaseActions.ServerTests.Releases;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Faults;

[Needs(Need.Nothing)]
public sealed class WithinRequestTests : AssetTest
{
    [Fact]
    public async Task What_runs_within_an_upload_sees_half_an_asset()
    {
        var seen = "";
        Github
            .Faults.On("POST", "**/assets", listener: Listener.Upload)
            .RunWithinUpload(_ =>
            {
                seen = Draft.Assets.Single().State;
                return Task.CompletedTask;
            });

        (await Upload("a.zip")).Status.Should().Be(201);

        seen.Should().Be(AssetState.Starter);
        Draft.Assets.Single().State.Should().Be(AssetState.Uploaded);
    }

    [Fact]
    public async Task What_runs_at_a_cut_runs_before_the_client_can_notice_it()
    {
        var cut = new TaskCompletionSource<RequestRecord>();
        var letGo = new TaskCompletionSource();
        Github
            .Faults.On("POST", "**/assets", listener: Listener.Upload)
            .LoseAnswer()
            .RunAtCut(record =>
            {
                cut.SetResult(record);
                return letGo.Task;
            });

        var upload = Upload("a.zip");

        (await cut.Task).Should().Match<RequestRecord>(record => record.Status == 201 && record.Cut);
        upload.IsCompleted.Should().BeFalse();
        letGo.SetResult();
        await FluentActions.Awaiting(() => upload).Should().ThrowAsync<HttpRequestException>();
    }
}
