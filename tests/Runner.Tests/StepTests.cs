using MsReleaseActions.Runner.Options;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests;

[Needs(Need.Nothing)]
public sealed class StepTests : RunnerTest
{
    [Fact]
    public async Task Variables_come_from_workflow_job_and_step_and_from_steps_before()
    {
        Repo.Actions.Variables["V"] = "var";
        var run = await Run(
            """
            env: { A: workflow, B: workflow, C: workflow, D: workflow }
            jobs:
              a:
                runs-on: ubuntu-latest
                env: { B: job, C: job }
                steps:
                  - run: |
                      echo "C=set" >> "$GITHUB_ENV"
                      mkdir -p bin && printf '#!/bin/sh\necho "> mine"\n' > bin/mine && chmod +x bin/mine
                      echo "$PWD/bin" >> "$GITHUB_PATH"
                  - run: echo "> $A $B $C $D ${{ env.C }} ${{ env.D }} ${{ vars.V }}" && mine
                    env: { D: "step ${{ github.ref_name }}" }
            """
        );
        Printed(run.Jobs[0]).Should().Equal("workflow job set step main set step main var", "mine");
    }

    [Fact]
    public async Task Conditions_see_how_the_steps_before_ended()
    {
        var run = await Run(
            """
            jobs:
              a:
                runs-on: ubuntu-latest
                steps:
                  - { id: x, run: exit 1, continue-on-error: true }
                  - { run: 'echo "> ${{ steps.x.outcome }} ${{ steps.x.conclusion }} ${{ job.status }}"' }
                  - { id: y, run: exit 1 }
                  - { name: not run, run: 'echo "> never"' }
                  - { if: failure(), run: 'echo "> failed ${{ steps.y.outcome }}"' }
                  - { if: success() || inputs.flag, run: 'echo "> flag"' }
                  - { if: always(), run: 'echo "> always ${{ job.status }}"' }
            """,
            ("flag", "true")
        );
        Printed(run.Jobs[0]).Should().Equal("failure success success", "failed failure", "flag", "always failure");
        run.Jobs[0]
            .Steps.Select(step => $"{step.Name}: {step.Conclusion}")
            .Should()
            .Equal(
                "Set up job: success",
                "Run exit 1: success",
                "Run echo \"> failure success success\": success",
                "Run exit 1: failure",
                "not run: skipped",
                "Run echo \"> failed failure\": success",
                "Run echo \"> flag\": success",
                "Run echo \"> always failure\": success",
                "Complete job: success"
            );
    }

    [Fact]
    public async Task A_script_is_run_by_its_shell_in_its_folder_and_bash_by_default_stops_at_the_first_error()
    {
        var run = await Run(
            """
            defaults: { run: { shell: bash, working-directory: sub } }
            jobs:
              a:
                runs-on: ubuntu-latest
                steps:
                  - { run: mkdir sub, working-directory: . }
                  - { run: 'echo "> ${PWD##*/}"; false | true; echo "> not reached"' }
                  - { if: always(), shell: sh, run: 'echo "> ${PWD##*/}"' }
                  - { if: always(), shell: 'python3 {0}', run: 'print("> python")', working-directory: . }
            """
        );
        Printed(run.Jobs[0]).Should().Equal("sub", "sub", "python");
        run.Conclusion.Should().Be("failure");
    }

    [Fact]
    public async Task Secrets_are_hidden_wherever_they_are_printed_and_do_not_leave_as_outputs()
    {
        Repo.Actions.Secrets["KEY"] = "s3cret-value";
        var run = await Run(
            """
            jobs:
              a:
                runs-on: ubuntu-latest
                outputs: { leak: "${{ steps.x.outputs.leak }}", fine: "${{ steps.x.outputs.fine }}" }
                steps:
                  - id: x
                    env: { KEY: "${{ secrets.KEY }}" }
                    run: |
                      echo "> $KEY"; echo "::add-mask::other"; echo "> other ${{ github.token }}"; echo "> ${{ secrets.MISSING }}."
                      echo "leak=a $KEY" >> "$GITHUB_OUTPUT"; echo "fine=b" >> "$GITHUB_OUTPUT"
                      echo "# $KEY" >> "$GITHUB_STEP_SUMMARY"
              b: { needs: a, runs-on: ubuntu-latest, steps: [ { run: 'echo "> [${{ needs.a.outputs.leak }}] ${{ needs.a.outputs.fine }}"' } ] }
            """
        );
        Printed(Job(run, "a")).Should().Equal("***", "*** ***", ".");
        Printed(Job(run, "b")).Should().Equal("[] b");
        Events.OfType<SummaryWritten>().Single().Markdown.Should().Be("# ***\n");
        run.AllJobs.Should().NotContain(job => job.LogText.Contains("s3cret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Secrets_are_hidden_in_what_the_runner_itself_says()
    {
        Repo.Actions.Secrets["KEY"] = "s3cret-value";
        await Run(
            "jobs: { a: { runs-on: ubuntu-latest, steps: [ { run: 'true', working-directory: \"${{ secrets.KEY "
                + "}}\" } ] } }"
        );
        Events.OfType<Annotated>().Single().Annotation.Message.Should().EndWith("/***' does not exist");
    }

    [Theory]
    [InlineData("env: { X: a }, if: env.X == 'a'", "success")]
    [InlineData("env: { X: a }, if: env.X == 'b'", "skipped")]
    [InlineData("if: secrets.X", "failure")]
    [InlineData("env: { X: '${{ success() }}' }", "failure")]
    [InlineData("continue-on-error: '${{ matrix.x }}'", "success")]
    public async Task A_condition_sees_the_steps_own_variables_and_status_functions_are_for_conditions(
        string step,
        string conclusion
    )
    {
        var run = await Run(
            $"jobs: {{ a: {{ runs-on: ubuntu-latest, steps: [ {{ name: it, run: 'true', {step} }} ] }} }}"
        );
        run.Jobs[0].Steps.Single(shown => shown.Name == "it").Conclusion.Should().Be(conclusion);
    }
}
