using System.Text.Json.Nodes;
using MsReleaseActions.Runner.Options;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests;

[Needs(Need.Nothing)]
public sealed class TriggerTests : RunnerTest
{
    private const string Jobs =
        "jobs: { a: { runs-on: ubuntu-latest, steps: [ { run: 'echo \"> $GITHUB_EVENT_NAME $GITHUB_REF "
        + "$GITHUB_SHA ${{ github.head_ref }}\"' } ] } }";

    [Theory]
    [InlineData("branches: [main]", "main", true)]
    [InlineData("branches: [main]", "other", false)]
    [InlineData("branches: ['release/*']", "release/a", true)]
    [InlineData("branches: ['release/*']", "release/a/b", false)]
    [InlineData("branches: ['release/**', '!release/x']", "release/x", false)]
    [InlineData("branches-ignore: [main]", "main", false)]
    [InlineData("tags: [v*]", "main", false)]
    [InlineData("paths: [src/**]", "main", false)]
    [InlineData("paths: ['**.md']", "main", true)]
    [InlineData("paths-ignore: ['docs/**']", "main", true)]
    public async Task A_push_starts_what_its_filters_let_through(string filter, string branch, bool starts)
    {
        Commit("test.yml", $"on: {{ push: {{ {filter} }} }}\n{Jobs}");
        if (branch != "main")
        {
            Repo.Commit(new Dictionary<string, string> { ["x"] = "[skip ci]" }, "base [skip ci]", branch);
        }
        Repo.Commit(new Dictionary<string, string> { ["README.md"] = "x" }, "change", branch);
        await Idle();
        Runs("test.yml").Should().Be(starts ? 1 : 0);
    }

    [Theory]
    [InlineData("tags: ['v[0-9]+.*']", "v1.2", true)]
    [InlineData("tags: ['v[0-9]+.*']", "x1", false)]
    [InlineData("branches: [main]", "v1", false)]
    [InlineData("tags: [v*], paths: [nothing]", "v1", true)]
    public async Task A_tag_starts_what_its_filters_let_through(string filter, string tag, bool starts)
    {
        Commit("test.yml", $"on: {{ push: {{ {filter} }} }}\n{Jobs}");
        var head = Repo.Commit(new Dictionary<string, string> { ["README.md"] = "x" }, "change", "side");
        await Idle();
        var before = Runs("test.yml");
        Repo.CreateTag(tag, head);
        await Idle();
        (Runs("test.yml") - before).Should().Be(starts ? 1 : 0);
    }

    [Fact]
    public async Task A_pull_request_runs_on_its_trial_merge_and_again_when_its_head_moves()
    {
        Commit("test.yml", $"on: pull_request\n{Jobs}");
        Repo.Commit(new Dictionary<string, string> { ["x"] = "1" }, "feature", "feature");
        var pull = Repo.Pulls.Open("A feature", "feature");
        await Idle();
        var run = Repo.Actions.Runs.Single(run => run.Workflow.FileName == "test.yml");
        var merge = Repo.Resolve($"refs/pull/{pull.Number}/merge");
        Printed(run.Jobs[0]).Should().Equal($"pull_request refs/pull/{pull.Number}/merge {merge} feature");
        (run.Made.HeadSha, run.Made.Action, run.DisplayTitle).Should().Be((pull.HeadSha, "opened", "A feature"));
        Repo.Commit(new Dictionary<string, string> { ["x"] = "2" }, "more", "feature");
        await Idle();
        Repo.Actions.Runs.Where(run => run.Made.Event == "pull_request")
            .Select(run => run.Made.Action)
            .Should()
            .Equal("opened", "synchronize");
    }

    [Fact]
    public async Task A_pull_request_is_judged_by_what_it_changes_itself_and_knows_its_repositories()
    {
        Commit(
            "test.yml",
            """
            on: { pull_request: { paths: ['src/**'] } }
            jobs:
              a:
                runs-on: ubuntu-latest
                if: github.event.pull_request.head.repo.full_name == github.repository && github.event.pull_request.merged == false && !github.event.ref
                steps: [ { run: 'echo "> $GITHUB_REF_PROTECTED"' } ]
            """
        );
        Repo.Commit(new Dictionary<string, string> { ["src/a"] = "1" }, "one", "one");
        Repo.Commit(new Dictionary<string, string> { ["x"] = "1" }, "other", "other");
        Repo.Commit(new Dictionary<string, string> { ["src/b"] = "1" }, "main goes on");
        Repo.Pulls.Open("One", "one");
        Repo.Pulls.Open("Other", "other");
        await Idle();
        var run = Repo.Actions.Runs.Single(run => run.Workflow.FileName == "test.yml");
        (run.Made.HeadBranch, Printed(run.Jobs[0]).Single()).Should().Be(("one", "false"));
    }

    [Fact]
    public async Task What_a_workflows_own_token_pushes_starts_nothing()
    {
        Commit("test.yml", $"on: push\n{Jobs}");
        await Push(Writer, "first");
        await Idle();
        Runs("test.yml").Should().Be(0);
        await Push(Github.CreateToken("octocat", (Permission.Contents, Access.Write)), "second");
        await Idle();
        Runs("test.yml").Should().Be(1);
    }

    [Theory]
    [InlineData("[skip ci] nothing to do")]
    [InlineData("nothing\n\n[actions skip]")]
    public async Task A_commit_that_says_so_starts_nothing(string message)
    {
        Commit("test.yml", $"on: push\n{Jobs}");
        Repo.Commit(new Dictionary<string, string> { ["README.md"] = "x" }, message);
        await Idle();
        Runs("test.yml").Should().Be(0);
    }

    [Fact]
    public async Task A_broken_file_fails_where_it_is_pushed()
    {
        Repo.Commit(
            new Dictionary<string, string> { [".github/workflows/test.yml"] = "on: push\njobs: 1\n" },
            "break it"
        );
        await Idle();
        Repo.Actions.Runs.Single(run => run.Workflow.FileName == "test.yml").Conclusion.Should().Be("startup_failure");
        Events
            .OfType<RunEnded>()
            .Select(ended => ended.Problem)
            .Should()
            .Contain(problem => problem!.Contains("test.yml:2:7 'jobs' must be a mapping, not a number"));
    }

    private int Runs(string file) => Repo.Actions.Runs.Count(run => run.Workflow.FileName == file);

    private async Task Push(string token, string path) =>
        (
            await Api(
                HttpMethod.Put,
                $"/repos/org/ms-manager/contents/{path}",
                token,
                new JsonObject { ["message"] = "by the API", ["content"] = "eA==" }
            )
        )
            .Status.Should()
            .Be(201);
}
