using MsReleaseActions.Runner.Options;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests;

[Needs(Need.Nothing)]
public sealed class StepFailureTests : RunnerTest
{
    [Fact]
    public async Task A_step_whose_tolerance_cannot_be_evaluated_is_not_tolerated_and_what_always_runs_is_run()
    {
        var run = await Run(
            "jobs: { a: { runs-on: ubuntu-latest, steps: [ { run: exit 1, continue-on-error: \"${{ fromJSON('x') "
                + "}}\" }, { if: always(), run: 'echo \"> always\"' } ] } }"
        );
        (run.Conclusion, Printed(run.Jobs[0]).Single()).Should().Be(("failure", "always"));
    }

    [Fact]
    public async Task A_step_that_leaves_an_output_that_nobody_can_read_fails()
    {
        var run = await Run(
            "jobs: { a: { runs-on: ubuntu-latest, steps: [ { run: 'echo nonsense >> \"$GITHUB_OUTPUT\"' } ] } }"
        );
        run.Conclusion.Should().Be("failure");
    }

    [Fact]
    public async Task A_machine_that_a_step_broke_fails_the_next_step_only()
    {
        var run = await Run(
            "jobs: { a: { runs-on: ubuntu-latest, steps: [ { run: 'rm -r \"$RUNNER_TEMP\"; touch "
                + "\"$RUNNER_TEMP\"' }, { run: 'true' } ] } }"
        );
        (run.Conclusion, string.Join(' ', run.Jobs[0].Steps.Select(step => step.Conclusion)))
            .Should()
            .Be(("failure", "success success failure success"));
    }

    [Fact]
    public async Task An_action_that_is_not_known_fails_its_step_by_name_after_everything_before_it_ran()
    {
        var run = await Run(
            """
            jobs:
              a:
                runs-on: ubuntu-latest
                steps:
                  - run: echo "> before"
                  - uses: tauri-apps/tauri-action@v0
                  - run: echo "> after"
            """
        );
        Printed(run.Jobs[0]).Should().Equal("before");
        run.Conclusion.Should().Be("failure");
        Events
            .OfType<Unsupported>()
            .Select(named => (named.What, named.File, named.Line, named.Passed))
            .Should()
            .Equal(("uses: tauri-apps/tauri-action@v0", ".github/workflows/test.yml", 7, false));
    }
}
