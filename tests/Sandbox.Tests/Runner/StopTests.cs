using MsReleaseActions.Sandbox.Runner;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SandboxTests.Runner;

public sealed class StopTests : RunnerTest
{
    protected override RunnerOptions Configure(RunnerOptions options) => options with { Time = Limits };

    private ManualClock Limits { get; } = new();

    [Fact]
    public async Task A_cancelled_step_is_interrupted_and_steps_that_always_run_still_do()
    {
        var barrier = Barrier();
        var run = await Dispatch($$"""
            jobs:
              a:
                runs-on: ubuntu-latest
                steps:
                  - run: |
                      trap 'echo "> interrupted"; exit 1' INT
                      {{barrier.Script}}
                  - run: echo "> next"
                  - { if: cancelled(), run: 'echo "> cancelled ${{"{{ job.status }}"}}"' }
                  - { if: always(), run: 'echo "> always"' }
            """);
        await barrier.Reached();
        (await Api(HttpMethod.Post, $"/repos/org/ms-manager/actions/runs/{run.Id}/cancel", Writer)).Status.Should().Be(202);
        await Ended(run);
        (run.Conclusion, Ends(run)).Should().Be(("cancelled", "a: cancelled"));
        Printed(run.Jobs[0]).Should().Equal("interrupted", "cancelled cancelled", "always");
    }

    [Fact]
    public async Task A_step_that_takes_too_long_fails_and_a_job_that_does_is_cancelled()
    {
        var barrier = Barrier();
        var run = await Dispatch($$"""
            jobs:
              step: { runs-on: ubuntu-latest, steps: [ { name: slow, timeout-minutes: 5, run: '{{barrier.Script}}' } ] }
            """);
        await barrier.Reached();
        Limits.Advance(TimeSpan.FromMinutes(5));
        await Ended(run);
        (run.Conclusion, Ends(run)).Should().Be(("failure", "step: failure"));
        Events.OfType<Annotated>().Select(said => said.Annotation.Message).Should().Equal("The action 'slow' has timed out after 5 minutes.");
    }

    [Fact]
    public async Task A_job_that_takes_too_long_is_cancelled()
    {
        var barrier = Barrier();
        var run = await Dispatch($$"""
            jobs:
              job: { runs-on: ubuntu-latest, timeout-minutes: 10, steps: [ { run: '{{barrier.Script}}' }, { run: 'true' } ] }
            """);
        await barrier.Reached();
        Limits.Advance(TimeSpan.FromMinutes(10));
        await Ended(run);
        (run.Conclusion, Ends(run)).Should().Be(("cancelled", "job: cancelled"));
        Events.OfType<Annotated>().Last().Annotation.Message.Should().Be("The job has exceeded the maximum execution time of 10 minutes");
    }
}
