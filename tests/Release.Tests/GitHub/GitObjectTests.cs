using System.Text;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.GitHub;

[Needs(Need.Nothing)]
public sealed class GitObjectTests : TrainTest
{
    private GitObjectsClient Objects => Services().Operator.Objects;

    private CommitsClient Commits => Services().Operator.Commits;

    [Fact]
    public async Task A_commit_is_made_of_a_tree_a_message_and_a_parent_and_changes_nothing_else()
    {
        const string text = "{ \"text\": \"ä\\n\" }\r\n\uFEFF";
        var first = await Objects.GetCommitAsync(Settings.Repository, First, CancellationToken.None);

        var tree = await Objects.CreateTreeAsync(
            Settings.Repository,
            first!.Tree.Sha,
            [new TextFile("src-tauri/x.json", "100755", text)],
            CancellationToken.None
        );
        var sha = await Objects.CreateCommitAsync(
            Settings.Repository,
            "release(app): v1.2.3",
            tree,
            First,
            CancellationToken.None
        );
        await Objects.CreateBranchAsync(Settings.Repository, "release/v1.2.3-01234567", sha, CancellationToken.None);

        var made = await Objects.GetCommitAsync(Settings.Repository, sha, CancellationToken.None);
        made.Should()
            .BeEquivalentTo(
                new
                {
                    Sha = sha,
                    Message = "release(app): v1.2.3",
                    Tree = new GitPointer(tree),
                    Parents = new[] { new GitPointer(First) },
                }
            );
        made!.Verification.Should().Be(new GitVerification(Verified: false, "unsigned"));
        (
            await Services()
                .GitHub.Contents.ReadFileAsync(
                    Settings.Repository,
                    "src-tauri/x.json",
                    "release/v1.2.3-01234567",
                    CancellationToken.None
                )
        )
            .Should()
            .Equal(Encoding.UTF8.GetBytes(text));
        var difference = await Commits.CompareAsync(Settings.Repository, First, sha, CancellationToken.None);
        (difference!.Status, difference.AheadBy, difference.BehindBy).Should().Be(("ahead", 1, 0));
        difference.Commits.Select(commit => commit.Sha).Should().Equal(sha);
        difference.Files.Select(file => (file.Filename, file.Status)).Should().Equal(("src-tauri/x.json", "added"));
        var folder = (await Objects.GetTreeAsync(Settings.Repository, tree, CancellationToken.None))!.Tree.Single(
            entry => entry.Path == "src-tauri"
        );
        (folder.Mode, folder.Type).Should().Be(("040000", "tree"));
        (await Objects.GetTreeAsync(Settings.Repository, folder.Sha, CancellationToken.None))!
            .Tree.Single(entry => entry.Path == "x.json")
            .Mode.Should()
            .Be("100755");
    }

    [Fact]
    public async Task A_branch_is_made_once_and_deleted_as_often_as_one_likes()
    {
        await Objects.CreateBranchAsync(Settings.Repository, "a/b", First, CancellationToken.None);

        var again = () => Objects.CreateBranchAsync(Settings.Repository, "a/b", First, CancellationToken.None);

        RefAnswers.SaysExists((await again.Should().ThrowAsync<GitHubFailure>()).Which).Should().BeTrue();
        await Objects.DeleteBranchAsync(Settings.Repository, "a/b", CancellationToken.None);
        await Objects.DeleteBranchAsync(Settings.Repository, "a/b", CancellationToken.None);
        Repo.Resolve("refs/heads/a/b").Should().BeNull();
    }

    [Fact]
    public async Task Refs_are_found_by_how_they_begin()
    {
        foreach (var number in Enumerable.Range(1, 101))
        {
            Repo.CreateTag($"v0.{number}.0", First);
        }
        Repo.CreateTag("rc-1", First);

        var tags = await Objects.MatchingRefsAsync(Settings.Repository, "tags/v", CancellationToken.None);

        tags.Select(tag => tag.Ref)
            .Should()
            .BeEquivalentTo(Enumerable.Range(1, 101).Select(number => $"refs/tags/v0.{number}.0"));
        tags.Should().OnlyContain(tag => tag.Object.Sha == First);
        (await Objects.MatchingRefsAsync(Settings.Repository, "heads/release/", CancellationToken.None))
            .Should()
            .BeEmpty();
    }

    [Fact]
    public async Task What_is_not_there_is_null()
    {
        var nowhere = new string('0', 40);

        (await Objects.GetCommitAsync(Settings.Repository, nowhere, CancellationToken.None)).Should().BeNull();
        (await Objects.GetTreeAsync(Settings.Repository, nowhere, CancellationToken.None)).Should().BeNull();
        (
            await Services()
                .GitHub.Contents.ReadFileAsync(Settings.Repository, "nowhere.txt", First, CancellationToken.None)
        )
            .Should()
            .BeNull();
        (await Commits.CompareAsync(Settings.Repository, "main", nowhere, CancellationToken.None)).Should().BeNull();
    }

    [Fact]
    public async Task The_newest_commits_of_a_branch_come_first()
    {
        var second = Repo.Commit(new Dictionary<string, string> { ["a"] = "a" }, "second");
        var third = Repo.Commit(new Dictionary<string, string> { ["a"] = "b" }, "third");

        var commits = await Commits.ListAsync(Settings.Repository, "main", 2, CancellationToken.None);

        commits
            .Select(commit => (commit.Sha, commit.Commit.Message))
            .Should()
            .Equal((third, "third"), (second, "second"));
        commits[0].Parents.Should().Equal(new GitPointer(second));
    }

    [Fact]
    public async Task Runs_of_pushes_are_those_of_the_branch_newest_first()
    {
        Repo.Actions.AddRun("ci.yml", new MsReleaseActions.Server.State.NewRun("pull_request", "main", First))
            .Complete("success");
        var red = Repo
            .Actions.AddRun("ci.yml", new MsReleaseActions.Server.State.NewRun("push", "main", First))
            .Complete("failure");
        var runs = Services().Operator.PushRuns;

        var all = await runs.ListAsync(
            Settings.Repository,
            new PushRuns("ci.yml", "main") { Sha = First },
            CancellationToken.None
        );
        var green = await runs.ListAsync(
            Settings.Repository,
            new PushRuns("ci.yml", "main") { Status = "success" },
            CancellationToken.None
        );

        all.Select(run => (run.Id == red.Id, run.Conclusion)).Should().Equal((true, "failure"), (false, "success"));
        green.Should().ContainSingle(run => run.HeadSha == First);
        (await runs.ListAsync(Settings.Repository, new PushRuns("nowhere.yml", "main"), CancellationToken.None))
            .Should()
            .BeEmpty();
    }
}
