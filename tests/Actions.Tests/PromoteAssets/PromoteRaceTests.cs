using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PromoteAssets;

[Needs(Need.Nothing)]
public sealed class PromoteRaceTests : PromoteTest
{
    protected override IReadOnlyDictionary<string, byte[]> Files { get; } =
        Enumerable.Range(1, 8).ToDictionary(i => $"file-{i}.bin", i => Bytes(i, 60_000 * i));

    [Theory]
    [InlineData(2, 1)]
    [InlineData(2, 4)]
    [InlineData(3, 2)]
    public async Task Several_at_once_make_one_whole_release(int runs, int concurrency)
    {
        var results = await Task.WhenAll(
            Enumerable.Range(0, runs).Select(_ => Task.Run(() => RunAsync(("concurrency", $"{concurrency}")), Cancel))
        );

        var logs = string.Join("\n\n", results.Select(result => result.Log));
        results.Should().Contain(result => result.ExitCode == 0, logs);
        Repo.Releases.All.Where(release => release.TagName == "v1.2.0").Should().ContainSingle(logs);
        Holds(Published, Final(Files));
        await NothingToDoAsync();
    }

    [Fact]
    public async Task Another_runs_upload_under_way_is_waited_for_and_taken_over()
    {
        var first = true;
        Github
            .Faults.On(record =>
                record.Listener == Listener.Upload && record.Query.Contains("file-3.bin", StringComparison.Ordinal)
            )
            .Run(_ =>
            {
                var starter = Repo.Releases.All.Single(release => release.TagName == "v1.2.0").AddStarter("file-3.bin");
                Clock.OnWait = _ =>
                {
                    if (first)
                    {
                        first = false;
                        starter.ReplaceBytes(Files["file-3.bin"], keepDigest: false);
                        starter.State = AssetState.Uploaded;
                    }
                };
                return Task.CompletedTask;
            });

        await SucceedAsync();

        Holds(Published, Final(Files));
        Uploads.Should().NotContain(upload => upload.Query.Contains("file-3.bin", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_another_run_was_sending_and_has_sent_since_is_not_taken_away()
    {
        var draft = Repo.Releases.AddDraft("v1.2.0", Sha);
        var asset = draft.AddStarter("file-3.bin");
        // it arrives between the look that the plan is made of and the look before anything is removed
        var arrives = Github
            .Faults.On("GET", $"/repos/*/*/releases/{draft.Id}/assets", skip: 1)
            .Run(_ =>
            {
                asset.ReplaceBytes(Files["file-3.bin"], keepDigest: false);
                asset.State = AssetState.Uploaded;
                return Task.CompletedTask;
            });

        await SucceedAsync();

        arrives.Hits.Should().Be(1);
        Github.Log.Writes.Should().NotContain(write => write.Method == "DELETE");
        Published.Assets.Should().ContainSingle(found => found.Name == "file-3.bin").Which.Id.Should().Be(asset.Id);
        Holds(Published, Final(Files));
    }
}
