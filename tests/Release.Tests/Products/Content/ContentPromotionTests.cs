using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Lanes;

namespace MsReleaseActions.ReleaseTrainTests.Products.Content;

/// <summary>The steps of the app's promotion, with <c>publish.yml</c> and its environment.</summary>
[Needs(Need.Nothing)]
public sealed class ContentPromotionTests : ContentLaneTest
{
    private ScriptedLanes publish = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        publish = new ScriptedLanes(Distribution, Clock)
        {
            Assemble = run => AssembledCandidate.Seal(Distribution, Lanes, Source, Clock.GetUtcNow(), run),
        };
        foreach (var candidate in Needed.Values)
        {
            Lanes.Put(candidate);
        }
        Github.Log.Clear();
    }

    [Fact]
    public async Task It_is_dispatched_once_and_published_from_the_commit_that_brought_the_spec()
    {
        await PromoteAsync();

        Dispatches.Should().Equal("distribution publish.yml");
        var run = Distribution.Actions.Runs.Should().ContainSingle().Subject;
        run.DisplayTitle.Should().MatchRegex($"^publish {Tag} [0-9a-f]{{12}}-[0-9a-f]{{12}}$");
        run.Inputs.Where(input => input.Key != "request_id")
            .Should()
            .BeEquivalentTo(
                new Dictionary<string, string>
                {
                    ["channel"] = "beta",
                    ["tag"] = Tag.Text,
                    ["spec_path"] = $"release-specs/{Tag}.json",
                }
            );
        Distribution.Resolve($"refs/tags/{Tag}").Should().Be(Source);
        Distribution
            .Releases.Published(Tag.Text)!
            .Assets.Select(asset => asset.Name)
            .Should()
            .BeEquivalentTo([
                .. Spec.Assets.Select(asset => asset.FileName),
                "manifest.json",
                "manifest.json.sig",
                "candidate.json",
                "checksums.txt",
            ]);
        Events.OfType<ApprovalAwaited>().Should().ContainSingle(awaited => awaited.Environment == "release");

        Github.Log.Clear();
        await PromoteAsync();
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Theory]
    [InlineData(ReleaseEnd.ValidationFails)]
    [InlineData(ReleaseEnd.PromotionFails)]
    public async Task A_run_that_fails_is_followed_by_a_new_dispatch_at_the_next_start(ReleaseEnd end)
    {
        publish.Releases.Enqueue(end);
        (await FailToPromoteAsync()).What.Should().Contain("of publish.yml ended with failure");

        await PromoteAsync();

        Dispatches.Should().Equal("distribution publish.yml", "distribution publish.yml");
        Lanes.Built.Should().BeEmpty();
    }

    [Fact]
    public async Task A_rejection_is_told_with_who_and_why_and_nothing_is_published()
    {
        publish.Releases.Enqueue(ReleaseEnd.Rejected);
        publish.Comment = "the firmware is not tested";

        var failure = await FailToPromoteAsync();

        failure.ExitCode.Should().Be(ExitCode.No);
        failure.What.Should().Be("alice rejected release: the firmware is not tested");
        Distribution.Releases.Published(Tag.Text).Should().BeNull();
    }

    [Fact]
    public async Task An_approval_after_an_hour_is_waited_for()
    {
        publish.ApprovedAfter = TimeSpan.FromHours(1);

        await PromoteAsync();

        Distribution.Actions.Runs.Should().ContainSingle();
    }

    [Fact]
    public async Task A_tag_that_is_published_from_another_commit_is_never_published_again()
    {
        Distribution.Releases.AddPublished(
            Tag.Text,
            Distribution.Commit(new Dictionary<string, string> { ["README.md"] = "other" }, "other"),
            prerelease: true
        );

        (await FailToPromoteAsync()).What.Should().StartWith($"{Tag} is published already, from commit ");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task An_environment_without_reviewers_stops_it_before_anything_is_dispatched()
    {
        Distribution.Actions.Environment("release", environment => environment.Reviewers = []);

        (await FailToPromoteAsync()).What.Should().Be("the environment release has no required reviewers");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    private async Task<ActionFailure> FailToPromoteAsync() =>
        (await FluentActions.Awaiting(PromoteAsync).Should().ThrowAsync<ActionFailure>()).Which;
}
