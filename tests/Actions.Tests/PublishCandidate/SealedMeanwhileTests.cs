using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PublishCandidate;

/// <summary>Another run seals, or fills a draft, between a look and the write that follows it.</summary>
[Needs(Need.Nothing)]
public sealed class SealedMeanwhileTests : PublishTest
{
    [Fact]
    public async Task A_candidate_that_another_run_sealed_meanwhile_is_not_taken_apart()
    {
        var other = Unsealed(("app.deb", "another deb"), ("app-setup.exe", "the installer"));
        // after the look that the plan is made of, and before the first asset would be removed
        var seals = Github
            .Faults.On("GET", "/repos/*/*/releases/*/assets", skip: 1)
            .Run(_ => Task.FromResult(Seal(other)));
        var there = Release.Assets.Select(asset => asset.Id).ToList();

        var result = await PublishAsync();

        seals.Hits.Should().Be(1);
        ShouldRefuse(result, "is sealed with other content", "app.deb");
        Release.Assets.Select(asset => asset.Id).Should().Equal([.. there, Asset(AssetName.Manifest).Id]);
        Asset(AssetName.Manifest).ReadBytes().Should().Equal(other.Manifest);
    }

    [Theory]
    [InlineData("checksums.txt")]
    [InlineData("candidate.json")]
    public async Task A_candidate_that_another_run_sealed_first_with_the_same_files_is_left_as_it_is(string uploaded)
    {
        var other = Unsealed(("app.deb", "the deb"), ("app-setup.exe", "the installer"));
        Release.RemoveAsset(Asset(AssetName.Checksums));
        var seals = Github
            .Faults.On(request =>
                request.Method == "POST" && request.Query.Contains(uploaded, StringComparison.Ordinal)
            )
            .Run(_ =>
            {
                if (Release.Assets.All(asset => asset.Name != AssetName.Checksums))
                {
                    Release.AddAsset(AssetName.Checksums, other.Checksums, "text/plain");
                }
                return Task.FromResult(Seal(other));
            });

        var result = await PublishedAsync();

        seals.Hits.Should().Be(1);
        result.Outputs["state"].Should().Be("unchanged");
        Github.Log.WriteAttempts.Should().NotContain(write => write.Method == "DELETE");
        Asset(AssetName.Manifest).ReadBytes().Should().Equal(other.Manifest);
        ShouldBeSealed();
    }

    [Fact]
    public async Task Nothing_is_taken_from_a_candidate_that_another_run_seals_while_a_limit_is_waited_for()
    {
        var other = Unsealed(("app.deb", "another deb"), ("app-setup.exe", "the installer"));
        var there = Release.Assets.Select(asset => asset.Id).ToList();
        Github
            .Faults.On("DELETE", "/repos/*/*/releases/assets/*")
            .Status(429, retryAfter: 12)
            .Run(_ => Task.FromResult(Seal(other)));

        var result = await PublishAsync();

        result.ExitCode.Should().Be(1, result.Log);
        result.Error.Should().Contain("is sealed with other content").And.Contain("app.deb");
        Github.Log.Writes.Should().BeEmpty();
        Release.Assets.Select(asset => asset.Id).Should().Equal([.. there, Asset(AssetName.Manifest).Id]);
    }

    [Fact]
    public async Task A_draft_that_the_list_shows_late_is_not_made_again()
    {
        Github
            .Faults.On("GET", "/repos/*/*/releases", times: 3)
            .Instead(MsReleaseActions.Server.Http.Answer.Text(200, "[]", "application/json"));

        await PublishedAsync();

        ShouldBeSealed();
        Github.Log.Writes.Should().ContainSingle(write => write.Path.EndsWith("/releases"));
    }

    [Fact]
    public async Task A_leftover_draft_that_was_filled_meanwhile_is_not_removed()
    {
        var marker = DraftMarker.New().Text;
        var first = Repo.Releases.AddDraft(Tag, Sha, body: marker);
        var second = Repo.Releases.AddDraft(Tag, Sha, body: marker);
        var fills = Github
            .Faults.On("GET", $"/repos/*/*/releases/{second.Id}")
            .Run(_ => Task.FromResult(second.AddAsset("app.deb", Bytes("the deb"))));

        var result = await PublishAsync();

        fills.Hits.Should().Be(1);
        result.ExitCode.Should().Be(1, result.Log);
        result.Error.Should().Contain("is ambiguous");
        Releases.Select(release => release.Id).Should().Equal(first.Id, second.Id);
        second.Assets.Select(asset => (asset.Name, asset.State)).Should().Equal(("app.deb", AssetState.Uploaded));
    }

    // all that another run puts into a candidate, but candidate.json
    private SealedCandidate Unsealed(params (string Name, string Text)[] files)
    {
        var candidate = SealedCandidate.Put(
            Repo,
            Sha,
            files.ToDictionary(file => file.Name, file => Bytes(file.Text)),
            runId: 9000
        );
        candidate.Release.Prerelease = true;
        candidate.Release.RemoveAsset(Asset(AssetName.Manifest));
        return candidate;
    }

    private SandboxAsset Seal(SealedCandidate candidate) =>
        Release.AddAsset(AssetName.Manifest, candidate.Manifest, "application/json");
}
