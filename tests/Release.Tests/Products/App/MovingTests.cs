using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Lanes;

namespace MsReleaseActions.ReleaseTrainTests.Products.App;

/// <summary>Others are at work in the same repository.</summary>
[Needs(Need.Nothing)]
public sealed class MovingTests : NextBetaTest
{
    [Fact]
    public async Task Main_moves_while_the_bump_waits_and_nothing_is_merged_then_the_new_head_is_released()
    {
        var stopped = await PublishAsync(Beta, Once(StepId.Bump, () => Land("in between")));

        stopped!.Message.Should().Contain("moved");
        Repo.Pulls.All.Should().NotContain(pull => pull.MergedAt != null);
        (await PublishAsync(Beta)).Should().BeNull();
        Made.Should().Be((2, 1, 1, 1, $"v1.3.2 {Next}"));
        Repo.Pulls.All[0].Open.Should().BeFalse("the bump of the older head is superseded");
    }

    [Fact]
    public async Task Main_moves_after_the_merge_and_the_merge_itself_is_released()
    {
        (await PublishAsync(Beta, Once(StepId.Merge, () => Land("later")))).Should().BeNull();

        Repo.Resolve($"refs/tags/{Next}").Should().Be(Known.MergedSha!.Text).And.NotBe(Repo.Resolve("refs/heads/main"));
    }

    [Fact]
    public async Task A_pull_request_that_somebody_closes_stops_the_train_and_the_next_start_opens_another()
    {
        var stopped = await PublishAsync(
            Beta,
            Once(StepId.Bump, () => ByHand(HttpMethod.Patch, "pulls/1", """{"state":"closed"}"""))
        );

        stopped!.ExitCode.Should().Be(ExitCode.No);
        stopped.Message.Should().Contain("closed");
        (await PublishAsync(Beta)).Should().BeNull();
        Made.Should().Be((2, 1, 1, 1, $"v1.3.2 {Next}"));
    }

    [Fact]
    public async Task A_branch_of_the_bumps_name_with_other_content_is_left_alone()
    {
        var head = Repo.Resolve("refs/heads/main")!;
        var branch = $"release/{Next}-{head[..8]}";
        Repo.CreateBranch(branch, head);
        Repo.Commit(new Dictionary<string, string> { ["package.json"] = "{}" }, "mine", branch);
        Repo.Pulls.Open("mine", branch);
        Github.Log.Clear();

        var stopped = await PublishAsync(Beta);

        stopped!.Message.Should().Contain(branch);
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task Version_files_that_disagree_stop_it_and_each_is_named()
    {
        Repo.Commit(
            new Dictionary<string, string>
            {
                ["src-tauri/tauri.conf.json"] = ProductFiles.All["src-tauri/tauri.conf.json"].Replace("1.3.2", "1.3.1"),
            },
            "out of step"
        );

        var stopped = await PublishAsync(Beta);

        stopped!.Message.Should().Contain("src-tauri/tauri.conf.json").And.Contain("1.3.1").And.Contain("1.3.2");
        Repo.Pulls.All.Should().BeEmpty();
    }

    [Fact]
    public async Task Where_no_merge_is_allowed_it_says_so_before_a_pull_request_is_opened_or_merged()
    {
        (Repo.AllowMergeCommit, Repo.AllowRebaseMerge, Repo.AllowSquashMerge) = (false, false, false);

        var stopped = await PublishAsync(Beta);

        stopped!.ExitCode.Should().Be(ExitCode.No);
        stopped.Message.Should().Contain("merge");
        Repo.Pulls.All.Should().NotContain(pull => pull.MergedAt != null);
    }

    [Theory]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    public async Task Rebase_and_squash_do_as_well(bool merge, bool rebase, bool squash)
    {
        (Repo.AllowMergeCommit, Repo.AllowRebaseMerge, Repo.AllowSquashMerge) = (merge, rebase, squash);

        (await PublishAsync(Beta)).Should().BeNull();

        Made.Should().Be((1, 1, 1, 1, $"v1.3.2 {Next}"));
    }

    private static Func<TrainEvent, bool> Once(StepId step, Action action)
    {
        var happened = false;
        return seen =>
        {
            if (!happened && seen is StepChanged { Report.Status: StepStatus.Done } change && change.Step == step)
            {
                happened = true;
                action();
            }
            return false;
        };
    }
}
