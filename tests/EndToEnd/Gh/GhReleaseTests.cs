using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.EndToEnd.Gh;

[Needs(Need.Gh)]
public sealed class GhReleaseTests : GhTest
{
    [Fact]
    public async Task Releases_are_listed_newest_first_with_drafts_for_who_may_push()
    {
        Repo.Releases.AddPublished("v1.0.0", Sha);
        Repo.Releases.AddPublished("v1.1.0-beta.1", Sha, prerelease: true);
        Repo.Releases.AddDraft("rc-draft", Sha);
        (await Gh("release", "list"))
            .Should()
            .Be(
                new GhResult(
                    0,
                    """
                    rc-draft	Draft	rc-draft	2026-11-02T09:00:00Z
                    v1.1.0-beta.1	Pre-release	v1.1.0-beta.1	2026-11-02T09:00:00Z
                    v1.0.0	Latest	v1.0.0	2026-11-02T09:00:00Z

                    """,
                    ""
                )
            );
        (await Gh("release", "list", "--limit", "1")).Output.Should().StartWith("rc-draft\tDraft").And.NotContain("v1");
        Token = Github.ReadToken(Repo);
        (await Gh("release", "list")).Output.Should().NotContain("rc-draft").And.Contain("v1.0.0\tLatest");
        NothingWasWrong();
    }

    [Fact]
    public async Task A_release_is_viewed_as_the_latest_by_tag_and_as_a_draft()
    {
        var release = Repo.Releases.AddPublished("v1.0.0", Sha, "notes");
        release.AddAsset("app.bin", "bytes"u8.ToArray());
        Repo.Releases.AddPublished("v1.1.0-beta.1", Sha, prerelease: true);
        var draft = Repo.Releases.AddDraft("rc-draft", Sha);
        (await Gh("release", "view"))
            .Should()
            .Be(
                new GhResult(
                    0,
                    $"""
                    title:	v1.0.0
                    tag:	v1.0.0
                    draft:	false
                    prerelease:	false
                    author:	{release.Author.Login}
                    created:	2026-11-02T09:00:00Z
                    published:	2026-11-02T09:00:00Z
                    url:	http://github.localhost/org/ms-manager/releases/tag/v1.0.0
                    asset:	app.bin
                    --
                    notes

                    """,
                    ""
                )
            );
        (await Gh("release", "view", "v1.1.0-beta.1")).Output.Should().Contain("prerelease:\ttrue");
        (await Gh("release", "view", "rc-draft"))
            .Output.Should()
            .Contain("draft:\ttrue")
            .And.Contain($"releases/tag/{draft.AddressTag}");
        (await Gh("release", "view", "nowhere")).Should().Be(new GhResult(1, "", "release not found\n"));
        NothingWasWrong();
    }

    [Fact]
    public async Task Assets_are_downloaded_by_pattern_and_from_a_draft()
    {
        var release = Repo.Releases.AddPublished("v1.0.0", Sha);
        release.AddAsset("app.bin", "bytes"u8.ToArray());
        release.AddAsset("app.bin.sig", "signature"u8.ToArray());
        Repo.Releases.AddDraft("rc-draft", Sha).AddAsset("draft.bin", "draft"u8.ToArray());
        (await Gh("release", "download", "v1.0.0", "--pattern", "*.sig")).Should().Be(new GhResult(0, "", ""));
        (await Gh("release", "download", "rc-draft")).Should().Be(new GhResult(0, "", ""));
        (Read("app.bin.sig"), Exists("app.bin"), Read("draft.bin")).Should().Be(("signature", false, "draft"));
        NothingWasWrong();
    }

