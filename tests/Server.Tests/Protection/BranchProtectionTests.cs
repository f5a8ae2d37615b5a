using System.Text.Json.Nodes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Protection;

[Needs(Need.Nothing)]
public sealed class BranchProtectionTests : SandboxTest
{
    private const string Root = "/repos/org/ms-manager/branches/main/protection";

    private string Admin => Github.AdminToken();

    [Fact]
    public async Task Protection_is_set_shown_and_taken_away()
    {
        (await Api(HttpMethod.Get, Root, Admin)).Message.Should().Be("Branch not protected");
        (await Protect("""{"strict":true,"contexts":["core (rust)"]}""", """{"required_approving_review_count":2}"""))
            .Status.Should()
            .Be(200);
        var shown = (await Api(HttpMethod.Get, Root, Admin)).Json!;
        shown["required_status_checks"]!["checks"]!
            .ToJsonString()
            .Should()
            .Be("""[{"context":"core (rust)","app_id":null}]""");
        shown["required_pull_request_reviews"]!["required_approving_review_count"]!.GetValue<int>().Should().Be(2);
        shown["enforce_admins"]!["enabled"]!.GetValue<bool>().Should().BeTrue();
        var branch = (await Api(HttpMethod.Get, "/repos/org/ms-manager/branches/main", Writer)).Json!;
        (
            branch["protected"]!.GetValue<bool>(),
            branch["protection"]!["required_status_checks"]!["enforcement_level"]!.GetValue<string>()
        )
            .Should()
            .Be((true, "everyone"));
        (await Api(HttpMethod.Delete, Root, Admin)).Status.Should().Be(204);
        (await Api(HttpMethod.Get, Root, Admin)).Status.Should().Be(404);
        (await Api(HttpMethod.Get, "/repos/org/ms-manager/branches/main", Writer)).Json!["protected"]!
            .GetValue<bool>()
            .Should()
            .BeFalse();
    }

    [Fact]
    public async Task Only_administrators_see_and_change_it()
    {
        (await Api(HttpMethod.Get, Root, Writer)).Status.Should().Be(403);
        (await Api(HttpMethod.Put, Root, Writer, new JsonObject())).Status.Should().Be(403);
        (await Api(HttpMethod.Get, Root.Replace("main", "nowhere", StringComparison.Ordinal), Admin))
            .Message.Should()
            .Be("Branch not found");
    }

    [Fact]
    public async Task What_protection_must_say_is_asked_for()
    {
        var refused = await Api(
            HttpMethod.Put,
            Root,
            Admin,
            new JsonObject { ["enforce_admins"] = true, ["restrictions"] = null }
        );
        (refused.Status, refused.Message)
            .Should()
            .Be(
                (
                    422,
                    "Invalid request.\n\n\"required_pull_request_reviews\", \"required_status_checks\" weren't "
                        + "supplied."
                )
            );
        Repo.Protection["main"].Should().BeNull();
    }

    [Fact]
    public async Task Required_contexts_are_added_replaced_and_removed()
    {
        const string contexts = Root + "/required_status_checks/contexts";
        (await Api(HttpMethod.Get, contexts, Admin)).Message.Should().Be("Branch not protected");
        await Protect("""{"strict":false,"contexts":["a"]}""");
        (await Names(HttpMethod.Post, "b", "a")).Should().Equal("a", "b");
        (await Names(HttpMethod.Put, "c", "d")).Should().Equal("c", "d");
        (await Names(HttpMethod.Delete, "c")).Should().Equal("d");
        var patched = await Api(
            HttpMethod.Patch,
            Root + "/required_status_checks",
            Admin,
            JsonNode.Parse("""{"strict":true,"checks":[{"context":"e","app_id":15368}]}""")
        );
        (patched.Json!["strict"]!.GetValue<bool>(), patched.Json["checks"]!.ToJsonString())
            .Should()
            .Be((true, """[{"context":"e","app_id":15368}]"""));
        (await Api(HttpMethod.Delete, Root + "/required_status_checks", Admin)).Status.Should().Be(204);
        (await Api(HttpMethod.Get, Root + "/required_status_checks", Admin))
            .Message.Should()
            .Be("Required status checks not enabled");

        async Task<IEnumerable<string>> Names(HttpMethod method, params string[] given) =>
            (
                await Api(
                    method,
                    contexts,
                    Admin,
                    new JsonObject { ["contexts"] = new JsonArray([.. given.Select(g => (JsonNode)g)]) }
                )
            )
                .Json!.AsArray()
                .Select(n => n!.GetValue<string>());
    }

    private Task<Reply> Protect(string checks, string reviews = "null") =>
        Api(
            HttpMethod.Put,
            Root,
            Admin,
            JsonNode.Parse(
                $$"""{"required_status_checks":{{checks}},"enforce_admins":true,"required_pull_request_reviews":{{reviews}},"restrictions":null}"""
            )
        );
}
