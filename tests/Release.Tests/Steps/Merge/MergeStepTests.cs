using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Merge;

[Needs(Need.Nothing)]
public sealed class MergeStepTests : MergeTest
{
    [Fact]
    public async Task A_green_pull_request_is_merged_with_its_head_named_and_its_branch_is_deleted()
    {
        GreenPull();
        var head = Pull.HeadSha;

        var context = await MergeStepAsync();

        (
            context.MergedSha!.Text,
            Repo.Resolve($"{Main}^1"),
            Repo.Resolve($"{Main}^2"),
            Repo.Resolve("refs/heads/" + Branch)
        )
            .Should()
            .Be((Main, First, head, null));
        Github
            .Log.Writes.Select(write => (write.Method, write.RequestBody))
            .Should()
            .Equal(("PUT", $$"""{"sha":"{{head}}","merge_method":"merge"}"""), ("DELETE", null));
        Github.Log.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task The_second_time_nothing_is_written()
    {
        GreenPull();
        var first = await MergeStepAsync();
        Github.Log.Clear();

        var second = await MergeStepAsync();

        second.MergedSha.Should().Be(first.MergedSha);
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_look_says_how_far_it_is_and_announces_what_is_then_written()
    {
        var waiting = await CheckAsync();
        GreenPull();
        var green = await CheckAsync();
        Github.Log.WriteAttempts.Should().BeEmpty();
        await MergeStepAsync();
        var merged = await CheckAsync();

        (waiting.Status, green.Status, green.Text, merged.Status, merged.Text)
            .Should()
            .Be((StepStatus.Running, StepStatus.ToDo, "#1 is green", StepStatus.Done, $"#1 is merged as {Main[..8]}"));
        Events.OfType<WriteDone>().Select(write => write.What).Should().Equal(green.Writes);
        green.Writes.Should().Equal("merge #1 into main", $"delete the branch {Branch}");
    }

    [Fact]
    public async Task Its_checks_are_waited_for()
    {
        OnWait(3, GreenPull);

        await MergeStepAsync();

        Pull.MergedAt.Should().NotBeNull();
    }

    [Fact]
    public async Task A_branch_that_the_repository_deletes_itself_is_not_deleted_twice()
    {
        GreenPull();
        Repo.DeleteBranchOnMerge = true;

        await MergeStepAsync();

        Github.Log.WriteAttempts.Should().ContainSingle(write => write.Method == "PUT");
        Events.OfType<WriteAnnounced>().Should().ContainSingle();
    }

    [Fact]
    public async Task A_branch_that_cannot_be_deleted_stops_nothing()
    {
        GreenPull();
        Github.Faults.On("DELETE", "/repos/**", times: int.MaxValue).Status(403, message: "No");

        await MergeStepAsync();

        Events
            .OfType<TrainWarned>()
            .Should()
            .ContainSingle(warning =>
                warning.Text.StartsWith($"The branch {Branch} is left: ", StringComparison.Ordinal)
            );
        Pull.MergedAt.Should().NotBeNull();
    }

    [Theory]
    [InlineData(true, true, MergeMethod.Merge)]
    [InlineData(false, true, MergeMethod.Rebase)]
    [InlineData(false, false, MergeMethod.Squash)]
    public async Task The_method_is_the_first_that_the_repository_allows(bool merge, bool rebase, string expected)
    {
        GreenPull();
        (Repo.AllowMergeCommit, Repo.AllowRebaseMerge) = (merge, rebase);

        var context = await MergeStepAsync();

        Github.Log.Writes[0].RequestBody.Should().Contain($"\"{expected}\"");
        (context.MergedSha!.Text, Repo.Resolve($"{Main}^1")).Should().Be((Main, First));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Killed_before_a_write_it_goes_on_from_there(int writes)
    {
        GreenPull();
        using var killed = new CancellationTokenSource();
        Github.Faults.On(request => request.IsWriteAttempt, skip: writes).Run(_ => killed.CancelAsync());
        await ((Func<Task>)(() => MergeStepAsync(killed.Token))).Should().ThrowAsync<OperationCanceledException>();

        var context = await MergeStepAsync();

        (context.MergedSha!.Text, Repo.Resolve($"{Main}^1")).Should().Be((Main, First));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task An_answer_that_is_lost_is_looked_for(int write)
    {
        GreenPull();
        Github.Faults.On(request => request.IsWriteAttempt, skip: write).LoseAnswer();

        await MergeStepAsync();

        Repo.Resolve($"{Main}^1").Should().Be(First);
        Github.Log.WriteAttempts.Should().HaveCount(2);
    }

    [Fact]
    public async Task Two_operators_at_once_merge_it_once()
    {
        GreenPull();
        Github.Faults.On("PUT", "/repos/**").Run(_ => MergeStepAsync());

        var context = await MergeStepAsync();

        (context.MergedSha!.Text, Repo.Resolve($"{Main}^1")).Should().Be((Main, First));
    }

    [Fact]
    public async Task A_merge_by_hand_while_it_waits_is_a_merge()
    {
        OnWait(
            2,
            () =>
            {
                Clock.OnWait = null;
                MergeAsync(Pull).GetAwaiter().GetResult();
                GreenPull();
            }
        );

        var context = await MergeStepAsync();

        context.MergedSha!.Text.Should().Be(Main);
        Github.Log.Writes.Count(write => write.Method == "PUT").Should().Be(1);
    }

    [Fact]
    public async Task That_GitHub_is_not_ready_is_tried_again()
    {
        GreenPull();
        Github
            .Faults.On("PUT", "/repos/**")
            .Status(405, message: "Base branch was modified. Review and try the merge again.");

        await MergeStepAsync();

        Pull.MergedAt.Should().NotBeNull();
    }
}
