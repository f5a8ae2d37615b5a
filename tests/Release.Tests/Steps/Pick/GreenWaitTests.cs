using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Steps.Green;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Pick;

[Needs(Need.Nothing)]
public sealed class GreenWaitTests : TrainTest
{
    private string sha = "";
    private DateTimeOffset began;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        sha = Repo.Commit(new Dictionary<string, string> { ["a"] = "a" }, "a");
        began = Clock.GetUtcNow();
    }

    [Fact]
    public async Task It_waits_until_every_required_check_succeeded_and_says_once_for_which()
    {
        After(TimeSpan.FromMinutes(14), () => Green(sha));
        var run = Repo.Actions.AddRun("ci.yml", new NewRun("pull_request", "topic", sha));
        var job = run.AddJob("core (rust)");
        After(TimeSpan.FromMinutes(5), () => job.Succeed());

        await Wait();

        (Clock.GetUtcNow() - began)
            .Should()
            .BeGreaterThanOrEqualTo(TimeSpan.FromMinutes(14))
            .And.BeLessThan(TimeSpan.FromMinutes(15));
        Events
            .OfType<StepLine>()
            .Select(line => line.Line.Contains("core (rust)", StringComparison.Ordinal))
            .Should()
            .Equal(true, false);
        Github.Log.Writes.Should().BeEmpty();
    }

    [Fact]
    public async Task A_red_check_ends_it_at_once_with_its_page()
    {
        var job = Repo.Actions.AddRun("ci.yml", new NewRun("push", "main", sha)).AddJob("core (rust)");
        After(TimeSpan.FromMinutes(1), () => job.Complete("failure"));

        var failure = await Fails();

        (
            failure.ExitCode,
            failure.What.StartsWith(
                "Of the commit, a required check is not green: core (rust) (failure, http",
                StringComparison.Ordinal
            )
        )
            .Should()
            .Be((ExitCode.No, true));
        (Clock.GetUtcNow() - began).Should().BeLessThan(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Checks_that_never_begin_are_explained()
    {
        var failure = await Fails();

        (failure.ExitCode, failure.What)
            .Should()
            .Be((ExitCode.No, "No required check of the commit began within 10 minutes"));
        failure.Why.Should().Contain("GITHUB_TOKEN");
        failure.ToDo.Should().StartWith("Push it again");
    }

    [Fact]
    public async Task A_required_check_that_nobody_gives_is_named_with_the_command_that_mends_it()
    {
        Green(sha);
        Repo.Protection["main"] = new SandboxProtection
        {
            Checks = new CheckPolicy(Strict: false, [new RequiredCheck("build (windows)")]),
        };

        var failure = await Fails();

        (failure.ExitCode, failure.What)
            .Should()
            .Be(
                (
                    ExitCode.No,
                    "Of the commit, nothing gives the required check build (windows), and all others are green"
                )
            );
        failure.ToDo.Should().Contain("ms release checks");
    }

    [Fact]
    public async Task It_does_not_wait_for_ever()
    {
        Repo.Actions.AddRun("ci.yml", new NewRun("push", "main", sha)).AddJob("core (rust)");

        var failure = await Fails();

        (failure.ExitCode, (Clock.GetUtcNow() - began) < TimeSpan.FromMinutes(62))
            .Should()
            .Be((ExitCode.TimedOut, true));
        Github
            .Log.Requests.Count(request => request.Status == 304)
            .Should()
            .BeGreaterThan(Github.Log.Requests.Count * 9 / 10);
    }

    [Fact]
    public async Task What_makes_waiting_senseless_ends_it()
    {
        var wait = () =>
            new GreenWait(Services(readOnly: true), StepId.Merge).UntilGreenAsync(
                Awaited,
                _ => throw ActionFailure.No("closed"),
                CancellationToken.None
            );

        await wait.Should().ThrowAsync<ActionFailure>().WithMessage("closed.");
    }

    private AwaitedCommit Awaited => new(Sha(sha), "the commit", "Push it again");

    private Task Wait() =>
        new GreenWait(Services(readOnly: true), StepId.Merge).UntilGreenAsync(
            Awaited,
            _ => Task.CompletedTask,
            CancellationToken.None
        );

    private async Task<ActionFailure> Fails() => (await ((Func<Task>)Wait).Should().ThrowAsync<ActionFailure>()).Which;

    private void After(TimeSpan time, Action happen)
    {
        var (before, done) = (Clock.OnWait, false);
        Clock.OnWait = wait =>
        {
            before?.Invoke(wait);
            if (!done && Clock.GetUtcNow() + wait >= began + time)
            {
                done = true;
                happen();
            }
        };
    }
}
