using System.Net;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.GitHub;

[Needs(Need.Nothing)]
public sealed class PullRequestTests : TrainTest
{
    private PullRequestsClient Pulls => Services().Operator.PullRequests;

    [Fact]
    public async Task One_is_opened_read_and_merged_and_the_merge_commit_is_the_new_head()
    {
        var head = Repo.Commit(new Dictionary<string, string> { ["a"] = "a" }, "a", "topic");
        var pulls = Pulls;

        var made = await pulls.CreateAsync(
            Settings.Repository,
            new NewPullRequest("Title", "topic", "main", "Body"),
            CancellationToken.None
        );
        var merged = await pulls.MergeAsync(
            Settings.Repository,
            made.Number,
            new PullRequestMerge(head, MergeMethod.Merge),
            CancellationToken.None
        );
        var after = await pulls.GetAsync(Settings.Repository, made.Number, CancellationToken.None);

        (made.IsOpen, made.Title, made.Body, made.Head.Ref, made.Head.Sha, made.Base.Ref, made.User!.Login)
            .Should()
            .Be((true, "Title", "Body", "topic", head, "main", "operator"));
        made.Head.Repo!.FullName.Should().Be(Name);
        merged.Should().Be(new PullRequestMerged(Repo.Resolve("refs/heads/main")!, Merged: true));
        (after!.IsOpen, after.IsMerged, after.MergeCommitSha).Should().Be((false, true, merged.Sha));
    }

    [Fact]
    public async Task Lists_are_complete_newest_first_and_of_one_branch()
    {
        for (var number = 1; number <= 103; number++)
        {
            Repo.CreateBranch(
                $"topic-{number}",
                Repo.Commit(new Dictionary<string, string> { ["a"] = $"{number}" }, "a", "topic")
            );
            Repo.Pulls.Open($"No. {number}", $"topic-{number}");
        }
        await Pulls.CloseAsync(Settings.Repository, 2, CancellationToken.None);
        await Pulls.CloseAsync(Settings.Repository, 2, CancellationToken.None);

        var all = await Pulls.ListIntoAsync(Settings.Repository, "main", closed: true, CancellationToken.None);
        var open = await Pulls.ListIntoAsync(Settings.Repository, "main", closed: false, CancellationToken.None);
        var from = await Pulls.ListFromAsync(Settings.Repository, "topic-2", CancellationToken.None);

        all.Select(pull => pull.Number).Should().Equal(Enumerable.Range(1, 103).Reverse());
        open.Select(pull => pull.Number)
            .Should()
            .Equal(Enumerable.Range(1, 103).Where(number => number != 2).Reverse());
        from.Select(pull => pull.Number).Should().Equal(2);
        (await Pulls.ListIntoAsync(Settings.Repository, "other", closed: true, CancellationToken.None))
            .Should()
            .BeEmpty();
    }

    [Fact]
    public async Task A_merge_that_may_not_be_says_why()
    {
        var head = Repo.Commit(new Dictionary<string, string> { ["a"] = "a" }, "a", "topic");
        var number = Repo.Pulls.Open("Title", "topic").Number;
        Repo.AllowSquashMerge = false;

        var stale = () =>
            Pulls.MergeAsync(
                Settings.Repository,
                number,
                new PullRequestMerge(First, MergeMethod.Merge),
                CancellationToken.None
            );
        var forbidden = () =>
            Pulls.MergeAsync(
                Settings.Repository,
                number,
                new PullRequestMerge(head, MergeMethod.Squash),
                CancellationToken.None
            );

        (await stale.Should().ThrowAsync<GitHubFailure>())
            .Which.Should()
            .BeEquivalentTo(
                new
                {
                    Status = HttpStatusCode.Conflict,
                    Detail = "Head branch was modified. Review and try the merge again.",
                    IsUncertain = false,
                }
            );
        (await forbidden.Should().ThrowAsync<GitHubFailure>())
            .Which.Should()
            .BeEquivalentTo(
                new
                {
                    Status = HttpStatusCode.MethodNotAllowed,
                    Detail = "Squash merges are not allowed on this repository.",
                    IsUncertain = false,
                }
            );
    }

    [Fact]
    public async Task Reviews_come_oldest_first_and_what_is_not_there_is_null()
    {
        Repo.Commit(new Dictionary<string, string> { ["a"] = "a" }, "a", "topic");
        var pull = Repo.Pulls.Open("Title", "topic");
        Repo.Pulls.Review(pull, "alice", "CHANGES_REQUESTED");
        Repo.Pulls.Review(pull, "alice");

        var reviews = await Pulls.ListReviewsAsync(Settings.Repository, pull.Number, CancellationToken.None);

        reviews
            .Select(review => (review.User!.Login, review.State))
            .Should()
            .Equal(("alice", "CHANGES_REQUESTED"), ("alice", "APPROVED"));
        (await Pulls.GetAsync(Settings.Repository, 99, CancellationToken.None)).Should().BeNull();
    }
}
