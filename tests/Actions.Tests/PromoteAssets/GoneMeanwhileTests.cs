using MsReleaseActions.Server.Http;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PromoteAssets;

/// <summary>Drafts that are gone, filled or not listed yet when they are looked at again.</summary>
[Needs(Need.Nothing)]
public sealed class GoneMeanwhileTests : PromoteTest
{
    private string Mark => $"<!-- ms-release-actions:promote-assets rc-{Sha} -->";

    private IEnumerable<long> OnTag =>
        Repo.Releases.All.Where(release => release.TagName == ReleaseTagText).Select(release => release.Id);

    [Fact]
    public async Task A_leftover_draft_that_was_filled_meanwhile_is_not_removed()
    {
        var first = Repo.Releases.AddDraft(ReleaseTagText, Sha, body: Mark);
        var second = Repo.Releases.AddDraft(ReleaseTagText, Sha, body: Mark);
        // it was empty when the plan was made, and is looked at once more before it is removed
        var fills = Github
            .Faults.On("GET", $"/repos/*/*/releases/{second.Id}")
            .Run(_ => Task.FromResult(second.AddAsset("app_1.2.0_amd64.deb", Files["app_1.2.0_amd64.deb"])));

        var result = await RunAsync();

        fills.Hits.Should().Be(1);
        result.ExitCode.Should().Be(1, result.Log);
        result
            .Error.Should()
            .Contain($"2 releases carry the tag {ReleaseTagText}")
            .And.Contain($"{second.Id} (draft, 1");
        OnTag.Should().Equal(first.Id, second.Id);
        Holds(second, new Dictionary<string, byte[]> { ["app_1.2.0_amd64.deb"] = Files["app_1.2.0_amd64.deb"] });
        Repo.Releases.Published(ReleaseTagText).Should().BeNull();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_draft_that_is_listed_and_not_found_is_looked_for_again(int times)
    {
        var draft = Repo.Releases.AddDraft(ReleaseTagText, Sha);
        var missing = Github.Faults.On("GET", $"/repos/*/*/releases/{draft.Id}/assets", times: times).Status(404);

        await SucceedAsync();

        missing.Hits.Should().Be(times);
        OnTag.Should().Equal(draft.Id);
        Holds(Published, Final(Files));
    }

    [Fact]
    public async Task A_draft_that_is_listed_and_never_found_is_exit_3()
    {
        var draft = Repo.Releases.AddDraft(ReleaseTagText, Sha);
        Github.Faults.On("GET", $"/repos/*/*/releases/{draft.Id}/assets", times: 100).Status(404);

        await RefuseAsync(3, $"list the assets of release {draft.Id} of org/ms-manager");
    }

    [Fact]
    public async Task A_draft_that_its_run_takes_back_between_listing_and_reading_is_not_missed()
    {
        var first = Repo.Releases.AddDraft(ReleaseTagText, Sha, body: Mark);
        var second = Repo.Releases.AddDraft(ReleaseTagText, Sha, body: Mark);
        Github
            .Faults.On("GET", $"/repos/*/*/releases/{second.Id}/assets")
            .Run(_ =>
            {
                Repo.Releases.Remove(second);
                return Task.CompletedTask;
            });

        await SucceedAsync();

        OnTag.Should().Equal(first.Id);
        Holds(Published, Final(Files));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("4")]
    public async Task A_draft_that_somebody_removes_while_it_is_filled_is_made_anew(string concurrency)
    {
        var removes = Github
            .Faults.On(record =>
                record.Listener == Listener.Upload && record.Query.Contains("setup.exe", StringComparison.Ordinal)
            )
            .Run(_ =>
            {
                Repo.Releases.Remove(Repo.Releases.All.Single(release => release.TagName == ReleaseTagText));
                return Task.CompletedTask;
            });

        await SucceedAsync(("concurrency", concurrency));

        removes.Hits.Should().Be(1);
        OnTag.Should().Equal(Published.Id);
        Holds(Published, Final(Files));
    }

    [Fact]
    public async Task A_draft_that_is_never_listed_is_made_once_filled_and_published()
    {
        Github
            .Faults.On("POST", "/repos/*/*/releases")
            .Run(_ =>
            {
                Github.Faults.On("GET", "/repos/*/*/releases", times: 100).Stale();
                return Task.CompletedTask;
            });

        await SucceedAsync();

        Github
            .Log.WriteAttempts.Where(write => write.Path.EndsWith("/releases", StringComparison.Ordinal))
            .Select(write => write.Method)
            .Should()
            .Equal("POST");
        OnTag.Should().Equal(Published.Id);
        Holds(Published, Final(Files));
    }
}
