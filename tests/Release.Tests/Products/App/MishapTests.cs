using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Lanes;

namespace MsReleaseActions.ReleaseTrainTests.Products.App;

/// <summary>What goes wrong on the way, and the same command again.</summary>
[Needs(Need.Nothing)]
public sealed class MishapTests : NextBetaTest
{
    [Fact]
    public async Task A_leg_of_the_candidate_fails_and_only_that_is_built_again()
    {
        Lanes.Candidates.Enqueue(CandidateEnd.LegFails);

        var stopped = await PublishAsync(Beta);
        var end = await PublishAsync(Beta);

        stopped!.ExitCode.Should().Be(ExitCode.No);
        stopped.Message.Should().Contain("build (linux-x86_64)");
        end.Should().BeNull();
        Lanes.BuiltLegs.Should().HaveCount(5).And.Subject.Count(leg => leg == "build (linux-x86_64)").Should().Be(2);
        Made.Should().Be((1, 1, 1, 1, $"v1.3.2 {Next}"));
    }

    [Fact]
    public async Task A_candidate_that_fails_for_good_is_left_once_the_fix_has_landed()
    {
        Lanes.Candidates.Enqueue(CandidateEnd.LegFails);
        Lanes.Candidates.Enqueue(CandidateEnd.LegFails);
        (await PublishAsync(Beta))!.ExitCode.Should().Be(ExitCode.No);
        (await PublishAsync(Beta))!.ExitCode.Should().Be(ExitCode.No);

        Land("the fix");
        var end = await PublishAsync(Beta);

        end.Should().BeNull();
        Known.Tag!.Text.Should().Be("v1.3.3-beta.2");
        Known.Choice!.TagWhy.Should().Contain("failed, and main has moved on since");
        Made.Should().Be((2, 2, 2, 1, "v1.3.2 v1.3.3-beta.2"));
    }

    [Fact]
    public async Task A_candidate_that_was_sealed_before_its_run_failed_is_used_whatever_has_landed()
    {
        Lanes.Candidates.Enqueue(CandidateEnd.LegFails);
        (await PublishAsync(Beta))!.ExitCode.Should().Be(ExitCode.No);
        var source = Known.SourceSha!.Text;
        SealedCandidate.Put(
            Repo,
            source,
            BuiltProduct.Files(Repo, source, Next[1..]),
            Next[1..],
            runId: Lanes.CandidateRuns[0].Id
        );
        Land("something else");

        await PublishAsync(Beta);

        Known.Tag!.Text.Should().Be(Next);
        Made.Should().Be((1, 1, 1, 1, $"v1.3.2 {Next}"));
    }

    [Fact]
    public async Task A_failed_candidate_is_tried_again_in_spite_of_what_landed_where_its_tag_is_named()
    {
        Lanes.Candidates.Enqueue(CandidateEnd.LegFails);
        (await PublishAsync(Beta))!.ExitCode.Should().Be(ExitCode.No);
        Land("something else");

        var end = await PublishAsync(Beta with { Tag = MsReleaseActions.Core.Candidates.ReleaseTag.Parse(Next) });

        end.Should().BeNull();
        Made.Should().Be((1, 1, 1, 1, $"v1.3.2 {Next}"));
    }

    [Fact]
    public async Task A_candidate_that_was_dispatched_by_hand_is_followed()
    {
        await PublishAsync(
            Beta,
            happened => happened is StepChanged { Step: StepId.Source, Report.Status: StepStatus.Done }
        );
        ByHand(
            HttpMethod.Post,
            "actions/workflows/candidate.yml/dispatches",
            $"{{\"ref\":\"main\",\"inputs\":{{\"source_sha\":\"{Known.SourceSha}\"}}}}"
        );

        (await PublishAsync(Beta)).Should().BeNull();

        Made.Should().Be((1, 1, 1, 1, $"v1.3.2 {Next}"));
    }

    [Theory]
    [InlineData(ReleaseEnd.PromotionFails)]
    [InlineData(ReleaseEnd.ValidationFails)]
    [InlineData(ReleaseEnd.Superseded)]
    public async Task A_release_that_failed_is_dispatched_again_and_nothing_is_built(ReleaseEnd first)
    {
        Lanes.Releases.Enqueue(first);

        (await PublishAsync(Beta))!.ExitCode.Should().Be(ExitCode.No);
        (await PublishAsync(Beta)).Should().BeNull();

        Made.Should().Be((1, 1, 1, 2, $"v1.3.2 {Next}"));
    }

    [Fact]
    public async Task A_rejected_release_publishes_nothing_and_says_who_said_no()
    {
        Lanes.Releases.Enqueue(ReleaseEnd.Rejected);
        Lanes.Comment = "not on a Friday";

        var stopped = await PublishAsync(Beta);

        stopped!.ExitCode.Should().Be(ExitCode.No);
        stopped.Message.Should().Contain("alice").And.Contain("not on a Friday");
        Made.Should().Be((1, 1, 1, 1, "v1.3.2"));
    }

    [Fact]
    public async Task An_approval_after_an_hour_is_waited_for()
    {
        Lanes.ApprovedAfter = TimeSpan.FromHours(1);

        (await PublishAsync(Beta)).Should().BeNull();

        Events
            .OfType<ApprovalAwaited>()
            .Should()
            .ContainSingle()
            .Which.Should()
            .BeEquivalentTo(
                new
                {
                    Environment = "app-release",
                    Reviewers = new[] { "alice" },
                    CurrentUserCanApprove = false,
                }
            );
    }

    [Fact]
    public async Task The_403_for_changed_workflow_files_is_explained()
    {
        Lanes.Releases.Enqueue(ReleaseEnd.WorkflowFilesDiffer);

        var stopped = await PublishAsync(Beta);

        stopped!.Message.Should().Contain("workflow files").And.Contain("the token of a GitHub App");
    }

    [Fact]
    public async Task A_red_commit_is_not_released_and_the_newest_green_one_is_named()
    {
        var green = Repo.Resolve("refs/heads/main")!;
        CiEnds.Enqueue("failure");
        var red = Land("broken");
        Github.Log.Clear();

        var stopped = await PublishAsync(Beta);

        stopped!.ExitCode.Should().Be(ExitCode.No);
        stopped.Message.Should().Contain($"{red[..8]} is not green").And.Contain("core (rust)").And.Contain(green);
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_red_bump_is_not_merged()
    {
        CiEnds.Enqueue("failure");

        var stopped = await PublishAsync(Beta);

        stopped!.ExitCode.Should().Be(ExitCode.No);
        stopped.Message.Should().Contain("core (rust)");
        Made.Should().Be((1, 0, 0, 0, "v1.3.2"));
    }
}
