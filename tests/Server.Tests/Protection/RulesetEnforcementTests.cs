using System.Text.Json.Nodes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Protection;

[Needs(Need.Nothing)]
public sealed class RulesetEnforcementTests : RulesetTest
{
    [Fact]
    public async Task A_merge_and_a_push_obey_the_rules()
    {
        await Make(Checks);
        var head = Repo.Commit(new Dictionary<string, string> { ["a.txt"] = "1\n" }, "change", "topic");
        Repo.Pulls.Open("one", "topic");
        var refused = await Api(HttpMethod.Put, "/repos/org/ms-manager/pulls/1/merge", Admin);
        (refused.Status, refused.Message)
            .Should()
            .Be((405, "Repository rule violations found\n\nRequired status check \"ci\" is expected."));
        var pushed = await Api(
            HttpMethod.Patch,
            "/repos/org/ms-manager/git/refs/heads/main",
            Writer,
            new JsonObject { ["sha"] = head }
        );
        pushed.Status.Should().Be(422);
        Repo.Checks.Add("ci", head);
        (await Api(HttpMethod.Put, "/repos/org/ms-manager/pulls/1/merge", Writer)).Status.Should().Be(200);
    }

    [Fact]
    public async Task Who_may_bypass_by_pull_request_may_not_push()
    {
        await Make(
            """{"type":"update"}""",
            bypass: """[{"actor_id":5,"actor_type":"RepositoryRole","bypass_mode":"pull_request"}]"""
        );
        var head = Repo.Commit(new Dictionary<string, string> { ["a.txt"] = "1\n" }, "change", "topic");
        Repo.Pulls.Open("one", "topic");
        (
            await Api(
                HttpMethod.Patch,
                "/repos/org/ms-manager/git/refs/heads/main",
                Admin,
                new JsonObject { ["sha"] = head }
            )
        )
            .Message.Should()
            .EndWith("Cannot update this protected ref.");
        (await Api(HttpMethod.Put, "/repos/org/ms-manager/pulls/1/merge", Writer)).Status.Should().Be(405);
        (await Api(HttpMethod.Put, "/repos/org/ms-manager/pulls/1/merge", Admin)).Status.Should().Be(200);
    }

    [Fact]
    public async Task Tags_can_be_ruled_too()
    {
        await Make("""{"type":"creation"}""", "refs/tags/v*", target: "tag");
        var refused = await Api(
            HttpMethod.Post,
            "/repos/org/ms-manager/git/refs",
            Writer,
            new JsonObject { ["ref"] = "refs/tags/v1.0.0", ["sha"] = Sha }
        );
        refused
            .Message.Should()
            .Be("Repository rule violations found\n\nCannot create ref due to creations being restricted.");
        (
            await Api(
                HttpMethod.Post,
                "/repos/org/ms-manager/git/refs",
                Writer,
                new JsonObject { ["ref"] = "refs/tags/rc-1", ["sha"] = Sha }
            )
        )
            .Status.Should()
            .Be(201);
    }

    [Fact]
    public async Task A_merge_method_can_be_ruled_out()
    {
        await Make(
            """{"type":"pull_request","parameters":{"allowed_merge_methods":["squash"],"dismiss_stale_reviews_on_push":false,"require_code_owner_review":false,"require_last_push_approval":false,"required_approving_review_count":0,"required_review_thread_resolution":false}}"""
        );
        Repo.Commit(new Dictionary<string, string> { ["a.txt"] = "1\n" }, "change", "topic");
        Repo.Pulls.Open("one", "topic");
        (await Api(HttpMethod.Put, "/repos/org/ms-manager/pulls/1/merge", Writer))
            .Message.Should()
            .EndWith("The merge method 'merge' is not allowed on this branch.");
        (
            await Api(
                HttpMethod.Put,
                "/repos/org/ms-manager/pulls/1/merge",
                Writer,
                new JsonObject { ["merge_method"] = "squash" }
            )
        )
            .Status.Should()
            .Be(200);
    }

    [Theory]
    [InlineData(
        """{"type":"merge_queue","parameters":{"check_response_timeout_minutes":60,"grouping_strategy":"ALLGREEN","max_entries_to_build":5,"max_entries_to_merge":5,"merge_method":"MERGE","min_entries_to_merge":1,"min_entries_to_merge_wait_minutes":5}}""",
        "Changes must be made through the merge queue."
    )]
    [InlineData("""{"type":"required_signatures"}""", "Commits must have verified signatures.")]
    public async Task What_the_sandbox_cannot_give_is_refused(string rule, string expected)
    {
        (await Make(rule)).Status.Should().Be(201);
        Repo.Commit(new Dictionary<string, string> { ["a.txt"] = "1\n" }, "change", "topic");
        Repo.Pulls.Open("one", "topic");
        var refused = await Api(HttpMethod.Put, "/repos/org/ms-manager/pulls/1/merge", Admin);
        (refused.Status, refused.Message).Should().Be((405, "Repository rule violations found\n\n" + expected));
        Github.Log.Violations.Should().BeEmpty();
    }
}
