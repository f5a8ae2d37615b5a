using System.Text.Json.Nodes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SandboxTests.Protection;

[Needs(Need.Nothing)]
public sealed class RulesetTests : SandboxTest
{
    private const string Root = "/repos/org/ms-manager/rulesets";
    private const string Checks = """{"type":"required_status_checks","parameters":{"required_status_checks":[{"context":"ci"}],"strict_required_status_checks_policy":false}}""";

    private string Admin => Github.AdminToken();

    [Fact]
    public async Task A_ruleset_is_made_shown_changed_and_removed()
    {
        var made = await Make(Checks);
        made.Status.Should().Be(201);
        var address = $"{Root}/{made.Json!["id"]}";
        made.Header("Location").Should().EndWith(address);
        made.Json["bypass_actors"].Should().NotBeNull();
        var seen = (await Api(HttpMethod.Get, address, Writer)).Json!.AsObject();
        (seen.ContainsKey("bypass_actors"), seen["rules"]!.ToJsonString(), seen["current_user_can_bypass"]!.GetValue<string>()).Should().Be((false, $"[{Checks}]", "never"));
        var listed = (await Api(HttpMethod.Get, Root, Writer)).Json![0]!.AsObject();
        (listed["name"]!.GetValue<string>(), listed.ContainsKey("rules")).Should().Be(("main", false));
        (await Api(HttpMethod.Put, address, Admin, new JsonObject { ["enforcement"] = "disabled" })).Json!["enforcement"]!.GetValue<string>().Should().Be("disabled");
        (await Api(HttpMethod.Get, "/repos/org/ms-manager/rules/branches/main", Writer)).Json!.AsArray().Should().BeEmpty();
        (await Api(HttpMethod.Delete, address, Admin)).Status.Should().Be(204);
        (await Api(HttpMethod.Delete, address, Admin)).Status.Should().Be(404);
    }

    [Fact]
    public async Task The_rules_of_a_branch_say_where_they_come_from()
    {
        var id = (await Make(Checks)).Json!["id"]!.GetValue<long>();
        var rule = (await Api(HttpMethod.Get, "/repos/org/ms-manager/rules/branches/main", Writer)).Json![0]!;
        (rule["type"]!.GetValue<string>(), rule["ruleset_id"]!.GetValue<long>(), rule["ruleset_source"]!.GetValue<string>()).Should().Be(("required_status_checks", id, "org/ms-manager"));
        (await Api(HttpMethod.Get, "/repos/org/ms-manager/rules/branches/release/v1", Writer)).Json!.AsArray().Should().BeEmpty();
    }

    [Theory]
    [InlineData("~ALL", "refs/heads/x/y", true)]
    [InlineData("~DEFAULT_BRANCH", "refs/heads/main", true)]
    [InlineData("~DEFAULT_BRANCH", "refs/heads/x", false)]
    [InlineData("refs/heads/release/*", "refs/heads/release/v1", true)]
    [InlineData("refs/heads/release/*", "refs/heads/release/v1/x", false)]
    [InlineData("refs/heads/release/**", "refs/heads/release/v1/x", true)]
    [InlineData("refs/heads/v?", "refs/heads/v1", true)]
    [InlineData("refs/heads/a.b", "refs/heads/aXb", false)]
    public async Task A_ruleset_means_the_refs_that_its_patterns_match(string pattern, string reference, bool matches)
    {
        await Make("""{"type":"deletion"}""", pattern);
        var rules = await Api(HttpMethod.Get, $"/repos/org/ms-manager/rules/branches/{reference["refs/heads/".Length..]}", Writer);
        rules.Json!.AsArray().Should().HaveCount(matches ? 1 : 0);
    }

    [Fact]
    public async Task A_merge_and_a_push_obey_the_rules()
    {
        await Make(Checks);
        var head = Repo.Commit(new Dictionary<string, string> { ["a.txt"] = "1\n" }, "change", "topic");
        Repo.Pulls.Open("one", "topic");
        var refused = await Api(HttpMethod.Put, "/repos/org/ms-manager/pulls/1/merge", Admin);
        (refused.Status, refused.Message).Should().Be((405, "Repository rule violations found\n\nRequired status check \"ci\" is expected."));
        var pushed = await Api(HttpMethod.Patch, "/repos/org/ms-manager/git/refs/heads/main", Writer, new JsonObject { ["sha"] = head });
        pushed.Status.Should().Be(422);
        Repo.Checks.Add("ci", head);
        (await Api(HttpMethod.Put, "/repos/org/ms-manager/pulls/1/merge", Writer)).Status.Should().Be(200);
    }

