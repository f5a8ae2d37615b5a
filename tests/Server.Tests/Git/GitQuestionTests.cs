using System.Text.Json.Nodes;
using MsReleaseActions.Server.Git;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Git;

/// <summary>Where git is asked, nobody else is kept waiting, and nothing is done twice.</summary>
[Needs(Need.Nothing)]
public sealed class GitQuestionTests : SandboxTest
{
    private const string Root = "/repos/org/ms-manager";

    [Fact]
    public void Git_is_asked_while_nobody_is_kept_waiting_and_only_once()
    {
        var topic = Diverge("topic");
        var begun = 0;
        string? Merge() =>
            Github.Change(() =>
            {
                begun++;
                return GitWrite.MergeTrees(Repo, Repo.Resolve("main")!, topic);
            });

        var tree = Merge();

        (begun, Merge(), begun).Should().Be((2, tree, 3));
        GitTree
            .Read(Repo.Git, tree!)
            .Select(entry => entry.Path)
            .Should()
            .Equal(".github", "main.txt", "package.json", "topic.txt");
    }

    [Fact]
    public void A_command_that_may_not_be_waited_for_is_a_question_until_somebody_has_asked_it()
    {
        using var folder = new TemporaryFolder();
        var isLocked = true;
        using var git = GitStore.Create(folder["r.git"], "main", () => isLocked);
        var tree = git.Objects.Write("tree", []);
        var ask = () => git.MustFixed("cat-file", "-t", tree).Text;

        var question = ask.Should().Throw<GitQuestion>().Which;
        isLocked = false;
        question.Ask();
        isLocked = true;

        ask().Should().Be("tree");
    }

    [Fact]
    public void Who_asks_git_only_when_told_of_a_change_fails_and_is_not_begun_again()
    {
        var topic = Diverge("topic");
        var told = 0;
        Repo.RefObservers.Add(change =>
        {
            told++;
            GitWrite.MergeTrees(Repo, change.After!, topic);
        });

        Repo.Invoking(repo => repo.Commit(new Dictionary<string, string> { ["more.txt"] = "1\n" }, "more"))
            .Should()
            .Throw<GitQuestion>()
            .WithMessage("git is to be asked before anything is changed");

        told.Should().Be(1);
    }

    [Fact]
    public void A_change_that_begins_again_is_of_the_same_moment_however_fast_the_clock_is()
    {
        Diverge("topic");
        Repo.Pulls.Open("t", "main", "topic");
        var begun = 0;

        Github.Change(() =>
        {
            begun++;
            Clock.Advance(TimeSpan.FromHours(1));
            return Repo.Commit(new Dictionary<string, string> { ["more.txt"] = "1\n" }, "more");
        });

        begun.Should().Be(2);
    }

    [Fact]
    public async Task What_a_request_does_wrong_is_noted_once_however_often_it_begins()
    {
        Diverge("topic");

        var answer = await Api(
            HttpMethod.Post,
            Root + "/merges",
            Github.AdminToken(),
            new JsonObject
            {
                ["base"] = "main",
                ["head"] = "topic",
                ["nope"] = 1,
            }
        );

        (answer.Status, Github.Log.Violations.Count).Should().Be((201, 1));
        Github.Log.Clear();
    }

    [Fact]
    public void A_git_that_gave_no_answer_is_asked_again()
    {
        var topic = Diverge("topic");
        var (there, away) = (Path.Combine(Repo.GitFolder, "objects", topic[..2]), Path.Combine(Repo.GitFolder, "away"));
        string? Merge() => GitWrite.MergeTrees(Repo, Repo.Resolve("main")!, topic);
        Repo.Git.History.Commit(topic);
        Directory.Move(there, away);
        FluentActions.Invoking(Merge).Should().Throw<GitFailure>();
        Directory.Move(away, there);

        Merge().Should().NotBeNull();
    }

    [Theory]
    [InlineData("merge", "PUT", "/pulls/1/merge", """{"merge_method":"merge"}""", 200)]
    [InlineData("squash", "PUT", "/pulls/1/merge", """{"merge_method":"squash"}""", 200)]
    [InlineData("rebase", "PUT", "/pulls/1/merge", """{"merge_method":"rebase"}""", 200)]
    [InlineData("branch", "POST", "/merges", """{"base":"main","head":"topic"}""", 201)]
    public async Task A_merge_moves_its_branch_once(string name, string method, string path, string body, int status)
    {
        Diverge("topic");
        Repo.Pulls.Open(name, "topic");
        List<string> moved = [];
        Repo.RefObservers.Add(change => moved.Add(change.Ref));

        var answer = await Api(new HttpMethod(method), Root + path, Github.AdminToken(), JsonNode.Parse(body));

        (answer.Status, string.Join(' ', moved)).Should().Be((status, "refs/heads/main"));
        (Repo.ReadFile("topic.txt", "main"), Repo.ReadFile("main.txt", "main")).Should().NotBe((null, null));
    }

    [Fact]
    public async Task Who_tries_the_merge_of_what_was_just_opened_or_pushed_is_told_of_it_once()
    {
        Diverge("topic");
        List<string> told = [];
        Repo.Pulls.Observers.Add(
            (pull, action, _) =>
            {
                Repo.Pulls.Try(pull);
                told.Add($"{action} #{pull.Number} {pull.Mergeable}");
            }
        );

        await Api(
            HttpMethod.Post,
            Root + "/pulls",
            Github.AdminToken(),
            new JsonObject
            {
                ["title"] = "t",
                ["head"] = "topic",
                ["base"] = "main",
            }
        );
        Repo.Commit(new Dictionary<string, string> { ["topic.txt"] = "2\n" }, "more", "topic");
        var last = Diverge("other");
        Repo.MoveRef("refs/heads/topic", last, null);

        told.Should().Equal("opened #1 True", "synchronize #1 True", "synchronize #1 True");
    }

    // a branch with a file of its own, and main with another one since
    private string Diverge(string branch)
    {
        var topic = Repo.Commit(new Dictionary<string, string> { [$"{branch}.txt"] = "1\n" }, "change", branch);
        Repo.Commit(new Dictionary<string, string> { ["main.txt"] = "1\n" }, "meanwhile");
        return topic;
    }
}
