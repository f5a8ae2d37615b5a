using System.Text;
using System.Text.Json.Nodes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Git;

[Needs(Need.Nothing)]
public sealed class CommitTests : SandboxTest
{
    private const string Root = "/repos/org/ms-manager";

    [Fact]
    public async Task A_commit_is_built_of_blob_tree_and_parents()
    {
        var blob = await Post("/git/blobs", new JsonObject { ["content"] = "hello\n", ["encoding"] = "utf-8" });
        var tree = await Post(
            "/git/trees",
            new JsonObject
            {
                ["base_tree"] = Sha,
                ["tree"] = new JsonArray(
                    new JsonObject
                    {
                        ["path"] = "docs/a.txt",
                        ["mode"] = "100644",
                        ["type"] = "blob",
                        ["sha"] = Text(blob, "sha"),
                    },
                    new JsonObject
                    {
                        ["path"] = "package.json",
                        ["mode"] = "100644",
                        ["type"] = "blob",
                        ["sha"] = null,
                    }
                ),
            }
        );
        var commit = await Post(
            "/git/commits",
            new JsonObject
            {
                ["message"] = "built",
                ["tree"] = Text(tree, "sha"),
                ["parents"] = new JsonArray(Sha),
            }
        );
        var sha = Text(commit, "sha");
        Repo.ReadFile("docs/a.txt", sha).Should().Equal("hello\n"u8.ToArray());
        Repo.ReadFile("package.json", sha).Should().BeNull();
        Repo.ReadFile(".github/workflows/ci.yml", sha).Should().NotBeNull();
        Repo.Resolve("main").Should().Be(Sha, "an object alone moves nothing");
        commit.Json!["author"]!["name"]!.GetValue<string>().Should().Be("github-actions[bot]");
    }

    [Fact]
    public async Task A_workflows_own_token_cannot_write_workflow_files()
    {
        var body = new JsonObject { ["message"] = "m", ["content"] = "eA==" };
        (await Api(HttpMethod.Put, Root + "/contents/.github/workflows/new.yml", Writer, body)).Status.Should().Be(403);
        (await Api(HttpMethod.Put, Root + "/contents/.github/workflows/new.yml", Github.AdminToken(), body.DeepClone()))
            .Status.Should()
            .Be(201);
    }

    [Fact]
    public async Task A_file_is_changed_only_by_who_knows_what_it_was()
    {
        var path = Root + "/contents/package.json";
        var file = await Api(HttpMethod.Get, path, Writer);
        Encoding.UTF8.GetString(Convert.FromBase64String(Text(file, "content"))).Should().Be("{}\n");
        var body = new JsonObject { ["message"] = "change", ["content"] = Convert.ToBase64String("{ }\n"u8) };
        (await Api(HttpMethod.Put, path, Writer, body))
            .Message.Should()
            .Be("Invalid request.\n\n\"sha\" wasn't supplied.");
        body["sha"] = Sha;
        (await Api(HttpMethod.Put, path, Writer, body.DeepClone())).Status.Should().Be(409);
        body["sha"] = Text(file, "sha");
        var changed = await Api(HttpMethod.Put, path, Writer, body.DeepClone());
        changed.Status.Should().Be(200);
        Repo.Resolve("main").Should().Be(changed.Json!["commit"]!["sha"]!.GetValue<string>());
        Repo.ReadFile("package.json").Should().Equal("{ }\n"u8.ToArray());
        (await Api(HttpMethod.Put, path, Writer, body.DeepClone()))
            .Status.Should()
            .Be(409, "the file is another by now");
    }

    [Fact]
    public async Task A_folder_is_a_list_and_raw_is_the_file_itself()
    {
        var folder = await Api(HttpMethod.Get, Root + "/contents", null);
        folder
            .Json!.AsArray()
            .Select(e => (e!["name"]!.GetValue<string>(), e["type"]!.GetValue<string>()))
            .Should()
            .Equal((".github", "dir"), ("package.json", "file"));
        var raw = await Api(
            HttpMethod.Get,
            $"{Root}/contents/package.json?ref={Sha}",
            null,
            null,
            ("Accept", "application/vnd.github.raw+json")
        );
        raw.Bytes.Should().Equal("{}\n"u8.ToArray());
        (await Api(HttpMethod.Get, Root + "/contents/nope", null)).Status.Should().Be(404);
    }

