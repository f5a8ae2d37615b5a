using System.Text.Json;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.VerifyRelease;

[Needs(Need.Nothing)]
public sealed class VerifyReleaseTests : VerifyTest
{
    [Fact]
    public async Task What_the_lanes_made_holds_and_is_handed_over_to_be_verified()
    {
        var result = await ShouldHoldAsync(("download-path", "candidates"));

        result
            .Outputs.Should()
            .BeEquivalentTo(
                new Dictionary<string, string>
                {
                    ["releases"] = $$"""[{"tag":"{{Tag}}","source_sha":"{{Sha}}","holds":true}]""",
                    ["path"] = "candidates",
                    ["default-branch"] = "main",
                    ["private"] = "false",
                }
            );
        (await File.ReadAllBytesAsync(Path.Combine(Runner.Workspace, "candidates", $"{Tag}.json"), Cancel))
            .Should()
            .Equal(Asset(AssetName.Manifest).ReadBytes());
        result.Log.Should().Contain($"run {Promoted.Id}, approved for app-release by alice, published since ");
    }

    [Fact]
    public async Task Looking_again_finds_the_same_and_writes_nothing()
    {
        var first = await ShouldHoldAsync(("download-path", "candidates"));
        var written = File.GetLastWriteTimeUtc(Path.Combine(Runner.Workspace, "candidates", $"{Tag}.json"));

        var second = await ShouldHoldAsync(("download-path", "candidates"));

        second.Outputs.Should().BeEquivalentTo(first.Outputs);
        second.Summary.Should().Be(first.Summary);
        File.GetLastWriteTimeUtc(Path.Combine(Runner.Workspace, "candidates", $"{Tag}.json")).Should().Be(written);
        second.Log.Should().Contain("holds these bytes already");
    }

    [Theory]
    [InlineData("")]
    [InlineData("v1.3.0")]
    public async Task A_release_that_no_lane_made_is_named_with_who_and_when(string asked)
    {
        var made = await ByHandAsync("v1.3.0");

        var result = await ShouldFailAsync(
            1,
            "no lane made v1.3.0: it holds no candidate.json, or its tag is no version "
                + $"(published {made.PublishedAt:yyyy-MM-dd HH:mm} UTC by mallory)",
            ("release-tag", asked)
        );

        JsonDocument
            .Parse(result.Outputs["releases"])
            .RootElement[0]
            .ToString()
            .Should()
            .Be("""{"tag":"v1.3.0","source_sha":null,"holds":false}""");
    }

    [Fact]
    public async Task An_asset_that_was_exchanged_after_publication_is_named()
    {
        Exchange(Made, "app-setup.exe", Bytes("an evil installer"));

        await ShouldFailAsync(
            1,
            $"bytes: app-setup.exe is {Sha256.Of(Bytes("an evil installer"))}, the candidate's is "
                + $"{Sha256.Of(Files["app-setup.exe"])}"
        );
    }

    [Fact]
    public async Task An_asset_that_was_exchanged_with_its_checksum_is_named_all_the_same()
    {
        var evil = Bytes("an evil installer");
        Exchange(Made, "app-setup.exe", evil);
        Exchange(
            Made,
            AssetName.Checksums,
            Checksums
                .Of([
                    new ChecksumLine("app-setup.exe", Sha256.Of(evil)),
                    new ChecksumLine("app.deb", Sha256.Of(Files["app.deb"])),
                ])
                .ToBytes()
        );

        await ShouldFailAsync(1, $"bytes: app-setup.exe is {Sha256.Of(evil)}");
    }

    [Fact]
    public async Task Assets_that_were_added_or_taken_away_are_named()
    {
        Made.AddAsset("extra.exe", Bytes("extra"));
        Made.RemoveAsset(Asset("app.deb"));

        var result = await ShouldFailAsync(1, "extra.exe is in the release, and the candidate never held it");

        result.Error.Should().Contain("app.deb was built, and the release does not hold it");
    }

    [Fact]
    public async Task A_tag_that_was_moved_is_named()
    {
        var other = Repo.Commit(new Dictionary<string, string> { ["b"] = "b" }, "second");
        Repo.CreateTag(Tag, other);

        await ShouldFailAsync(1, $"candidate.json says source_sha {Sha}, the tag is on {other}");
    }

    [Fact]
    public async Task A_commit_that_is_not_part_of_the_default_branch_is_named()
    {
        Repo.CreateBranch("side", Sha);
        var side = Repo.Commit(new Dictionary<string, string> { ["b"] = "b" }, "aside", "side");
        Repo.CreateTag(Tag, side);

        await ShouldFailAsync(1, $"{side} is not part of main's history (behind)");
    }

    [Fact]
    public async Task A_release_of_before_the_lanes_is_not_judged()
    {
        Repo.Releases.Remove(Made);
        await ByHandAsync("v1.0.0", "alice");
        Clock.Advance(TimeSpan.FromDays(1));
        Make("v1.4.0");

        await ShouldHoldAsync();
        (await ShouldHoldAsync(("release-tag", "v1.0.0")))
            .Log.Should()
            .Contain("v1.0.0 is older than v1.4.0, the first release that the lanes made, and is not judged");
    }

    [Fact]
    public async Task A_candidate_or_a_release_of_another_product_is_none_of_this_one()
    {
        SealedCandidate.Put(Repo, Sha, Files, like: new SealedAs(IsPublished: true));
        Repo.Releases.AddPublished("tool-v1.3.0", Sha, latest: false);

        await ShouldHoldAsync();
        await ShouldHoldAsync(("release-tag", "tool-v1.3.0"));
        await ShouldHoldAsync(("release-tag", $"rc-{Sha}"));
    }

    [Fact]
    public async Task Whatever_users_are_led_to_must_be_of_this_product()
    {
        Repo.Releases.AddPublished("hotfix", Sha);

        await ShouldFailAsync(1, "releases/latest leads to hotfix, which is no release of this product");
        await ShouldHoldAsync(("owns-latest", "false"));
    }

    [Fact]
    public async Task Only_the_newest_are_looked_at_in_full_and_the_others_are_counted()
    {
        Exchange(Made, "app.deb", Bytes("old and changed"));
        Make("v1.3.0");

        (await ShouldHoldAsync(("newest", "1")))
            .Summary.Should()
            .Contain("1 older ones that the lanes made are not looked at in full (newest: 1)");
        await ShouldFailAsync(1, "bytes: app.deb");
    }

    [Fact]
    public async Task A_release_that_is_not_there_is_none()
    {
        await ShouldFailAsync(1, "org/ms-manager has no published release v9.9.9", ("release-tag", "v9.9.9"));
    }

    private SandboxAsset Asset(string name) => Made.Assets.Single(asset => asset.Name == name);
}
