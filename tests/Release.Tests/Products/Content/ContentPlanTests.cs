using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Plans;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Products.Content;

[Needs(Need.Nothing)]
public sealed class ContentPlanTests : ContentTest
{
    [Fact]
    public async Task A_plan_has_the_commits_and_what_is_written()
    {
        var plan = await PlanAsync();

        plan.Pins.Select(pin => (pin.Id, pin.Repository.ToString(), pin.Sha.Text))
            .Should()
            .Equal(Due.Select(pin => (pin.Key, Content[pin.Key].FullName, pin.Value)));
        (plan.Product, plan.Tag, plan.Base).Should().Be(("distribution", Next, Sha(Start)));
        plan.Actions.Select(action => action.What)
            .Should()
            .StartWith([
                "write release-specs/v0.1.1.json",
                $"commit it on {Start[..8]} as release(content): v0.1.1",
                $"create the branch {Branch}",
                $"open the pull request release(content): v0.1.1 from {Branch} into main",
            ]);
        PlanFile.Read(PlanFile.Write(plan), "plan").Should().BeEquivalentTo(plan);
    }

    [Fact]
    public async Task Its_commits_are_released_though_newer_ones_have_landed()
    {
        var (plan, due) = (await PlanAsync(), Due);
        Content.Land("core", "failure");

        await RunAsync(plan: plan);

        Merged.Should().BeEquivalentTo(Spec(due));
        (await RunAsync(plan: plan)).Tag.Should().Be(Next);
    }

    [Fact]
    public async Task It_is_refused_once_distribution_has_moved_on()
    {
        var plan = await PlanAsync();
        var head = Content.Distribution.Commit(new Dictionary<string, string> { ["README.md"] = "more" }, "more");

        var failure = await StopsAsync(plan: plan);

        (failure.What, failure.ToDo)
            .Should()
            .Be(
                (
                    $"The plan was made on {Start[..8]}, and main has moved on to {head[..8]}",
                    "Make a new plan with `ms release content plan`"
                )
            );
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task It_is_refused_where_a_commit_of_it_is_red_now_or_it_names_none()
    {
        var plan = await PlanAsync();

        (await StopsAsync(plan: plan with { Pins = [.. plan.Pins.Where(pin => pin.Id != "core")] }))
            .What.Should()
            .Be("The plan does not pin core of org/core");
        (await StopsAsync(plan: plan with { Repository = RepositoryName.Parse("org/other") }))
            .What.Should()
            .Be("The plan is for org/other, and this is org/distribution");
        Content["core"]
            .Actions.AddRun("ci.yml", new MsReleaseActions.Server.State.NewRun("push", "main", Due["core"]))
            .Complete("failure");
        (await StopsAsync(plan: plan)).What.Should().StartWith("core: ").And.Contain("is not green");
    }

    [Fact]
    public async Task It_is_refused_where_its_name_is_another_release_now()
    {
        var plan = await PlanAsync();
        Content.Distribution.Releases.AddPublished("v0.1.1", Start);

        (await StopsAsync(plan: plan)).What.Should().Be("The plan is for v0.1.1, and the release would be v0.1.2");
    }

    private async Task<ReleasePlan> PlanAsync()
    {
        var services = Services(readOnly: true);
        var run = new TrainRun(services, Steps(services, Stable), new ReleaseContext(Channel.Stable));
        var seen = await run.CheckAsync(CancellationToken.None);
        var plan = ReleasePlans.Of(Settings, run.Context, seen);
        Github.Log.WriteAttempts.Should().BeEmpty();
        return plan;
    }
}
