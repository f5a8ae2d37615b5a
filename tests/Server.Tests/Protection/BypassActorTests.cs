using System.Text.Json.Nodes;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Protection;

[Needs(Need.Nothing)]
public sealed class BypassActorTests : RulesetTest
{
    [Fact]
    public async Task Only_the_App_that_is_in_the_list_makes_the_tag()
    {
        var (ours, other) = (Installed("release-bot"), Installed("other-bot"));
        await Make("""{"type":"creation"}""", "refs/tags/v*", "tag", List("Integration", ours.Id));
        var answers = new[]
        {
            await Tag("v1", Writer),
            await Tag("v1", TokenOf(other)),
            await Tag("v1", Admin),
            await Tag("v1", TokenOf(ours)),
        };
        answers.Select(answer => answer.Status).Should().Equal(422, 422, 422, 201);
        (await Publish("v2", Writer)).Status.Should().Be(422);
        (await Publish("v2", TokenOf(ours))).Json!["author"]!["login"]!
            .GetValue<string>()
            .Should()
            .Be("release-bot[bot]");
        Github.Log.Violations.Should().BeEmpty();
    }

    [Theory]
    [InlineData("RepositoryRole", 5, "admin")]
    [InlineData("RepositoryRole", 2, "admin")]
    [InlineData("RepositoryRole", 4, "admin person")]
    [InlineData("OrganizationAdmin", 1, "admin")]
    public async Task A_role_is_a_persons_and_never_of_a_workflow_or_an_App(string type, int id, string may)
    {
        await Make("""{"type":"creation"}""", "refs/tags/v*", "tag", List(type, id));
        var app = Github.Apps.Install(
            Repo,
            "mighty-bot",
            (Permission.Contents, Access.Write),
            (Permission.Administration, Access.Write)
        );
        var person = Github.CreateToken("alice", (Permission.Contents, Access.Write));
        (string Who, string Token)[] all =
        [
            ("workflow", Writer),
            ("app", TokenOf(app)),
            ("admin", Admin),
            ("person", person),
        ];
        var made = new List<string>();
        foreach (var (who, token) in all)
        {
            if ((await Tag("v-" + who, token)).Status == 201)
            {
                made.Add(who);
            }
        }
        string.Join(' ', made).Should().Be(may);
    }

    [Fact]
    public async Task The_Actions_app_is_no_actor_of_a_repositorys_ruleset()
    {
        var refused = await Make("""{"type":"creation"}""", "refs/tags/v*", "tag", List("Integration", 15368));
        (refused.Status, refused.Message, refused.Json!["errors"]!.ToJsonString(), Repo.Protection.Rulesets.Count)
            .Should()
            .Be(
                (
                    422,
                    "Validation Failed",
                    """["Actor GitHub Actions integration must be part of the ruleset source or owner organization"]""",
                    0
                )
            );
    }

    [Fact]
    public async Task A_token_of_an_App_goes_as_far_as_it_was_asked_for_and_in_its_repository_only()
    {
        var elsewhere = Github.CreateRepository("org/other", other => other.Private = true);
        var app = Installed("release-bot");
        SandboxApps
            .Token(app, Repo, new Dictionary<Permission, Access> { [Permission.Actions] = Access.Read })
            .Should()
            .BeNull();
        var reading = SandboxApps.Token(
            app,
            Repo,
            new Dictionary<Permission, Access> { [Permission.Contents] = Access.Read }
        )!;
        var refused = await Tag("x", reading);
        (refused.Status, refused.Message).Should().Be((403, "Resource not accessible by integration"));
        (await Api(HttpMethod.Get, "/repos/org/other", TokenOf(app))).Status.Should().Be(404);
        elsewhere.Releases.All.Should().BeEmpty();
    }

    private SandboxApp Installed(string slug) => Github.Apps.Install(Repo, slug, (Permission.Contents, Access.Write));

    private string TokenOf(SandboxApp app) => SandboxApps.Token(app, Repo, new Dictionary<Permission, Access>())!;

    private static string List(string type, long id) =>
        $$"""[{"actor_id":{{id}},"actor_type":"{{type}}","bypass_mode":"always"}]""";

    private Task<Reply> Tag(string name, string by) =>
        Api(
            HttpMethod.Post,
            "/repos/org/ms-manager/git/refs",
            by,
            new JsonObject { ["ref"] = "refs/tags/" + name, ["sha"] = Sha }
        );

    private Task<Reply> Publish(string tag, string by) =>
        Api(
            HttpMethod.Post,
            "/repos/org/ms-manager/releases",
            by,
            new JsonObject { ["tag_name"] = tag, ["target_commitish"] = Sha }
        );
}
