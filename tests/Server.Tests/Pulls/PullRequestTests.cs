using System.Text.Json.Nodes;
using MsReleaseActions.Server;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Pulls;

[Needs(Need.Nothing)]
public sealed class PullRequestTests : SandboxTest
{
    private const string Pulls = "/repos/org/ms-manager/pulls";

    private string Octocat => Github.AdminToken();

    [Fact]
    public async Task A_pull_request_is_opened_found_and_closed()
    {
        var head = Repo.Commit(new Dictionary<string, string> { ["a.txt"] = "1\n2\n" }, "change", "feature/one");
        var made = await Open("feature/one");
        made.Status.Should().Be(201);
        made.Json!["number"]!.GetValue<int>().Should().Be(1);
        made.Json["head"]!["sha"]!.GetValue<string>().Should().Be(head);
        made.Json["base"]!["sha"]!.GetValue<string>().Should().Be(Sha);
        (
            made.Json["commits"]!.GetValue<int>(),
            made.Json["additions"]!.GetValue<int>(),
            made.Json["changed_files"]!.GetValue<int>()
        )
            .Should()
            .Be((1, 2, 1));
        Repo.Resolve("refs/pull/1/head").Should().Be(head);

        (await Numbers("?head=org:feature/one&base=main")).Should().Equal(1);
        (await Numbers("?head=org:other")).Should().BeEmpty();
        (await Numbers("?head=feature/one")).Should().Equal([1], "a head without its owner is ignored");
        (await Api(HttpMethod.Patch, Pulls + "/1", Octocat, new JsonObject { ["state"] = "closed", ["title"] = "new" }))
            .Json!["closed_at"]
            .Should()
            .NotBeNull();
        (await Numbers("")).Should().BeEmpty();
        (await Numbers("?state=closed")).Should().Equal(1);
        (await Api(HttpMethod.Patch, Pulls + "/1", Octocat, new JsonObject { ["state"] = "open" })).Json!["title"]!
            .GetValue<string>()
            .Should()
            .Be("new");
    }

    [Fact]
    public async Task Nobody_knows_whether_it_can_be_merged_before_somebody_asks()
    {
        Repo.Commit(new Dictionary<string, string> { ["a.txt"] = "1\n" }, "change", "topic");
        (await Open("topic")).Json!["mergeable"].Should().BeNull();
        (await Api(HttpMethod.Get, Pulls + "/1", Writer)).Json!["mergeable"].Should().BeNull();
        var known = (await Api(HttpMethod.Get, Pulls + "/1", Writer)).Json!;
        (known["mergeable"]!.GetValue<bool>(), known["mergeable_state"]!.GetValue<string>())
            .Should()
            .Be((true, "clean"));
        known["merge_commit_sha"]!.GetValue<string>().Should().Be(Repo.Resolve("refs/pull/1/merge"));

        Repo.Commit(new Dictionary<string, string> { ["a.txt"] = "2\n" }, "in between");
        (await Api(HttpMethod.Get, Pulls + "/1", Writer)).Json!["mergeable_state"]!
            .GetValue<string>()
            .Should()
            .Be("unknown");
        var dirty = (await Api(HttpMethod.Get, Pulls + "/1", Writer)).Json!;
        (dirty["mergeable"]!.GetValue<bool>(), dirty["mergeable_state"]!.GetValue<string>(), dirty["merge_commit_sha"])
            .Should()
            .Be((false, "dirty", null));
    }

