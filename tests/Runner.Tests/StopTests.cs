using MsReleaseActions.Runner.Options;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests;

[Needs(Need.Nothing)]
public sealed class StopTests : RunnerTest
{
    protected override RunnerOptions Configure(RunnerOptions options) => options with { Time = Limits };

    private ManualClock Limits { get; } = new();

    [Fact]
    public async Task A_cancelled_step_is_interrupted_and_steps_that_always_run_still_do()
    {
        var barrier = Barrier();
        var run = await Dispatch(
            $$"""
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
            """
        );
        await barrier.Reached();
        (await Api(HttpMethod.Post, $"/repos/org/ms-manager/actions/runs/{run.Id}/cancel", Writer))
            .Status.Should()
            .Be(202);
        await Ended(run);
        (run.Conclusion, Ends(run)).Should().Be(("cancelled", "a: cancelled"));
        Printed(run.Jobs[0]).Should().Equal("interrupted", "cancelled cancelled", "always");
    }

    [Fact]
    public async Task What_always_runs_is_not_interrupted()
    {
        var (step, job) = (Barrier(), Barrier());
        var run = await Dispatch(
            $$"""
            jobs:
              a: { runs-on: ubuntu-latest, steps: [ { if: always(), run: '{{step.Script}}; echo "> whole"' }, { run: 'echo "> never"' } ] }
              b: { runs-on: ubuntu-latest, if: always(), steps: [ { run: '{{job.Script}}; echo "> whole"' }, { run: 'echo "> next"' } ] }
            """
        );
        await Task.WhenAll(step.Reached(), job.Reached());
        (await Api(HttpMethod.Post, $"/repos/org/ms-manager/actions/runs/{run.Id}/cancel", Writer))
            .Status.Should()
            .Be(202);
        await Task.WhenAll(step.Open(), job.Open());
        await Ended(run);
        (run.Conclusion, Ends(run)).Should().Be(("cancelled", "a: cancelled, b: success"));
        Printed(Job(run, "a")).Should().Equal("whole");
        Printed(Job(run, "b")).Should().Equal("whole", "next");
    }

    [Fact]
    public async Task A_cancellation_by_force_and_the_runners_own_end_stop_also_that()
    {
        var (forced, ended) = (Barrier(), Barrier());
        var jobs =
            "jobs: { a: { runs-on: ubuntu-latest, if: always(), steps: [ { if: always(), run: 'if [ ${{ "
            + $"inputs.a }}}} = 1 ]; then {forced.Script}; else {ended.Script}; fi' }}, {{ if: always(), run: 'echo "
            + "\"> never\"' } ] } }";
        var first = await Dispatch(jobs, inputs: ("a", "1"));
        await forced.Reached();
        (await Api(HttpMethod.Post, $"/repos/org/ms-manager/actions/runs/{first.Id}/force-cancel", Writer))
            .Status.Should()
            .Be(202);
        await Ended(first);
        var second = await DispatchAgain(("a", "2"));
        await ended.Reached();
        await Runner.DisposeAsync();
        foreach (var run in (SandboxRun[])[first, second])
        {
            (run.Conclusion, Ends(run), Printed(run.Jobs[0]).Count).Should().Be(("cancelled", "a: cancelled", 0));
        }
    }

    [Theory]
    [InlineData("timeout-minutes: 0, steps: [ { timeout-minutes: 0, run: 'true' } ]")]
    [InlineData("timeout-minutes: 1.5, steps: [ { timeout-minutes: 0.5, run: 'true' } ]")]
    [InlineData("timeout-minutes: 999999999, steps: [ { timeout-minutes: 999999999, run: 'true' } ]")]
    public async Task A_time_of_nothing_or_of_for_ever_is_no_limit(string job)
    {
        var run = await Run($"jobs: {{ a: {{ runs-on: ubuntu-latest, {job} }} }}");
        Ends(run).Should().Be("a: success");
    }

    [Fact]
    public async Task A_step_that_takes_too_long_fails_and_a_job_that_does_is_cancelled()
    {
        var barrier = Barrier();
        var run = await Dispatch(
            $$"""
            jobs:
              step: { runs-on: ubuntu-latest, steps: [ { name: slow, timeout-minutes: 5, run: '{{barrier.Script}}' } ] }
            """
        );
        await barrier.Reached();
        Limits.Advance(TimeSpan.FromMinutes(5));
        await Ended(run);
        (run.Conclusion, Ends(run)).Should().Be(("failure", "step: failure"));
        Events
            .OfType<Annotated>()
            .Select(said => said.Annotation.Message)
            .Should()
            .Equal("The action 'slow' has timed out after 5 minutes.");
    }

    [Fact]
    public async Task A_job_that_takes_too_long_is_cancelled()
    {
        var barrier = Barrier();
        var run = await Dispatch(
            $$"""
            jobs:
              job: { runs-on: ubuntu-latest, timeout-minutes: 10, steps: [ { run: '{{barrier.Script}}' }, { run: 'true' } ] }
            """
        );
        await barrier.Reached();
        Limits.Advance(TimeSpan.FromMinutes(10));
        await Ended(run);
        (run.Conclusion, Ends(run)).Should().Be(("cancelled", "job: cancelled"));
        Events
            .OfType<Annotated>()
            .Last()
            .Annotation.Message.Should()
            .Be("The job has exceeded the maximum execution time of 10 minutes");
    }
}
