using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Steps.Bump;
using MsReleaseActions.ReleaseTrain.Steps.Merge;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Merge;

/// <summary>Everything that keeps the bump from being merged: nothing is, and why is said.</summary>
[Needs(Need.Nothing)]
public sealed class MergeStopTests : MergeTest
{
    [Fact]
    public async Task Main_has_moved_on()
    {
        GreenPull();
        var head = Push("in between");

        (await StopsAsync())
            .Should()
            .Be($"main has moved on from {First[..8]} to {head[..8]}, and #1 was made for the former");
    }

    [Fact]
    public async Task Main_has_moved_on_and_the_next_start_bumps_the_new_head_and_closes_the_old_bump()
    {
        var head = Push("in between");
        await StopsAsync();
        Repo.Pulls.Observers.Add((pull, _, _) => Green(pull.HeadSha, "pull_request", pull.HeadRef));
        var context = new ReleaseContext(Channel.Stable) { Tag = Tag, Base = Sha(head) };

        var known = await RunAsync(
            context,
            CancellationToken.None,
            services => new BumpStep(services),
            services => new MergeStep(services)
        );

        (Pull.Open, Pull.MergedAt, known.MergedSha!.Text, Repo.Resolve($"{Main}^1"))
            .Should()
            .Be((false, null, Main, head));
    }

    [Fact]
    public async Task Main_moves_on_while_it_waits()
    {
        OnWait(2, () => Push("in between"));

        (await StopsAsync()).Should().StartWith("main has moved on from ");
    }

    [Fact]
    public async Task It_is_closed_by_hand_while_it_waits()
    {
        OnWait(
            2,
            () =>
                Services()
                    .Operator.PullRequests.CloseAsync(Settings.Repository, Pull.Number, CancellationToken.None)
                    .GetAwaiter()
                    .GetResult()
        );

        (await StopsAsync()).Should().Be("#1 was closed without having been merged");
    }

    [Fact]
    public async Task Somebody_pushes_to_its_branch_while_it_waits()
    {
        OnWait(2, () => Push("slipped in", Branch));

        (await StopsAsync()).Should().StartWith($"Somebody pushed to {Branch}, the branch of #1: its head is ");
    }

    [Fact]
    public async Task Somebody_pushes_to_its_branch_in_the_last_moment()
    {
        GreenPull();
        Github
            .Faults.On("PUT", "/repos/**")
            .Run(_ =>
            {
                Push("slipped in", Branch);
                return Task.CompletedTask;
            });

        (await StopsAsync()).Should().StartWith($"Somebody pushed to {Branch}");
    }

    [Fact]
    public async Task A_check_is_red()
    {
        Repo.Actions.AddRun("ci.yml", new NewRun("pull_request", Branch, Pull.HeadSha))
            .AddJob("core (rust)")
            .Complete("failure");

        (await StopsAsync()).Should().StartWith("#1 is red: core (rust) (failure, http");
    }

    [Fact]
    public async Task The_repository_and_its_rules_allow_no_method_in_common()
    {
        GreenPull();
        Repo.AllowSquashMerge = false;
        Repo.AllowRebaseMerge = false;
        Rules("""[{"type":"required_linear_history"}]""");

        (await StopsAsync())
            .Should()
            .Be(
                "#1 cannot be merged in any way: the repository allows merge, and the rules of its branch allow "
                    + "rebase and squash"
            );
    }

    [Theory]
    [InlineData("", "#1 has 0 of 1 approving reviews")]
    [InlineData("COMMENTED", "#1 has 0 of 1 approving reviews")]
    [InlineData("CHANGES_REQUESTED", "#1 has a review that asks for changes")]
    public async Task Reviews_are_missing(string review, string expected)
    {
        GreenPull();
        Repo.Protection["main"] = new SandboxProtection { Reviews = new ReviewPolicy() };
        if (review.Length > 0)
        {
            Repo.Pulls.Review(Pull, "alice");
            Repo.Pulls.Review(Pull, "alice", review == "COMMENTED" ? "DISMISSED" : review);
        }

        (await StopsAsync()).Should().Be(expected);
    }

    [Fact]
    public async Task Once_it_is_approved_it_goes_on()
    {
        GreenPull();
        Repo.Protection["main"] = new SandboxProtection { Reviews = new ReviewPolicy() };
        await StopsAsync();
        Repo.Pulls.Review(Pull, "alice");
        Repo.Pulls.Review(Pull, "alice", "COMMENTED");

        (await MergeStepAsync()).MergedSha!.Text.Should().Be(Main);
    }

    [Fact]
    public async Task Reviews_that_the_token_may_not_know_of_are_said_in_GitHub_s_words()
    {
        GreenPull();
        Repo.Protection["main"] = new SandboxProtection { Reviews = new ReviewPolicy() };
        Token = Github.CreateToken(
            "operator",
            (Permission.Contents, Access.Write),
            (Permission.PullRequests, Access.Write)
        );

        (await StopsAsync())
            .Should()
            .Be("#1 is not merged by GitHub: At least 1 approving review is required by reviewers with write access");
    }

    [Theory]
    [InlineData("""[{"type":"merge_queue"}]""", "#1 goes through the merge queue of its branch")]
    [InlineData(
        """[{"type":"required_signatures"}]""",
        "#1 has a commit without a signature, and its branch asks for one"
    )]
    public async Task Rules_ask_for_more_than_a_merge_gives(string rules, string expected)
    {
        GreenPull();
        Rules(rules);

        (await StopsAsync()).Should().Be(expected);
    }

    [Fact]
    public async Task A_look_says_it_without_an_exception()
    {
        Push("in between");

        (await CheckAsync())
            .Should()
            .BeEquivalentTo(
                new
                {
                    Status = StepStatus.Blocked,
                    Why = "Nothing was merged: the release would not be the commit that was picked and confirmed",
                    Remedy = "Run the same command again: it makes another one on the new head, and closes the old one",
                }
            );
    }
}
