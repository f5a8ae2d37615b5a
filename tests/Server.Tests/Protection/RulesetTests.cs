using System.Text.Json.Nodes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Protection;

[Needs(Need.Nothing)]
public sealed class RulesetTests : RulesetTest
{
    [Fact]
    public async Task A_ruleset_is_made_shown_changed_and_removed()
    {
        var made = await Make(Checks);
        made.Status.Should().Be(201);
        var address = $"{Root}/{made.Json!["id"]}";
        made.Header("Location").Should().EndWith(address);
        made.Json["bypass_actors"].Should().NotBeNull();
        var seen = (await Api(HttpMethod.Get, address, Writer)).Json!.AsObject();
        (
            seen.ContainsKey("bypass_actors"),
            seen["rules"]!.ToJsonString(),
            seen["current_user_can_bypass"]!.GetValue<string>()
        )
            .Should()
            .Be((false, $"[{Checks}]", "never"));
        var listed = (await Api(HttpMethod.Get, Root, Writer)).Json![0]!.AsObject();
        (listed["name"]!.GetValue<string>(), listed.ContainsKey("rules")).Should().Be(("main", false));
        (await Api(HttpMethod.Put, address, Admin, new JsonObject { ["enforcement"] = "disabled" })).Json![
            "enforcement"
        ]!
            .GetValue<string>()
            .Should()
            .Be("disabled");
        (await Api(HttpMethod.Get, "/repos/org/ms-manager/rules/branches/main", Writer))
            .Json!.AsArray()
            .Should()
            .BeEmpty();
        (await Api(HttpMethod.Delete, address, Admin)).Status.Should().Be(204);
        (await Api(HttpMethod.Delete, address, Admin)).Status.Should().Be(404);
    }

    [Fact]
    public async Task The_rules_of_a_branch_say_where_they_come_from()
    {
        var id = (await Make(Checks)).Json!["id"]!.GetValue<long>();
        var rule = (await Api(HttpMethod.Get, "/repos/org/ms-manager/rules/branches/main", Writer)).Json![0]!;
        (
            rule["type"]!.GetValue<string>(),
            rule["ruleset_id"]!.GetValue<long>(),
            rule["ruleset_source"]!.GetValue<string>()
        )
            .Should()
            .Be(("required_status_checks", id, "org/ms-manager"));
        (await Api(HttpMethod.Get, "/repos/org/ms-manager/rules/branches/release/v1", Writer))
            .Json!.AsArray()
            .Should()
            .BeEmpty();
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
        var rules = await Api(
            HttpMethod.Get,
            $"/repos/org/ms-manager/rules/branches/{reference["refs/heads/".Length..]}",
            Writer
        );
        rules.Json!.AsArray().Should().HaveCount(matches ? 1 : 0);
    }

    [Fact]
    public async Task A_ruleset_that_GitHub_would_not_take_is_refused()
    {
        (await Make("""{"type":"nonsense"}"""))
            .Message.Should()
            .StartWith("Invalid request.\n\nInvalid property /rules/0");
        (await Make("""{"type":"required_status_checks"}""")).Status.Should().Be(422);
        (await Api(HttpMethod.Post, Root, Admin, new JsonObject { ["name"] = "x" }))
            .Message.Should()
            .Contain("\"enforcement\" wasn't supplied");
        (await Api(HttpMethod.Post, Root, Writer, new JsonObject { ["name"] = "x", ["enforcement"] = "active" }))
            .Status.Should()
            .Be(403);
        await Make(Checks);
        (await Make(Checks)).Json!["errors"]![0]!["message"]!.GetValue<string>().Should().Be("Name must be unique");
        Repo.Protection.Rulesets.Should().HaveCount(1);
        Github.Log.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_rule_that_the_sandbox_does_not_enforce_is_a_violation()
    {
        (await Make("""{"type":"required_deployments","parameters":{"required_deployment_environments":[]}}"""))
            .Status.Should()
            .Be(201);
        Github
            .Log.Violations.Should()
            .Equal(
                "POST /repos/org/ms-manager/rulesets: the rule 'required_deployments' is not enforced by the sandbox"
            );
    }
}
