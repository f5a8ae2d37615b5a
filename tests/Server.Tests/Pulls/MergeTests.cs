using System.Text.Json.Nodes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Pulls;

[Needs(Need.Nothing)]
public sealed class MergeTests : MergeTest
{
    [Fact]
    public async Task A_merge_commit_has_both_parents_and_GitHubs_words()
    {
        (await Api(HttpMethod.Get, Merge, Writer)).Status.Should().Be(404);
        var before = Repo.Resolve("main")!;
        var merged = await Api(
            HttpMethod.Put,
            Merge,
            Github.AdminToken("mona"),
            new JsonObject { ["sha"] = Head, ["merge_method"] = "merge" }
        );
        var sha = Repo.Resolve("main")!;
        merged
            .Json!.ToJsonString()
            .Should()
            .Be($$"""{"sha":"{{sha}}","merged":true,"message":"Pull Request successfully merged"}""");
        Log("%P", sha).Should().Be($"{before} {Head}");
        Log("%an|%cn|%B", sha).Should().Be("mona|GitHub|Merge pull request #1 from org/topic\n\nrelease(app): v1.0.0");
        Files(sha).Should().Equal(".github/workflows/ci.yml", "a.txt", "b.txt", "main.txt", "package.json");
        (await Api(HttpMethod.Get, Merge, Writer)).Status.Should().Be(204);
        var pull = (await Api(HttpMethod.Get, "/repos/org/ms-manager/pulls/1", Writer)).Json!;
        (
            pull["merged"]!.GetValue<bool>(),
            pull["state"]!.GetValue<string>(),
            pull["merge_commit_sha"]!.GetValue<string>(),
            pull["merged_by"]!["login"]!.GetValue<string>(),
            pull["commits"]!.GetValue<int>()
        )
            .Should()
            .Be((true, "closed", sha, "mona", 2));
    }

    [Fact]
    public async Task A_squash_is_one_commit_that_lists_the_others()
    {
        var before = Repo.Resolve("main")!;
        await Api(HttpMethod.Put, Merge, Github.AdminToken(), new JsonObject { ["merge_method"] = "squash" });
        var sha = Repo.Resolve("main")!;
        Log("%P", sha).Should().Be(before);
        Log("%B", sha).Should().Be("release(app): v1.0.0 (#1)\n\n* first change\n\nwith a body\n\n* second change");
    }

    [Fact]
    public async Task A_squash_takes_the_words_that_were_sent()
    {
        await Api(
            HttpMethod.Put,
            Merge,
            Github.AdminToken(),
            new JsonObject
            {
                ["merge_method"] = "squash",
                ["commit_title"] = "one",
                ["commit_message"] = "two",
            }
        );
        Log("%B", "main").Should().Be("one\n\ntwo");
    }

    [Fact]
    public async Task A_rebase_writes_every_commit_anew_on_the_base()
    {
        var before = Repo.Resolve("main")!;
        var merged = await Api(
            HttpMethod.Put,
            Merge,
            Github.AdminToken(),
            new JsonObject { ["merge_method"] = "rebase" }
        );
        merged.Status.Should().Be(200);
        Repo.Resolve("main~2").Should().Be(before);
        Log("%an|%cn|%s", "main").Should().Be("Octocat|GitHub|second change");
        Log("%B", "main~1").Should().Be("first change\n\nwith a body");
        Files("main").Should().Equal(".github/workflows/ci.yml", "a.txt", "b.txt", "main.txt", "package.json");
        Files("main~1").Should().NotContain("b.txt");
        merged.Json!["sha"]!.GetValue<string>().Should().Be(Repo.Resolve("main"));
    }

    [Fact]
    public async Task What_landed_names_its_pull_request_however_it_landed()
    {
        await Api(HttpMethod.Put, Merge, Github.AdminToken(), new JsonObject { ["merge_method"] = "rebase" });
        foreach (var commit in (string[])["main", "main~1", Head])
        {
            var sha = Repo.Resolve(commit)!;
            (await Api(HttpMethod.Get, $"/repos/org/ms-manager/commits/{sha}/pulls", Writer))
                .Json!.AsArray()
                .Select(p => p!["number"]!.GetValue<int>())
                .Should()
                .Equal(1);
        }

        (await Api(HttpMethod.Get, $"/repos/org/ms-manager/commits/{Sha}/pulls", Writer))
            .Json!.AsArray()
            .Should()
            .BeEmpty();
        (await Api(HttpMethod.Get, "/repos/org/ms-manager/commits/nonsense/pulls", Writer)).Status.Should().Be(422);
    }

    [Fact]
    public async Task The_branch_goes_after_the_merge_where_the_repository_says_so()
    {
        Repo.DeleteBranchOnMerge = true;
        await Api(HttpMethod.Put, Merge, Github.AdminToken());
        Repo.Resolve("refs/heads/topic").Should().BeNull();
        Repo.Pulls.Find(1)!.HeadSha.Should().Be(Head);
    }

    private string Log(string format, string commit) => Git("log", "-1", "--format=" + format, commit);

    private string[] Files(string commit) => Git("ls-tree", "-r", "--name-only", commit).Split('\n');

    private string Git(params string[] arguments) =>
        Tool.RunAsync("git", Repo.GitFolder, arguments).GetAwaiter().GetResult().Output.Trim();
}
