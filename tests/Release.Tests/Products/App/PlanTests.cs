using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Plans;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Products.App;

/// <summary>A plan is made without a write, and published as it says or not at all.</summary>
[Needs(Need.Nothing)]
public sealed class PlanTests : NextBetaTest
{
    [Fact]
    public async Task A_plan_writes_nothing_names_every_write_and_is_published_by_exactly_these()
    {
        var plan = await PlanAsync();

        Github.Log.WriteAttempts.Should().BeEmpty();
        (plan.Tag.Text, plan.Base.Text, plan.Channel)
            .Should()
            .Be(("v1.3.3-beta.1", Repo.Resolve("refs/heads/main")!, Channel.Beta));
        plan.Actions.Select(action => action.Step)
            .Distinct()
            .Should()
            .Equal(
                StepId.Bump,
                StepId.Merge,
                StepId.Source,
                StepId.Candidate,
                StepId.Release,
                StepId.Approval,
                StepId.Published,
                StepId.Verified
            );
        plan.Actions.Should().OnlyContain(action => action.What.Length > 0 && action.Why.Length > 0);

        (await PublishAsync(Asked(plan), plan: plan)).Should().BeNull();

        var announced = Events
            .OfType<WriteAnnounced>()
            .Where(write => write.Step == StepId.Bump)
            .Select(write => write.What);
        announced
            .Should()
            .Equal(plan.Actions.Where(action => action.Step == StepId.Bump).Select(action => action.What));
        Made.Should().Be((1, 1, 1, 1, "v1.3.2 v1.3.3-beta.1"));
    }

    [Fact]
    public async Task A_plan_that_is_published_again_finds_everything_done()
    {
        var plan = await PlanAsync();
        await PublishAsync(Asked(plan), plan: plan);
        Github.Log.Clear();

        (await PublishAsync(Asked(plan), plan: plan)).Should().BeNull();

        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Theory]
    [InlineData(StepId.Bump)]
    [InlineData(StepId.Merge)]
    [InlineData(StepId.Candidate)]
    public async Task A_plan_that_was_begun_goes_on(StepId stopped)
    {
        var plan = await PlanAsync();
        await PublishAsync(
            Asked(plan),
            happened => happened is StepChanged { Report.Status: StepStatus.Done } change && change.Step == stopped,
            plan
        );

        (await PublishAsync(Asked(plan), plan: plan)).Should().BeNull();

        Made.Should().Be((1, 1, 1, 1, "v1.3.2 v1.3.3-beta.1"));
    }

    [Fact]
    public async Task A_plan_is_refused_once_main_has_moved()
    {
        var plan = await PlanAsync();
        var moved = Land("later");
        Github.Log.Clear();

        var stopped = await PublishAsync(Asked(plan), plan: plan);

        stopped!
            .Message.Should()
            .StartWith($"The plan releases {plan.Base.Short}, and main has moved on to {moved[..8]}.");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_plan_is_refused_once_its_commit_is_red()
    {
        var plan = await PlanAsync();
        Repo.Actions.AddRun("ci.yml", new MsReleaseActions.Server.State.NewRun("push", "main", plan.Base.Text))
            .Complete("failure");

        var stopped = await PublishAsync(Asked(plan), plan: plan);

        stopped!.Message.Should().StartWith($"{plan.Base.Short} is not green");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_plan_is_refused_where_its_tag_was_given_to_something_else()
    {
        var plan = await PlanAsync();
        Repo.CreateTag(plan.Tag.Text, First);
        Github.Log.Clear();

        var stopped = await PublishAsync(Asked(plan), plan: plan);

        stopped!.Message.Should().Contain($"{plan.Tag} cannot be the next beta release");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    private async Task<ReleasePlan> PlanAsync()
    {
        var services = Services(readOnly: true);
        var run = new TrainRun(services, Steps(services, Beta, OnlyLooks), new ReleaseContext(Channel.Beta));
        var seen = await run.CheckAsync(default);
        return PlanFile.Read(PlanFile.Write(ReleasePlans.Of(Settings, run.Context, seen)), "plan.json");
    }

    private static MsReleaseActions.ReleaseTrain.Engine.ReleaseRequest Asked(ReleasePlan plan) =>
        new(plan.Channel) { Tag = plan.Tag, Sha = plan.Base };
}
