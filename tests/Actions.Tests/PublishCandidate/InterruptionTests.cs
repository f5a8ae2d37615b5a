using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PublishCandidate;

[Needs(Need.Nothing)]
public sealed class InterruptionTests : PublishTest
{
    /// <summary>
    /// A fresh candidate takes six writes: draft, two files, checksums, signature-less seal, publication.
    /// </summary>
    public static TheoryData<int, bool> Points()
    {
        var points = new TheoryData<int, bool>();
        foreach (var write in Enumerable.Range(0, 6))
        {
            points.Add(write, false);
            points.Add(write, true);
        }
        return points;
    }

    [Theory]
    [MemberData(nameof(Points))]
    public async Task A_run_killed_at_any_write_is_completed_by_the_next(int write, bool isStored)
    {
        using var kill = new CancellationTokenSource();
        // killed as the nth write arrives, or as its answer is on its way
        var rule = Github
            .Faults.On(request => request.Method != "GET", skip: write)
            .Run(_ => isStored ? Task.CompletedTask : kill.CancelAsync());
        if (isStored)
        {
            Github.Log.OnExchange(exchange =>
                _ = exchange.Request.Method != "GET" && rule.Hits > 0 ? kill.CancelAsync() : null
            );
        }
        var first = await PublishAsync(Runner, kill.Token, ("visibility", "prerelease"), ("concurrency", "1"));
        first.ExitCode.Should().BeOneOf(130, 0);
        rule.Hits.Should().Be(1, "there is such a write");
        Github.Faults.Clear();
        var whole = Releases
            .SelectMany(release => release.Assets)
            .Where(asset => asset.State == AssetState.Uploaded && asset.Name is not "candidate.json")
            .Select(asset => asset.Id)
            .ToList();

        await PublishedAsync(("visibility", "prerelease"));

        ShouldBeSealed();
        whole.Should().BeSubsetOf(Release.Assets.Select(asset => asset.Id), "what was whole is not sent twice");
        Release.Draft.Should().BeFalse();
        await AgainWithoutAWriteAsync(("visibility", "prerelease"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Two_at_once_make_one_whole_candidate(int round)
    {
        using var other = NewRunner(runId: $"{9000 + round}");
        other.Write("dist/app.deb", Bytes("the deb"));
        other.Write("dist/app-setup.exe", Bytes("the installer"));

        var results = await Task.WhenAll(PublishAsync(), PublishAsync(other, CancellationToken.None));

        results
            .Should()
            .Contain(result => result.ExitCode == 0, string.Join('\n', results.Select(result => result.Log)));
        results.Should().OnlyContain(result => result.ExitCode == 0 || result.ExitCode == 1);
        await PublishedAsync();
        ShouldBeSealed();
    }

    [Fact]
    public async Task What_another_run_was_sending_and_has_sent_since_is_not_taken_away()
    {
        var draft = Repo.Releases.AddDraft(Tag, Sha, body: MsReleaseActions.Core.Candidates.DraftMarker.New().Text);
        var asset = draft.AddAsset("app.deb", Bytes("the deb"));
        asset.State = AssetState.Starter;
        // it arrives between the look that the plan is made of and the look before anything is removed
        var arrives = Github
            .Faults.On("GET", "/repos/*/*/releases/*/assets", skip: 1)
            .Run(_ => Task.FromResult(asset.State = AssetState.Uploaded));

        await PublishedAsync();

        arrives.Hits.Should().Be(1);
        Github.Log.Writes.Should().NotContain(write => write.Method == "DELETE");
        Asset("app.deb").Id.Should().Be(asset.Id);
        ShouldBeSealed();
    }

    [Fact]
    public async Task A_draft_that_another_run_made_first_wins_and_ours_is_taken_back()
    {
        SandboxRelease? other = null;
        Github
            .Faults.On("POST", "/repos/*/*/releases")
            .Run(_ =>
                Task.FromResult(
                    other = Repo.Releases.AddDraft(
                        Tag,
                        Sha,
                        body: MsReleaseActions.Core.Candidates.DraftMarker.New().Text
                    )
                )
            );

        await PublishedAsync();

        Release.Id.Should().Be(other!.Id);
        ShouldBeSealed();
        Github.Log.Writes.Count(write => write.Method == "DELETE").Should().Be(1);
    }
}
