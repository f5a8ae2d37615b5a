using System.Text.Json.Nodes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Releases;

[Needs(Need.Nothing)]
public sealed class PublishingTests : ReleaseTest
{
    [Fact]
    public async Task Publishing_makes_the_tag_at_the_target()
    {
        var second = Repo.Commit(new Dictionary<string, string> { ["a"] = "1" }, "second");
        var draft = await Create("v1.0.0", draft: true, target: Sha);
        Repo.Resolve("refs/tags/v1.0.0").Should().BeNull();
        (await Publish(draft)).Status.Should().Be(200);
        Repo.Resolve("refs/tags/v1.0.0").Should().Be(Sha).And.NotBe(second);
    }

    [Fact]
    public async Task An_existing_tag_stays_where_it_is_whatever_the_target_says()
    {
        Repo.CreateTag("v1.0.0", Sha);
        var second = Repo.Commit(new Dictionary<string, string> { ["a"] = "1" }, "second");
        (await Create("v1.0.0", draft: false, target: second)).Status.Should().Be(201);
        Repo.Resolve("refs/tags/v1.0.0").Should().Be(Sha);
    }

    [Fact]
    public async Task Without_a_target_the_tag_lands_on_the_default_branch()
    {
        var second = Repo.Commit(new Dictionary<string, string> { ["a"] = "1" }, "second");
        Text(await Create("v1.0.0", draft: false), "target_commitish").Should().Be("main");
        Repo.Resolve("refs/tags/v1.0.0").Should().Be(second);
    }

    [Fact]
    public async Task A_target_that_is_neither_branch_nor_commit_is_refused()
    {
        (await Create("v1.0.0", draft: true, target: Sha[..8])).Json!["errors"]!
            .ToJsonString()
            .Should()
            .Be("""[{"resource":"Release","code":"invalid","field":"target_commitish"}]""");
    }

    [Fact]
    public async Task Other_workflow_files_at_the_target_are_forbidden_to_a_workflows_own_token()
    {
        Repo.Commit(
            new Dictionary<string, string> { [".github/workflows/ci.yml"] = "on: pull_request\n" },
            "another workflow"
        );
        var refused = await Create("v1.0.0", draft: true, target: Sha);
        refused.Status.Should().Be(403);
        refused.Message.Should().Be("Resource not accessible by integration");
        Repo.Releases.All.Should().BeEmpty();
        (await Create("v1.0.0", draft: true, target: Sha, token: Github.AdminToken())).Status.Should().Be(201);
        Repo.CreateTag("v2.0.0", Sha);
        (await Create("v2.0.0", draft: false, target: Sha))
            .Status.Should()
            .Be(201, "the tag exists, so no new ref is made");
    }

    [Fact]
    public async Task Latest_skips_drafts_and_prereleases_and_obeys_make_latest()
    {
        Repo.Releases.AddPublished("v1.0.0");
        Repo.Releases.AddPublished("v2.0.0-beta.1", prerelease: true);
        Repo.Releases.AddDraft("v3.0.0");
        (await LatestTag()).Should().Be("v1.0.0");
        var old = await Create("v0.9.1", draft: true);
        await Api(
            HttpMethod.Patch,
            $"{Releases}/{Id(old)}",
            Writer,
            new JsonObject { ["draft"] = false, ["make_latest"] = "false" }
        );
        (await LatestTag()).Should().Be("v1.0.0");
        await Api(HttpMethod.Patch, $"{Releases}/{Id(old)}", Writer, new JsonObject { ["make_latest"] = "true" });
        (await LatestTag()).Should().Be("v0.9.1");
        await Api(HttpMethod.Patch, $"{Releases}/{Id(old)}", Writer, new JsonObject { ["make_latest"] = "legacy" });
        (await LatestTag()).Should().Be("v1.0.0", "both have one commit, so the higher version decides");
    }

    [Fact]
    public async Task A_draft_or_prerelease_cannot_be_made_latest()
    {
        var body = new JsonObject
        {
            ["tag_name"] = "v1",
            ["prerelease"] = true,
            ["make_latest"] = "true",
        };
        (await Api(HttpMethod.Post, Releases, Writer, body)).Status.Should().Be(422);
        var wrong = new JsonObject { ["tag_name"] = "v1", ["make_latest"] = true };
        (await Api(HttpMethod.Post, Releases, Writer, wrong))
            .Message.Should()
            .Be("Invalid request.\n\nFor 'properties/make_latest', true is not a string.");
    }

    [Fact]
    public async Task An_immutable_release_is_locked_and_its_tag_is_burnt_with_it()
    {
        Repo.ImmutableReleases = true;
        var release = await Publish(await Create("v1.0.0", draft: true));
        release.Json!["immutable"]!.GetValue<bool>().Should().BeTrue();
        var path = $"{Releases}/{Id(release)}";
        (await Api(HttpMethod.Patch, path, Writer, new JsonObject { ["draft"] = true })).Status.Should().Be(422);
        (await Api(HttpMethod.Patch, path, Writer, new JsonObject { ["body"] = "better words" }))
            .Status.Should()
            .Be(200);
        (await Api(HttpMethod.Delete, path, Writer)).Status.Should().Be(204);
        Said(await Create("v1.0.0", draft: false)).Should().Equal("tag_name was used by an immutable release");
        Repo.RemoveTag("v1.0.0");
        Said(await Create("v1.0.0", draft: false))
            .Should()
            .Equal(
                "pre_receive Repository rule violations found\n\nCannot create ref due to creations being "
                    + "restricted.\n\n",
                "tag_name was used by an immutable release",
                "Published releases must have a valid tag"
            );
    }

    [Fact]
    public async Task A_scripted_publication_answers_200_and_leaves_the_draft()
    {
        var draft = await Create("v1.0.0", draft: true);
        Github.Faults.On("PATCH", Releases + "/*").KeepDraft();
        var answer = await Publish(draft);
        (answer.Status, answer.Json!["draft"]!.GetValue<bool>()).Should().Be((200, true));
        (await Publish(draft)).Json!["draft"]!.GetValue<bool>().Should().BeFalse();
    }

    private static IEnumerable<string> Said(Reply answer) =>
        answer.Json!["errors"]!.AsArray().Select(error => error!["message"]!.GetValue<string>());
}
