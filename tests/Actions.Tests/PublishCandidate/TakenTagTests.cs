using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Sandboxes;

namespace MsReleaseActions.ActionsTests.PublishCandidate;

[Needs(Need.Nothing)]
public sealed class TakenTagTests : PublishTest
{
    [Fact]
    public async Task What_else_went_into_the_build_is_sealed_with_it()
    {
        const string one = "ui=org/ui@1111111111111111111111111111111111111111";
        await PublishedAsync(("inputs", $"{one}\ndevice=org/device@2222222222222222222222222222222222222222"));
        (await PublishAsync(("inputs", $"{one}\ndevice=org/device@2222222222222222222222222222222222222222")))
            .ExitCode.Should()
            .Be(0, "the same again");
        Github.Log.Clear();

        ShouldRefuse(
            await PublishAsync(("inputs", one)),
            "sealed with other content",
            "inputs ui 11111111, device 22222222 are sealed, ui 11111111 were given"
        );
    }

    [Fact]
    public async Task A_rule_that_refuses_the_tag_of_a_published_candidate_is_a_no_with_the_way_out()
    {
        TagRuleset.Put(Repo, pattern: "rc-*");

        for (var time = 1; time <= 2; time++)
        {
            var result = await PublishAsync(("visibility", "prerelease"));
            result.ExitCode.Should().Be(1, result.Log);
            result.Error.Should().Contain("creations being restricted").And.Contain("on its bypass list");
            result.Error.Should().NotContain("it continues");
        }
        Repo.Resolve("refs/tags/" + Tag).Should().BeNull();
    }

    [Fact]
    public async Task A_sealed_candidate_with_other_bytes_or_of_another_version_is_never_changed()
    {
        await PublishedAsync(("version", "1.2.3"));
        Github.Log.Clear();
        Runner.Write("dist/app.deb", Bytes("THE DEB"));

        ShouldRefuse(
            await PublishAsync(("version", "1.2.4")),
            "sealed with other content",
            "app.deb is",
            "version 1.2.3 is sealed, 1.2.4 was given",
            "ms candidates discard"
        );
        Runner.Write("dist/app.deb", Bytes("the deb"));
        ShouldRefuse(
            await PublishAsync(("version", "1.2.4")),
            "sealed with other content",
            "version 1.2.3 is sealed, 1.2.4 was given"
        );
        ShouldBeSealed();
    }

    [Fact]
    public async Task A_sealed_candidate_with_more_or_fewer_files_is_never_changed()
    {
        await PublishedAsync();
        Github.Log.Clear();
        File.Move(Path.Combine(Runner.Workspace, "dist/app.deb"), Path.Combine(Runner.Workspace, "dist/app.rpm"));

        ShouldRefuse(await PublishAsync(), "app.rpm is not in it", "app.deb is in it and was not given");
    }

    [Fact]
    public async Task Bytes_that_were_changed_under_an_asset_without_digest_are_found()
    {
        await PublishedAsync();
        Github.Log.Clear();
        Asset("app.deb").ReplaceBytes(Bytes("THE DEB"));
        Asset("app.deb").Digest = null;

        ShouldRefuse(await PublishAsync(), "app.deb is stored with other bytes than candidate.json says");
    }

    [Fact]
    public async Task A_full_release_under_the_tag_is_refused()
    {
        Repo.Releases.AddPublished(Tag, Sha);

        ShouldRefuse(await PublishAsync(), "is a full release");
    }

    [Fact]
    public async Task A_published_prerelease_with_other_content_is_refused()
    {
        await PublishedAsync(("visibility", "prerelease"));
        Github.Log.Clear();
        Runner.Write("dist/app.deb", Bytes("THE DEB"));

        ShouldRefuse(await PublishAsync(("visibility", "prerelease")), "sealed with other content");
    }

    [Fact]
    public async Task A_published_prerelease_that_is_not_whole_is_refused()
    {
        Repo.Releases.AddPublished(Tag, Sha, prerelease: true).AddAsset("app.deb", Bytes("the deb"));

        ShouldRefuse(await PublishAsync(), "published prerelease that is not whole", "candidate.json is not there yet");
    }

    [Fact]
    public async Task Several_releases_of_the_tag_are_refused_with_the_command_that_helps()
    {
        Repo.Releases.AddDraft(Tag, Sha).AddAsset("a", [1]);
        Repo.Releases.AddDraft(Tag, Sha).AddAsset("b", [1]);

        ShouldRefuse(
            await PublishAsync(),
            "2 releases of org/ms-manager carry the tag",
            $"ms candidates discard {Tag}"
        );
    }

    [Fact]
    public async Task A_candidate_that_contradicts_itself_is_refused_with_the_command_that_helps()
    {
        await PublishedAsync();
        Github.Log.Clear();
        Release.AddAsset("extra.bin", [1]);

        ShouldRefuse(
            await PublishAsync(),
            "contradicts itself",
            "extra.bin is in the release, but no checksum lists it",
            $"ms candidates discard {Tag}"
        );
    }

    [Fact]
    public async Task A_tag_on_another_commit_is_refused_before_it_is_published()
    {
        Repo.CreateTag(Tag, Repo.Commit(new Dictionary<string, string> { ["x"] = "y" }, "second"));

        ShouldRefuse(await PublishAsync(("visibility", "prerelease")), $"The git tag {Tag} is on ");
    }
}
