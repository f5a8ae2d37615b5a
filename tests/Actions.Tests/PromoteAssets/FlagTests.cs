using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PromoteAssets;

/// <summary>What a release that is there says of itself, and what is advised where it holds other bytes.</summary>
[Needs(Need.Nothing)]
public sealed class FlagTests : PromoteTest
{
    [Fact]
    public async Task A_draft_that_says_it_is_a_prerelease_is_none_any_more()
    {
        var draft = Repo.Releases.AddDraft(ReleaseTagText, Sha);
        draft.Prerelease = true;

        await SucceedAsync();

        Published.Prerelease.Should().BeFalse();
        await NothingToDoAsync();
    }

    [Fact]
    public async Task A_published_release_keeps_its_flag_unless_another_is_asked_for()
    {
        await SucceedAsync();
        Published.Prerelease = true;

        await NothingToDoAsync();
        await RefuseAsync(
            1,
            "the release v1.2.0 of org/ms-manager is published as a prerelease",
            ("prerelease", "false")
        );
    }

    [Fact]
    public async Task Other_bytes_in_a_draft_can_be_replaced_and_published_ones_need_a_new_version()
    {
        var draft = Repo.Releases.AddDraft(ReleaseTagText, Sha);
        draft.AddAsset("app_1.2.0_amd64.deb", Bytes(9, 70_000));

        (await RefuseAsync(1, "is in the draft with other bytes"))
            .Error.Should()
            .Contain("what is in a draft can be replaced with `on-existing: replace`");

        await SucceedAsync(("on-existing", "replace"));
        Published.RemoveAsset(Published.Assets.Single(asset => asset.Name == "app_1.2.0_amd64.deb"));
        Published.AddAsset("app_1.2.0_amd64.deb", Bytes(9, 70_000));
        (await RefuseAsync(1, "has other bytes")).Error.Should().Contain("Publish these bytes under a new version");
    }

    [Fact]
    public async Task Generated_notes_of_a_beta_start_from_the_beta_before()
    {
        Repo.Releases.Remove(Candidate.Release);
        Candidate = SealedCandidate.Put(Repo, Sha, Files, version: "1.2.0-beta.2");
        Repo.Releases.AddPublished("v1.1.0", Sha);
        Repo.Releases.AddPublished("v1.2.0-beta.1", Sha, prerelease: true);

        await SucceedAsync(("release-tag", "v1.2.0-beta.2"));

        Github
            .Log.Requests.Single(request => request.Path.EndsWith("/generate-notes", StringComparison.Ordinal))
            .RequestBody.Should()
            .Contain("\"previous_tag_name\":\"v1.2.0-beta.1\"");
    }
}
