using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Products.App;

[Needs(Need.Nothing)]
public sealed class PublishTests : PublishTest
{
    [Fact]
    public async Task A_green_commit_becomes_a_published_release_by_one_command()
    {
        Repo.Releases.AddPublished("v1.3.2", First);
        Land();

        (await PublishAsync(Stable)).Should().BeNull();

        Made.Should().Be((1, 1, 1, 1, "v1.3.2 v1.3.3"));
        Repo.Resolve("refs/tags/v1.3.3").Should().Be(Known.SourceSha!.Text);
        Events
            .OfType<StepChanged>()
            .Where(change => change.Report.Status == StepStatus.Done)
            .Select(change => change.Step)
            .Distinct()
            .Should()
            .Equal(Enum.GetValues<StepId>());
        Github.Log.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task Published_again_it_looks_and_writes_nothing()
    {
        Repo.Releases.AddPublished("v1.3.2", First);
        Land();
        await PublishAsync(Stable);
        Github.Log.Clear();

        (await PublishAsync(Stable)).Should().BeNull();

        Github.Log.WriteAttempts.Should().BeEmpty();
        Known.Tag!.Text.Should().Be("v1.3.3");
    }

    [Fact]
    public async Task A_published_release_whose_candidate_is_gone_is_not_built_again()
    {
        Repo.Releases.AddPublished("v1.3.2", First);
        Land();
        await PublishAsync(Stable);
        Repo.Releases.Remove(Repo.Releases.All.Single(release => release.TagName == $"rc-{Known.SourceSha}"));
        Github.Log.Clear();

        (await PublishAsync(Stable)).Should().BeNull();

        Github.Log.WriteAttempts.Should().BeEmpty();
        Made.Should().Be((1, 1, 1, 1, "v1.3.2 v1.3.3"));
    }

    [Fact]
    public async Task Where_nothing_was_committed_since_a_release_by_other_means_there_is_nothing_to_release()
    {
        Repo.Releases.AddPublished("v1.3.2", First);
        Github.Log.Clear();

        var stopped = await PublishAsync(Stable);

        stopped!.Message.Should().StartWith($"There is nothing to release: {First[..8]} is v1.3.2 already.");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task Beta_follows_beta_and_the_stable_release_follows_the_betas()
    {
        Repo.Releases.AddPublished("v1.3.2", First);
        foreach (var request in (ReleaseRequest[])[Beta, Beta, Stable])
        {
            Land();
            (await PublishAsync(request)).Should().BeNull();
        }

        Made.Should().Be((3, 3, 3, 3, "v1.3.2 v1.3.3 v1.3.3-beta.1 v1.3.3-beta.2"));
        Repo.Releases.Latest!.TagName.Should().Be("v1.3.3");
    }

    [Fact]
    public async Task The_stable_release_of_a_betas_own_commit_is_a_build_of_its_own()
    {
        Repo.Releases.AddPublished("v1.3.2", First);
        Land();
        await PublishAsync(Beta);

        (await PublishAsync(Stable)).Should().BeNull();

        Made.Should().Be((2, 2, 2, 2, "v1.3.2 v1.3.3 v1.3.3-beta.1"));
    }

    [Theory]
    [InlineData(StepId.Bump)]
    [InlineData(StepId.Merge)]
    [InlineData(StepId.Source)]
    [InlineData(StepId.Candidate)]
    [InlineData(StepId.Release)]
    [InlineData(StepId.Approval)]
    [InlineData(StepId.Published)]
    [InlineData(StepId.Verified)]
    public async Task Stopped_when_a_step_begins_and_when_it_is_done_the_same_command_goes_on(StepId step)
    {
        Repo.Releases.AddPublished("v1.3.2", First);
        Land();

        foreach (var status in (StepStatus[])[StepStatus.Running, StepStatus.Done])
        {
            var end = await PublishAsync(
                Beta,
                happened => happened is StepChanged change && change.Step == step && change.Report.Status == status
            );
            (end?.ExitCode ?? ExitCode.Done).Should().BeOneOf([ExitCode.Cancelled, ExitCode.Done]);
        }

        (await PublishAsync(Beta)).Should().BeNull();
        Made.Should().Be((1, 1, 1, 1, "v1.3.2 v1.3.3-beta.1"));
    }

    [Fact]
    public async Task Stopped_after_each_write_the_same_command_goes_on()
    {
        Repo.Releases.AddPublished("v1.3.2", First);
        Land();
        var written = new List<string>();
        while (
            await PublishAsync(
                Beta,
                happened => happened is WriteDone done && !written.Contains(done.What) && Add(done.What)
            )
                is { ExitCode: ExitCode.Cancelled }
        )
        {
            written.Should().OnlyHaveUniqueItems();
        }

        written.Should().HaveCountGreaterThan(4);
        Made.Should().Be((1, 1, 1, 1, "v1.3.2 v1.3.3-beta.1"));

        bool Add(string what)
        {
            written.Add(what);
            return true;
        }
    }

    [Fact]
    public async Task Two_operators_at_once_make_one_release()
    {
        Repo.Releases.AddPublished("v1.3.2", First);
        Land();

        var ends = await Task.WhenAll(PublishAsync(Beta), PublishAsync(Beta));

        while (await PublishAsync(Beta) is { } stopped)
        {
            stopped.ExitCode.Should().NotBe(ExitCode.BadInput);
        }
        ends.Should().NotBeNull();
        Made.Should().Be((1, Lanes.CandidateRuns.Count, 1, Lanes.ReleaseRuns.Count, "v1.3.2 v1.3.3-beta.1"));
    }
}
