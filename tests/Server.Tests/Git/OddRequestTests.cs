using System.Text.Json.Nodes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Git;

/// <summary>Requests and states at which git itself would give up.</summary>
[Needs(Need.Nothing)]
public sealed class OddRequestTests : SandboxTest
{
    private const string Root = "/repos/org/ms-manager";

    [Theory]
    [InlineData("/commits/HEAD:..%2Fx", 422)]
    [InlineData("/commits/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa%20x~1", 422)]
    [InlineData("/commits?path=..%2Fx", 200)]
    [InlineData("/commits?path=%2Fpackage.json", 200)]
    [InlineData("/commits?path=:(bad)x", 200)]
    [InlineData("/commits?author=%5B", 200)]
    [InlineData("/commits?author=a%00b", 200)]
    public async Task Whatever_a_client_asks_git_does_not_fail_at_it(string path, int status)
    {
        Repo.Commit(new Dictionary<string, string> { ["package.json"] = "{ }\n" }, "more");

        var answer = await Api(HttpMethod.Get, Root + path, Github.AdminToken());

        (answer.Status, path.EndsWith("package.json", StringComparison.Ordinal) ? answer.Json!.AsArray().Count : 2)
            .Should()
            .Be((status, 2));
    }

    [Fact]
    public async Task A_pull_request_whose_base_is_deleted_is_closed_and_stays_so()
    {
        Repo.Commit(new Dictionary<string, string> { ["topic.txt"] = "1\n" }, "change", "topic");
        Repo.Commit(new Dictionary<string, string> { ["main.txt"] = "1\n" }, "meanwhile");
        Repo.CreateBranch("base", Sha);
        var pull = Repo.Pulls.Open("t", "topic", "base");

        Repo.MoveRef("refs/heads/base", null, null);

        (pull.Open, pull.Mergeable).Should().Be((false, null));
        var again = await Api(
            HttpMethod.Patch,
            Root + "/pulls/1",
            Github.AdminToken(),
            new JsonObject { ["state"] = "open" }
        );
        (again.Status, pull.Open).Should().Be((422, false));
    }

    [Fact]
    public async Task A_merge_whose_branch_cannot_be_moved_has_merged_nothing()
    {
        Repo.Commit(new Dictionary<string, string> { ["topic.txt"] = "1\n" }, "change", "topic");
        Repo.Commit(new Dictionary<string, string> { ["main.txt"] = "1\n" }, "meanwhile");
        var pull = Repo.Pulls.Open("t", "topic");
        var before = Repo.Resolve("main");
        File.WriteAllText(Path.Combine(Repo.GitFolder, "refs/heads/main.lock"), "");

        var refused = await Api(HttpMethod.Put, Root + "/pulls/1/merge", Github.AdminToken(), new JsonObject());

        (refused.Status, pull.Open, pull.MergedAt, Repo.Resolve("main")).Should().Be((409, true, null, before));
        File.Delete(Path.Combine(Repo.GitFolder, "refs/heads/main.lock"));
        (await Api(HttpMethod.Put, Root + "/pulls/1/merge", Github.AdminToken(), new JsonObject()))
            .Status.Should()
            .Be(200);
    }

    [Fact]
    public async Task A_ref_may_be_named_in_capital_hex()
    {
        var answer = await Api(
            HttpMethod.Patch,
            Root + "/git/refs/heads/main",
            Github.AdminToken(),
            new JsonObject { ["sha"] = Sha.ToUpperInvariant(), ["force"] = true }
        );

        (answer.Status, Repo.Resolve("main")).Should().Be((200, Sha));
    }
}
