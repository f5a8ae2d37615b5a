using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Steps.Bump;
using MsReleaseActions.Server.Git;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Bump;

/// <summary>
/// A bump that was begun before: by a start that ended in the middle, by somebody else, by a foreign hand.
/// </summary>
[Needs(Need.Nothing)]
public sealed class BumpAgainTests : BumpTest
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Killed_before_any_write_it_goes_on_from_there(int writes)
    {
        using var killed = new CancellationTokenSource();
        Github.Faults.On(request => request.IsWriteAttempt, skip: writes).Run(_ => killed.CancelAsync());
        await ((Func<Task>)(() => BumpAsync(killed.Token))).Should().ThrowAsync<OperationCanceledException>();

        await BumpAsync();

        ThereIsOneBump();
        Repo.Pulls.All.Should().ContainSingle();
        Github.Log.Violations.Should().BeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task An_answer_that_is_lost_is_looked_for(int write)
    {
        Github.Faults.On(request => request.IsWriteAttempt, skip: write).LoseAnswer();

        await BumpAsync();

        ThereIsOneBump();
        Repo.Pulls.All.Should().ContainSingle();
        Github
            .Log.WriteAttempts.Count(request =>
                request.Path.EndsWith("/refs", StringComparison.Ordinal)
                || request.Path.EndsWith("/pulls", StringComparison.Ordinal)
            )
            .Should()
            .Be(2);
    }

    [Theory]
    [InlineData("refs")]
    [InlineData("pulls")]
    public async Task Two_operators_at_once_make_one(string at)
    {
        Github
            .Faults.On(request => request.IsWriteAttempt && request.Path.EndsWith("/" + at, StringComparison.Ordinal))
            .Run(_ => BumpAsync());

        var context = await BumpAsync();

        ThereIsOneBump();
        Repo.Pulls.All.Should().ContainSingle();
        context.PullRequest.Should().Be(1);
    }

    [Fact]
    public async Task Somebody_else_s_equal_bump_is_taken_up()
    {
        var pull = OpenBump(First);

        var context = await BumpAsync();

        context.PullRequest.Should().Be(pull.Number);
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task One_that_was_closed_is_opened_anew_and_that_is_said()
    {
        var closed = OpenBump(First);
        await Services().Operator.PullRequests.CloseAsync(Settings.Repository, closed.Number, CancellationToken.None);
        var report = await new BumpStep(Services(readOnly: true)).CheckAsync(Context(), CancellationToken.None);

        var context = await BumpAsync();

        report.Why.Should().Be("#1 was closed without having been merged: a new pull request is opened");
        report.Writes.Should().Equal($"open the pull request release(app): v9.9.9 from {Branch} into main");
        context.PullRequest.Should().Be(2);
        ThereIsOneBump();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Somebody_else_s_content_on_the_branch_stops_it(bool isOpen)
    {
        PushBump(First);
        Push("slipped in", Branch);
        if (isOpen)
        {
            Repo.Pulls.Open("mine", Branch);
        }

        var failure = await FailsAsync(() => BumpAsync());

        (failure.ExitCode, failure.What)
            .Should()
            .Be(
                (
                    ExitCode.No,
                    $"The branch {Branch}{(isOpen ? " of #1" : "")} is not the bump alone: it has 2 commits "
                        + "instead of one"
                )
            );
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Theory]
    [InlineData("package.json", "{ \"version\": \"9.9.9\" }", "it changes package.json otherwise than the bump does")]
    [InlineData("README.md", "more", "it also changes README.md")]
    public async Task One_commit_with_other_content_stops_it(string path, string content, string expected)
    {
        Repo.Commit(new Dictionary<string, string>(Bumped(First)) { [path] = content }, "release(app): v9.9.9", Branch);

        (await FailsAsync(() => BumpAsync())).What.Should().EndWith(expected);
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_bump_of_another_commit_under_the_same_name_stops_it()
    {
        Repo.CreateBranch(Branch, Push("elsewhere", "side"));
        Repo.Commit(Bumped(First), "release(app): v9.9.9", Branch);

        (await FailsAsync(() => BumpAsync())).What.Should().EndWith("it has 2 commits instead of one");
    }

    [Fact]
    public async Task A_pull_request_of_the_branch_into_another_one_stops_it()
    {
        Repo.CreateBranch("stable", First);
        Repo.Pulls.Open("elsewhere", PushBump(First), "stable");

        (await FailsAsync(() => BumpAsync())).What.Should().Be($"A pull request from {Branch} into stable is open, #1");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_branch_that_somebody_fills_otherwise_at_the_same_moment_stops_it()
    {
        Github
            .Faults.On("POST", $"/repos/{Name}/git/refs")
            .Run(_ =>
            {
                Push("mine", Branch);
                return Task.CompletedTask;
            });

        (await FailsAsync(() => BumpAsync())).What.Should().StartWith($"The branch {Branch} is not the bump alone: ");
        Repo.Pulls.All.Should().BeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task An_executable_version_file_stays_executable_also_where_GitHub_shows_its_folder_late(int late)
    {
        Github.Faults.On("GET", "/repos/*/*/git/trees/*", times: late).Status(404, message: "Not Found");
        Repo.Commit(
            new Dictionary<string, FileContent?>
            {
                ["package.json"] = new FileContent(Repo.ReadFile("package.json")!, Executable: true),
            },
            "executable"
        );
        var context = new MsReleaseActions.ReleaseTrain.Engine.ReleaseContext(
            MsReleaseActions.Core.Candidates.Channel.Stable
        )
        {
            Tag = Tag,
            Base = Sha(Main),
        };

        await RunAsync(context, CancellationToken.None, services => new BumpStep(services));

        var tree = await Services()
            .Operator.Objects.GetTreeAsync(Settings.Repository, Repo.Pulls.All[0].HeadSha, CancellationToken.None);
        tree!.Tree.Single(entry => entry.Path == "package.json").Mode.Should().Be("100755");
    }
}
