using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PromoteAssets;

[Needs(Need.Nothing)]
public sealed class PromoteRefusalTests : PromoteTest
{
    [Fact]
    public async Task A_tag_at_another_commit_is_refused()
    {
        Repo.CreateTag("v1.2.0", Repo.Commit(new Dictionary<string, string> { ["x"] = "y" }, "second"));

        await RefuseAsync(1, $"and the release is to be at {Sha}");
    }

    [Fact]
    public async Task Several_releases_on_the_tag_are_refused_and_named()
    {
        var first = Repo.Releases.AddDraft("v1.2.0", Sha);
        var second = Repo.Releases.AddDraft("v1.2.0", Sha);

        await RefuseAsync(
            1,
            $"2 releases carry the tag v1.2.0: {first.Id} (draft, 0 assets), {second.Id} (draft, 0 assets)"
        );
    }

    [Fact]
    public async Task An_asset_with_other_bytes_is_a_conflict()
    {
        Repo.Releases.AddDraft("v1.2.0", Sha).AddAsset("app_1.2.0_amd64.deb", Bytes(9, 70_000));

        await RefuseAsync(1, "app_1.2.0_amd64.deb (asset ");
    }

    [Fact]
    public async Task An_asset_with_other_bytes_and_no_digest_is_a_conflict()
    {
        Repo.Releases.AddDraft("v1.2.0", Sha).AddAsset("app_1.2.0_amd64.deb", Bytes(9, 70_000)).Digest = null;

        await RefuseAsync(1, "app_1.2.0_amd64.deb (asset ");
    }

    [Fact]
    public async Task A_foreign_asset_in_the_draft_is_a_conflict()
    {
        Repo.Releases.AddDraft("v1.2.0", Sha).AddAsset("notes.pdf", Text("pdf"));

        await RefuseAsync(1, "is neither the candidate's nor the overlay's");
    }

    [Theory]
    [InlineData("resume")]
    [InlineData("replace")]
    public async Task A_published_release_that_differs_is_never_written_to(string onExisting)
    {
        Repo.Releases.AddPublished("v1.2.0", Sha).AddAsset("app_1.2.0_amd64.deb", Bytes(9, 70_000));

        var result = await RefuseAsync(
            1,
            "is published and differs: app_1.2.0_amd64.deb has other bytes, app_1.2.0_x64-setup.exe is not in it",
            ("on-existing", onExisting)
        );

        result.Error.Should().Contain("A published release is never written to");
    }

    [Fact]
    public async Task A_published_release_with_one_asset_too_many_differs()
    {
        await SucceedAsync();
        Published.AddAsset("late.txt", Text("late"));

        await RefuseAsync(1, "late.txt is neither the candidate's nor the overlay's");
    }

    [Fact]
    public async Task A_published_release_whose_tag_was_moved_is_refused()
    {
        await SucceedAsync();
        Repo.CreateTag("v1.2.0", Repo.Commit(new Dictionary<string, string> { ["x"] = "y" }, "second"));

        await RefuseAsync(1, "the tag exists at");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task With_fail_any_release_of_the_tag_is_a_conflict(bool isPublished)
    {
        var release = isPublished ? Repo.Releases.AddPublished("v1.2.0", Sha) : Repo.Releases.AddDraft("v1.2.0", Sha);

        await RefuseAsync(
            1,
            $"v1.2.0 has a release already ({release.Id}, {(isPublished ? "published" : "draft")})",
            ("on-existing", "fail")
        );
    }

    [Fact]
    public async Task With_fail_a_release_of_our_own_making_is_no_conflict() =>
        await SucceedAsync(("on-existing", "fail"));

    [Fact]
    public async Task An_old_version_is_not_made_the_latest()
    {
        Repo.Releases.AddPublished("v1.10.0", Sha);

        await RefuseAsync(1, "make-latest is true, and v1.10.0 is newer than v1.2.0", ("make-latest", "true"));
    }

    [Fact]
    public async Task A_commit_that_the_target_does_not_have_is_refused() =>
        await RefuseAsync(1, "has no commit 'nowhere'", ("target-commitish", "nowhere"));

    [Fact]
    public async Task Every_conflict_is_named_at_once()
    {
        Repo.CreateTag("v1.2.0", Repo.Commit(new Dictionary<string, string> { ["x"] = "y" }, "second"));
        Repo.Releases.AddPublished("v2.0.0", Sha);
        var draft = Repo.Releases.AddDraft("v1.2.0", Sha);
        draft.AddAsset("notes.pdf", Text("pdf"));
        draft.AddAsset("app_1.2.0_amd64.deb", Text("other"));

        var result = await RefuseAsync(
            1,
            "5 problems",
            ("make-latest", "true"),
            ("checksums-sha256", new string('a', 64))
        );

        result
            .Error.Should()
            .ContainAll("was approved", "the tag exists at", "v2.0.0 is newer", "notes.pdf", "app_1.2.0_amd64.deb");
    }

    [Fact]
    public async Task A_token_without_write_access_to_the_target_ends_with_exit_3()
    {
        var target = Github.CreateRepository("org/downloads");
        target.Commit(new Dictionary<string, string> { ["README.md"] = "x" }, "first");

        var result = await RefuseAsync(
            3,
            "HTTP 403",
            ("target-repository", "org/downloads"),
            ("target-token", Github.ReadToken(target)),
            ("generate-notes", "false")
        );

        result.Error.Should().Contain("contents: write");
    }

    [Fact]
    public async Task A_token_that_nobody_knows_ends_with_exit_3_at_once()
    {
        var result = await RefuseAsync(3, "HTTP 401", ("token", "ghp_unknown"));

        Github.Log.Requests.Should().OnlyContain(request => request.Status == 401);
        Github.Log.Requests.Select(request => request.Path).Should().OnlyHaveUniqueItems();
        result.Log.Split('\n')[0].Should().Be("::add-mask::ghp_unknown");
    }

    [Fact]
    public async Task Workflow_files_that_the_token_may_not_tag_are_explained()
    {
        Repo.Commit(
            new Dictionary<string, string> { [".github/workflows/ci.yml"] = "on: [push, pull_request]\n" },
            "second"
        );

        await RefuseAsync(3, "workflows: write", ("generate-notes", "false"));
    }
}
