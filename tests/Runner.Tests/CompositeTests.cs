using MsReleaseActions.Runner.Options;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests;

[Needs(Need.Nothing)]
public sealed class CompositeTests : RunnerTest
{
    protected override RunnerOptions Configure(RunnerOptions options) => options with { Time = Limits };

    private ManualClock Limits { get; } = new();

    [Fact]
    public async Task A_composite_action_of_the_tree_has_its_own_inputs_steps_and_outputs()
    {
        Repo.Actions.Variables["ACTION"] = """
            inputs: { who: { default: "${{ github.ref_name }}" }, other: {} }
            outputs: { said: { value: "${{ steps.say.outputs.said }}" } }
            runs:
              using: composite
              steps:
                - { id: say, shell: bash, run: 'echo "> ${{ inputs.who }} ${GITHUB_ACTION_PATH##*/}"; echo "said=${{ inputs.other }}" >> "$GITHUB_OUTPUT"' }
            """;
        var run = await Run(
            """
            jobs:
              a:
                runs-on: ubuntu-latest
                steps:
                  - { run: 'mkdir act; printf %s "$ACTION" > act/action.yml', env: { ACTION: "${{ vars.ACTION }}" } }
                  - { id: c, uses: ./act, with: { other: x } }
                  - run: echo "> ${{ steps.c.outputs.said }}"
            """
        );
        Printed(run.Jobs[0]).Should().Equal("main act", "x");
    }

    [Fact]
    public async Task Variables_that_its_steps_set_are_there_at_once_and_those_of_the_step_that_uses_it_too()
    {
        var run = await Use(
            "",
            """
            - { shell: bash, run: 'echo "X=inner" >> "$GITHUB_ENV"' }
            - { shell: bash, run: 'echo "> $X $OWN $GITHUB_ACTION_PATH" | sed s,/.*/,,; echo "> ${{ github.action_path }}" | sed s,/.*/,,' }
            """,
            "env: { OWN: mine }"
        );
        Printed(run.Jobs[0]).Should().Equal("inner mine act", "act");
    }

    [Fact]
    public async Task A_step_of_it_that_may_fail_or_does_not_want_to_run_is_as_in_a_job()
    {
        var run = await Use(
            "",
            """
            - { id: x, shell: bash, run: exit 1, continue-on-error: true }
            - { if: "steps.x.outcome == 'failure' && steps.x.conclusion == 'success'", shell: bash, run: 'echo "> tolerated"' }
            - { shell: bash, run: exit 1 }
            - { shell: bash, run: 'echo "> never"' }
            - { if: failure(), shell: bash, run: 'echo "> failed"' }
            """
        );
        Printed(run.Jobs[0]).Should().Equal("tolerated", "failed");
        run.Conclusion.Should().Be("failure");
    }

    [Theory]
    [InlineData("- run: 'true'", "Required property is missing: shell")]
    [InlineData("- { shell: bash, run: 'echo ${{ secrets.X }}' }", "Unrecognized named-value: 'secrets'")]
    [InlineData("- { shell: bash, if: needs.x, run: 'true' }", "Unrecognized named-value: 'needs'")]
    public async Task What_a_composite_action_may_not_say_fails_its_step(string steps, string message)
    {
        var run = await Use("", steps);
        run.Conclusion.Should().Be("failure");
        Events.OfType<Annotated>().First().Annotation.Message.Should().Contain(message);
    }

    [Fact]
    public async Task The_time_of_the_step_that_uses_it_is_its_time()
    {
        var barrier = Barrier();
        var used = Start(
            "",
            $$"""
            - { shell: bash, run: '{{barrier.Script}}' }
            - { if: always(), shell: bash, run: 'echo "> never"' }
            """,
            "name: slow, timeout-minutes: 5"
        );
        await barrier.Reached();
        Limits.Advance(TimeSpan.FromMinutes(5));
        var run = await used;
        await Ended(run);
        (run.Conclusion, Ends(run), Printed(run.Jobs[0]).Count).Should().Be(("failure", "a: failure", 0));
        Events
            .OfType<Annotated>()
            .Last()
            .Annotation.Message.Should()
            .Be("The action 'slow' has timed out after 5 minutes.");
    }

    private async Task<SandboxRun> Use(string head, string steps, string with = "name: it")
    {
        var run = await Start(head, steps, with);
        await Ended(run);
        return run;
    }

    private Task<SandboxRun> Start(string head, string steps, string with)
    {
        Repo.Actions.Variables["ACTION"] =
            $"{head}\nruns:\n  using: composite\n  steps:\n    {steps.ReplaceLineEndings("\n    ")}\n";
        return Dispatch(
            $$"""
            env: { X: outer }
            jobs:
              a:
                runs-on: ubuntu-latest
                steps:
                  - { run: 'mkdir act; printf %s "$ACTION" > act/action.yml', env: { ACTION: "${{"{{ vars.ACTION }}"}}" } }
                  - { uses: ./act, {{with}} }
            """
        );
    }
}