    [Fact]
    public async Task Who_may_bypass_by_pull_request_may_not_push()
    {
        await Make("""{"type":"update"}""", bypass: """[{"actor_id":5,"actor_type":"RepositoryRole","bypass_mode":"pull_request"}]""");
        var head = Repo.Commit(new Dictionary<string, string> { ["a.txt"] = "1\n" }, "change", "topic");
        Repo.Pulls.Open("one", "topic");
        (await Api(HttpMethod.Patch, "/repos/org/ms-manager/git/refs/heads/main", Admin, new JsonObject { ["sha"] = head })).Message.Should().EndWith("Cannot update this protected ref.");
        (await Api(HttpMethod.Put, "/repos/org/ms-manager/pulls/1/merge", Writer)).Status.Should().Be(405);
        (await Api(HttpMethod.Put, "/repos/org/ms-manager/pulls/1/merge", Admin)).Status.Should().Be(200);
    }

    [Fact]
    public async Task Tags_can_be_ruled_too()
    {
        await Make("""{"type":"creation"}""", "refs/tags/v*", target: "tag");
        var refused = await Api(HttpMethod.Post, "/repos/org/ms-manager/git/refs", Writer, new JsonObject { ["ref"] = "refs/tags/v1.0.0", ["sha"] = Sha });
        refused.Message.Should().Be("Repository rule violations found\n\nCannot create ref due to creations being restricted.");
        (await Api(HttpMethod.Post, "/repos/org/ms-manager/git/refs", Writer, new JsonObject { ["ref"] = "refs/tags/rc-1", ["sha"] = Sha })).Status.Should().Be(201);
    }

    [Fact]
    public async Task A_merge_method_can_be_ruled_out()
    {
        await Make(
            """{"type":"pull_request","parameters":{"allowed_merge_methods":["squash"],"dismiss_stale_reviews_on_push":false,"require_code_owner_review":false,"require_last_push_approval":false,"required_approving_review_count":0,"required_review_thread_resolution":false}}""");
        Repo.Commit(new Dictionary<string, string> { ["a.txt"] = "1\n" }, "change", "topic");
        Repo.Pulls.Open("one", "topic");
        (await Api(HttpMethod.Put, "/repos/org/ms-manager/pulls/1/merge", Writer)).Message.Should().EndWith("The merge method 'merge' is not allowed on this branch.");
        (await Api(HttpMethod.Put, "/repos/org/ms-manager/pulls/1/merge", Writer, new JsonObject { ["merge_method"] = "squash" })).Status.Should().Be(200);
    }

    [Theory]
    [InlineData("""{"type":"merge_queue","parameters":{"check_response_timeout_minutes":60,"grouping_strategy":"ALLGREEN","max_entries_to_build":5,"max_entries_to_merge":5,"merge_method":"MERGE","min_entries_to_merge":1,"min_entries_to_merge_wait_minutes":5}}""", "Changes must be made through the merge queue.")]
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

    [Fact]
    public async Task A_ruleset_that_GitHub_would_not_take_is_refused()
    {
        (await Make("""{"type":"nonsense"}""")).Message.Should().StartWith("Invalid request.\n\nInvalid property /rules/0");
        (await Make("""{"type":"required_status_checks"}""")).Status.Should().Be(422);
        (await Api(HttpMethod.Post, Root, Admin, new JsonObject { ["name"] = "x" })).Message.Should().Contain("\"enforcement\" wasn't supplied");
        (await Api(HttpMethod.Post, Root, Writer, new JsonObject { ["name"] = "x", ["enforcement"] = "active" })).Status.Should().Be(403);
        await Make(Checks);
        (await Make(Checks)).Json!["errors"]![0]!["message"]!.GetValue<string>().Should().Be("Name must be unique");
        Repo.Protection.Rulesets.Should().HaveCount(1);
        Github.Log.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_rule_that_the_sandbox_does_not_enforce_is_a_violation()
    {
        (await Make("""{"type":"required_deployments","parameters":{"required_deployment_environments":[]}}""")).Status.Should().Be(201);
        Github.Log.Violations.Should().Equal("POST /repos/org/ms-manager/rulesets: the rule 'required_deployments' is not enforced by the sandbox");
    }

    private Task<Reply> Make(string rule, string pattern = "~DEFAULT_BRANCH", string target = "branch", string bypass = "[]") =>
        Api(HttpMethod.Post, Root, Admin, JsonNode.Parse($$"""{"name":"main","target":"{{target}}","enforcement":"active","bypass_actors":{{bypass}},"conditions":{"ref_name":{"include":["{{pattern}}"],"exclude":[]} },"rules":[{{rule}}]}"""));
}