    [Fact]
    public async Task A_draft_is_created_with_its_assets_and_published()
    {
        File("new.bin", "new");
        var made = await Gh(
            "release",
            "create",
            "v2.0.0",
            "new.bin",
            "--draft",
            "--title",
            "Two",
            "--notes",
            "n",
            "--target",
            Sha
        );
        var draft = Repo.Releases.All.Should().ContainSingle().Subject;
        made.Should()
            .Be(new GhResult(0, $"http://github.localhost/org/ms-manager/releases/tag/{draft.AddressTag}\n", ""));
        (draft.Draft, draft.Name, draft.Body, draft.TargetCommitish).Should().Be((true, "Two", "n", Sha));
        draft.Assets.Select(a => $"{a.Name} {a.Size}").Should().Equal("new.bin 3");
        Repo.Resolve("refs/tags/v2.0.0").Should().BeNull();
        (await Gh("release", "edit", "v2.0.0", "--draft=false"))
            .Output.Should()
            .Be("http://github.localhost/org/ms-manager/releases/tag/v2.0.0\n");
        Repo.Resolve("refs/tags/v2.0.0").Should().Be(Sha);
        NothingWasWrong();
    }

    [Fact]
    public async Task A_published_release_with_assets_is_a_draft_until_they_are_there()
    {
        File("new.bin", "new");
        (await Gh("release", "create", "v2.0.0-beta.1", "new.bin", "--prerelease", "--notes", "n"))
            .Output.Should()
            .Be("http://github.localhost/org/ms-manager/releases/tag/v2.0.0-beta.1\n");
        Github.Log.Writes.Select(r => r.Method).Should().Equal("POST", "POST", "PATCH");
        (Repo.Releases.All[0].Draft, Repo.Releases.All[0].Prerelease).Should().Be((false, true));
        NothingWasWrong();
    }

    [Fact]
    public async Task A_tag_is_looked_for_before_a_release_is_made_of_it()
    {
        var missing = await Gh("release", "create", "v9.0.0", "--verify-tag", "--notes", "n");
        missing
            .Should()
            .Be(
                new GhResult(
                    1,
                    "",
                    "tag v9.0.0 doesn't exist in the repo org/ms-manager, aborting due to --verify-tag flag\n"
                )
            );
        Repo.CreateTag("v9.0.0", Sha);
        (await Gh("release", "create", "v9.0.0", "--verify-tag", "--notes", "n")).ExitCode.Should().Be(0);
        (await Gh("release", "create", "v9.0.0", "--notes", "n"))
            .Error.Should()
            .Contain("HTTP 422")
            .And.Contain("Release.tag_name already exists");
        Repo.Releases.All.Should().ContainSingle();
        NothingWasWrong();
    }

    [Fact]
    public async Task An_asset_is_uploaded_once_and_again_only_with_clobber()
    {
        Repo.Releases.AddDraft("rc-draft", Sha);
        File("new.bin", "new");
        (await Gh("release", "upload", "rc-draft", "new.bin")).Should().Be(new GhResult(0, "", ""));
        (await Gh("release", "upload", "rc-draft", "new.bin"))
            .Should()
            .Be(new GhResult(1, "", "asset under the same name already exists: [new.bin]\n"));
        File("new.bin", "newer");
        (await Gh("release", "upload", "rc-draft", "new.bin", "--clobber")).Should().Be(new GhResult(0, "", ""));
        Repo.Releases.All[0].Assets.Select(a => $"{a.Name} {a.Size} {a.State}").Should().Equal("new.bin 5 uploaded");
        NothingWasWrong();
    }

    // who has no `ms` deletes a broken candidate so, once for each release of the tag
    [Fact]
    public async Task A_draft_is_deleted_by_its_tag_and_of_two_one_at_a_time()
    {
        var tag = CandidateTag.Of(CommitSha.Parse(Sha));
        Repo.Releases.AddDraft(tag.Text, Sha).AddAsset("app.bin", "bytes"u8.ToArray());
        Repo.Releases.AddDraft(tag.Text, Sha);
        string[] discard = ["release", "delete", tag.Text, "--yes"];
        foreach (var left in new[] { 1, 0 })
        {
            (await Gh(discard)).ExitCode.Should().Be(0);
            Repo.Releases.All.Should().HaveCount(left);
        }
        NothingWasWrong();
    }
}
