using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PromoteAssets;

[Needs(Need.Nothing)]
public sealed class MakeLatestTests : PromoteTest
{
    [Theory]
    [InlineData("auto", "v1.1.9", "true")]
    [InlineData("auto", "v1.10.0", "false")]
    [InlineData("auto", "v2.0.0-beta.1", "true")]
    [InlineData("true", "v1.1.9", "true")]
    [InlineData("false", "v1.1.9", "false")]
    [InlineData("legacy", "v9.0.0", "legacy")]
    public async Task The_publication_says_what_was_asked_for(string makeLatest, string other, string expected)
    {
        Repo.Releases.AddPublished(other, Sha, prerelease: other.Contains('-', StringComparison.Ordinal));
        Repo.Releases.AddDraft("v99.0.0", Sha);

        await SucceedAsync(("make-latest", makeLatest));

        Github.Log.Writes[^1].RequestBody.Should().Be($$"""{"draft":false,"make_latest":"{{expected}}"}""");
    }

    [Theory]
    [InlineData("v", "v1.1.9", "app-v9.0.0 9.0.0", "true")]
    [InlineData("", "1.1.9", "app-v9.0.0 v9.0.0", "true")]
    [InlineData("", "1.10.0", "app-v9.0.0 v9.0.0", "false")]
    [InlineData("app-v", "app-v1.1.9", "v9.0.0 9.0.0 jinhsi-studio-v9.0.0", "true")]
    [InlineData("app-v", "app-v1.10.0", "v0.1.0", "false")]
    [InlineData("jinhsi-studio-v", "jinhsi-studio-v1.1.9", "v9.0.0 studio-v9.0.0", "true")]
    public async Task Only_releases_of_the_same_prefix_are_older_or_newer(
        string prefix,
        string own,
        string others,
        string expected
    )
    {
        others.Split(' ').Append(own).ToList().ForEach(tag => Repo.Releases.AddPublished(tag, Sha));

        await SucceedAsync(("tag-prefix", prefix), ("release-tag", $"{prefix}1.2.0"));

        Github.Log.Writes[^1].RequestBody.Should().Be($$"""{"draft":false,"make_latest":"{{expected}}"}""");
        Repo.Releases.Published($"{prefix}1.2.0").Should().NotBeNull();
        await NothingToDoAsync(("tag-prefix", prefix), ("release-tag", $"{prefix}1.2.0"));
    }

    [Fact]
    public async Task The_newest_stable_version_is_found_on_a_later_page()
    {
        Repo.Releases.AddPublished("v1.10.0", Sha);
        for (var i = 0; i < 105; i++)
        {
            Repo.Releases.AddDraft($"rc-{i:x40}", Sha);
        }

        await SucceedAsync();

        Github.Log.Writes[^1].RequestBody.Should().Contain("\"make_latest\":\"false\"");
        Repo.Releases.Latest!.TagName.Should().Be("v1.10.0");
    }

    [Fact]
    public async Task A_prerelease_is_never_the_latest()
    {
        Candidate.Release.TagName = "rc-other-" + Sha;
        Candidate = Testing.SealedCandidate.Put(Repo, Sha, Files, "1.2.0-beta.1", "c2lnbmF0dXJl\n");

        await SucceedAsync(("release-tag", "v1.2.0-beta.1"));

        Repo.Releases.Published("v1.2.0-beta.1")!.Prerelease.Should().BeTrue();
        Github.Log.Writes[^1].RequestBody.Should().Contain("\"make_latest\":\"false\"");
    }
}