    [Theory]
    [InlineData(
        """{"title":"t","head":"nowhere","base":"main"}""",
        """{"resource":"PullRequest","code":"invalid","field":"head"}"""
    )]
    [InlineData(
        """{"title":"t","head":"fork:topic","base":"main"}""",
        """{"resource":"PullRequest","code":"invalid","field":"head"}"""
    )]
    [InlineData(
        """{"title":"t","head":"topic","base":"nowhere"}""",
        """{"resource":"PullRequest","code":"invalid","field":"base"}"""
    )]
    [InlineData(
        """{"head":"topic","base":"main"}""",
        """{"resource":"PullRequest","code":"missing_field","field":"title"}"""
    )]
    [InlineData(
        """{"title":"t","head":"same","base":"main"}""",
        """{"resource":"PullRequest","code":"custom","message":"No commits between main and same"}"""
    )]
    [InlineData(
        """{"title":"t","head":"taken","base":"main"}""",
        """{"resource":"PullRequest","code":"custom","message":"A pull request already exists for org:taken."}"""
    )]
    public async Task A_pull_request_that_GitHub_would_not_open_is_refused(string body, string error)
    {
        Repo.Commit(new Dictionary<string, string> { ["a.txt"] = "1\n" }, "change", "topic");
        Repo.Commit(new Dictionary<string, string> { ["b.txt"] = "1\n" }, "change", "taken");
        Repo.CreateBranch("same", Sha);
        Repo.Pulls.Open("first", "taken");
        var refused = await Api(HttpMethod.Post, Pulls, Octocat, JsonNode.Parse(body));
        (refused.Status, refused.Message, refused.Json!["errors"]![0]!.ToJsonString())
            .Should()
            .Be((422, "Validation Failed", error));
        Repo.Pulls.All.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_workflows_token_opens_none_unless_the_setting_allows_it()
    {
        Repo.Commit(new Dictionary<string, string> { ["a.txt"] = "1\n" }, "change", "topic");
        var refused = await Open("topic", Writer);
        (refused.Status, refused.Message)
            .Should()
            .Be((403, "GitHub Actions is not permitted to create or approve pull requests."));
        Repo.Pulls.ActionsMayCreateAndApprove = true;
        (await Open("topic", Writer)).Status.Should().Be(201);
        var reader = await Open("topic", Github.ReadToken(Repo));
        (reader.Status, reader.Header("X-Accepted-GitHub-Permissions")).Should().Be((403, "pull_requests=write"));
    }

    [Fact]
    public async Task It_follows_its_branches()
    {
        Repo.Commit(new Dictionary<string, string> { ["a.txt"] = "1\n" }, "change", "topic");
        Repo.Commit(new Dictionary<string, string> { ["b.txt"] = "1\n" }, "change", "gone");
        Repo.Pulls.Open("one", "topic");
        Repo.Pulls.Open("two", "gone");
        var second = Repo.Commit(new Dictionary<string, string> { ["a.txt"] = "2\n" }, "more", "topic");
        (await Api(HttpMethod.Get, Pulls + "/1", Writer)).Json!["head"]!["sha"]!.GetValue<string>().Should().Be(second);
        (await Api(HttpMethod.Get, Pulls + "/1/commits", Writer))
            .Json!.AsArray()
            .Select(c => c!["commit"]!["message"]!.GetValue<string>())
            .Should()
            .Equal("change", "more");
        (await Api(HttpMethod.Delete, "/repos/org/ms-manager/git/refs/heads/gone", Octocat)).Status.Should().Be(204);
        Repo.Pulls.Find(2)!.Open.Should().BeFalse();
        var stuck = await Api(HttpMethod.Patch, Pulls + "/2", Octocat, new JsonObject { ["state"] = "open" });
        stuck.Json!["errors"]![0]!["message"]!
            .GetValue<string>()
            .Should()
            .Be("state cannot be changed. The gone branch has been deleted.");

        var pushed = await Api(
            HttpMethod.Patch,
            "/repos/org/ms-manager/git/refs/heads/main",
            Octocat,
            new JsonObject { ["sha"] = second }
        );
        pushed.Status.Should().Be(200);
        Repo.Pulls.Find(1)!.MergedAt.Should().NotBeNull("its very commits were pushed to the base");
    }

    [Fact]
    public async Task The_newest_API_version_gives_no_merge_commit()
    {
        // Not the fixture's sandbox: the description that it is compared with is of the version before.
        await using var github = await GitHubSandbox.StartAsync(cancel: Cancel);
        var repo = github.CreateRepository("org/ms-manager");
        repo.Commit(new Dictionary<string, string> { ["a.txt"] = "1\n" }, "first");
        repo.Commit(new Dictionary<string, string> { ["a.txt"] = "2\n" }, "change", "topic");
        repo.Pulls.Open("one", "topic");
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("User-Agent", "tests");
        client.DefaultRequestHeaders.Add("X-GitHub-Api-Version", "2026-03-10");
        var json = JsonNode.Parse(await client.GetStringAsync(github.ApiUrl + Pulls + "/1", Cancel))!.AsObject();
        json.ContainsKey("merge_commit_sha").Should().BeFalse();
    }

    private Task<Reply> Open(string head, string? token = null) =>
        Api(
            HttpMethod.Post,
            Pulls,
            token ?? Octocat,
            new JsonObject
            {
                ["title"] = "t",
                ["head"] = head,
                ["base"] = "main",
            }
        );

    private async Task<IEnumerable<int>> Numbers(string query) =>
        (await Api(HttpMethod.Get, Pulls + query, Writer)).Json!.AsArray().Select(p => p!["number"]!.GetValue<int>());
}
