using MsReleaseActions.Server.Http;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PromoteAssets;

[Needs(Need.Nothing)]
public sealed class BehindTheBackTests : PromoteTest
{
    [Fact]
    public async Task An_asset_that_somebody_adds_before_the_publication_stops_it()
    {
        Github
            .Faults.On(record =>
                record.Listener == Listener.Upload && record.Query.Contains("checksums.txt", StringComparison.Ordinal)
            )
            .Run(_ =>
            {
                Repo.Releases.All.Single(release => release.TagName == "v1.2.0")
                    .AddAsset("foreign.bin", Text("foreign"));
                return Task.CompletedTask;
            });

        var result = await RunAsync();

        result.ExitCode.Should().Be(1);
        result.Error.Should().Contain("foreign.bin").And.Contain("The release is not published");
        Repo.Releases.Published("v1.2.0").Should().BeNull();
    }

    [Fact]
    public async Task An_asset_that_somebody_removes_before_the_publication_is_sent_again()
    {
        Github
            .Faults.On(record =>
                record.Listener == Listener.Upload && record.Query.Contains("checksums.txt", StringComparison.Ordinal)
            )
            .Run(_ =>
            {
                var draft = Repo.Releases.All.Single(release => release.TagName == "v1.2.0");
                draft.RemoveAsset(draft.Assets[0]);
                return Task.CompletedTask;
            });

        await SucceedAsync();

        Holds(Published, Final(Files));
    }

    [Fact]
    public async Task A_published_release_that_changes_behind_our_back_is_no_success()
    {
        Github
            .Faults.On(IsPublication)
            .Run(_ =>
            {
                var draft = Repo.Releases.All.Single(release => release.TagName == "v1.2.0");
                draft.RemoveAsset(draft.Assets[0]);
                return Task.CompletedTask;
            });

        var result = await RunAsync();

        result.ExitCode.Should().Be(1);
        result.Error.Should().Contain("is published and differs");
    }
}
