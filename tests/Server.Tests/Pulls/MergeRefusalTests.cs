using System.Text.Json.Nodes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Pulls;

[Needs(Need.Nothing)]
public sealed class MergeRefusalTests : MergeTest
{
    [Fact]
    public async Task Merging_again_is_refused_and_changes_nothing()
    {
        await Api(HttpMethod.Put, Merge, Github.AdminToken());
        var sha = Repo.Resolve("main");
        var again = await Api(HttpMethod.Put, Merge, Github.AdminToken());
        (again.Status, again.Message, Repo.Resolve("main")).Should().Be((405, "Pull Request is not mergeable", sha));
    }

    [Theory]
    [InlineData(
        """{"sha":"0000000000000000000000000000000000000000"}""",
        409,
        "Head branch was modified. Review and try the merge again."
    )]
    [InlineData("""{"merge_method":"squash"}""", 405, "Squash merges are not allowed on this repository.")]
    [InlineData(
        """{"merge_method":"fast"}""",
        422,
        "Invalid request.\n\nfast is not a member of [\"merge\", \"squash\", \"rebase\"]."
    )]
    public async Task A_merge_that_does_not_hold_is_refused(string body, int status, string message)
    {
        Repo.AllowSquashMerge = false;
        var before = Repo.Resolve("main");
        var refused = await Api(HttpMethod.Put, Merge, Github.AdminToken(), JsonNode.Parse(body));
        (refused.Status, refused.Message, Repo.Resolve("main")).Should().Be((status, message, before));
    }

    [Theory]
    [InlineData("merge")]
    [InlineData("squash")]
    [InlineData("rebase")]
    public async Task A_conflict_is_not_mergeable_by_any_method(string method)
    {
        Repo.Commit(new Dictionary<string, string> { ["b.txt"] = "other\n" }, "conflict");
        var refused = await Api(
            HttpMethod.Put,
            Merge,
            Github.AdminToken(),
            new JsonObject { ["merge_method"] = method }
        );
        (refused.Status, refused.Message).Should().Be((405, "Pull Request is not mergeable"));
    }

    [Fact]
    public async Task A_draft_waits()
    {
        Repo.Commit(new Dictionary<string, string> { ["c.txt"] = "1\n" }, "change", "other");
        Repo.Pulls.Open("wip", "other", draft: true);
        (await Api(HttpMethod.Put, "/repos/org/ms-manager/pulls/2/merge", Github.AdminToken()))
            .Message.Should()
            .Be("Pull Request is still a draft");
    }

    [Fact]
    public async Task A_workflows_token_merges_no_workflow_files()
    {
        (await Api(HttpMethod.Put, Merge, Writer)).Status.Should().Be(200);
        Repo.Commit(new Dictionary<string, string> { [".github/workflows/x.yml"] = "on: push\n" }, "change", "flows");
        Repo.Pulls.Open("flows", "flows");
        (await Api(HttpMethod.Put, "/repos/org/ms-manager/pulls/2/merge", Writer))
            .Message.Should()
            .Be("Resource not accessible by integration");
    }
}