    [Fact]
    public async Task Two_commits_stand_to_each_other_as_git_says()
    {
        var second = Repo.Commit(new Dictionary<string, string> { ["a"] = "1\n2\n" }, "second");
        var side = Repo.Commit(new Dictionary<string, string> { ["b"] = "1\n" }, "side", "side");
        var third = Repo.Commit(new Dictionary<string, string> { ["a"] = "1\n" }, "third");
        (await Compare(Sha, third)).Should().Be(("ahead", 2, 0, Sha));
        (await Compare(third, Sha)).Should().Be(("behind", 0, 2, Sha));
        (await Compare("main", third)).Should().Be(("identical", 0, 0, third));
        (await Compare("main", side)).Should().Be(("diverged", 1, 1, second));
        (await Api(HttpMethod.Get, Root + "/compare/main...nope", null)).Status.Should().Be(404);
        var commit = await Api(HttpMethod.Get, $"{Root}/commits/{third}", null);
        commit.Json!["files"]!
            .AsArray()
            .Select(f => (Text(f!, "filename"), Text(f!, "status"), f!["deletions"]!.GetValue<int>()))
            .Should()
            .Equal(("a", "modified", 1));
    }

    [Fact]
    public async Task History_is_listed_newest_first_and_by_path()
    {
        var second = Repo.Commit(new Dictionary<string, string> { ["a"] = "1" }, "second");
        Repo.Commit(new Dictionary<string, string> { ["b"] = "1" }, "third");
        Messages(await Api(HttpMethod.Get, Root + "/commits", null)).Should().Equal("third", "second", "first");
        Messages(await Api(HttpMethod.Get, Root + "/commits?path=a", null)).Should().Equal("second");
        Messages(await Api(HttpMethod.Get, $"{Root}/commits?sha={second}&per_page=1", null)).Should().Equal("second");
        (await Api(HttpMethod.Get, Root + "/commits/nope", null)).Message.Should().Be("No commit found for SHA: nope");
    }

    [Fact]
    public async Task A_branch_is_merged_once_and_conflicts_are_said()
    {
        Repo.Commit(new Dictionary<string, string> { ["x"] = "side" }, "side", "side");
        Repo.Commit(new Dictionary<string, string> { ["y"] = "main" }, "main");
        var body = new JsonObject { ["base"] = "main", ["head"] = "side" };
        var merged = await Api(HttpMethod.Post, Root + "/merges", Writer, body);
        merged.Status.Should().Be(201);
        merged.Json!["parents"]!.AsArray().Should().HaveCount(2);
        (await Api(HttpMethod.Post, Root + "/merges", Writer, body.DeepClone())).Status.Should().Be(204);
        Repo.Commit(new Dictionary<string, string> { ["x"] = "one" }, "one", "side");
        Repo.Commit(new Dictionary<string, string> { ["x"] = "two" }, "two");
        (await Api(HttpMethod.Post, Root + "/merges", Writer, body.DeepClone())).Status.Should().Be(409);
    }

    private static IEnumerable<string> Messages(Reply reply) =>
        reply.Json!.AsArray().Select(c => c!["commit"]!["message"]!.GetValue<string>());

    private static string Text(Reply reply, string member) => Text(reply.Json!, member);

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();

    private async Task<Reply> Post(string path, JsonObject body)
    {
        var reply = await Api(HttpMethod.Post, Root + path, Writer, body);
        reply.Status.Should().Be(201, reply.Message);
        return reply;
    }

    private async Task<(string Status, int Ahead, int Behind, string Fork)> Compare(string left, string right)
    {
        var json = (await Api(HttpMethod.Get, $"{Root}/compare/{left}...{right}", null)).Json!;
        return (
            Text(json, "status"),
            json["ahead_by"]!.GetValue<int>(),
            json["behind_by"]!.GetValue<int>(),
            json["merge_base_commit"]!["sha"]!.GetValue<string>()
        );
    }
}
