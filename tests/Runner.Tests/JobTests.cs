using MsReleaseActions.Runner.Options;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests;

[Needs(Need.Nothing)]
public sealed class JobTests : RunnerTest
{
    [Fact]
    public async Task Jobs_of_the_same_name_are_jobs_of_their_own()
    {
        var run = await Run(
            """
            jobs:
              a: { name: same, runs-on: ubuntu-latest, outputs: { o: a }, steps: [ { run: 'echo "> a"' } ] }
              b: { name: same, needs: a, runs-on: ubuntu-latest, outputs: { o: b }, steps: [ { run: 'echo "> b"' } ] }
              c: { needs: [a, b], runs-on: ubuntu-latest, steps: [ { run: 'echo "> ${{ needs.a.outputs.o }} ${{ needs.b.outputs.o }}"' } ] }
            """
        );
        run.Jobs.SelectMany(Printed).Should().Equal("a", "b", "a b");
    }

    [Theory]
    [InlineData("continue-on-error: \"${{ fromJSON('x') }}\", steps: [ { run: exit 1 } ]")]
    [InlineData("environment: \"${{ fromJSON('x') }}\", steps: [ { run: 'true' } ]")]
    public async Task What_cannot_be_evaluated_fails_the_job_and_nothing_else(string job)
    {
        var run = await Run(
            $$"""
            jobs:
              a: { runs-on: ubuntu-latest, {{job}} }
              b: { runs-on: ubuntu-latest, steps: [ { run: 'true' } ] }
            """
        );
        (run.Conclusion, Ends(run)).Should().Be(("failure", "a: failure, b: success"));
        Events.OfType<Annotated>().Last().Annotation.Message.Should().Contain("fromJSON");
    }

    [Fact]
    public async Task A_run_whose_jobs_are_all_skipped_is_skipped()
    {
        var run = await Run(
            "jobs: { a: { runs-on: ubuntu-latest, if: inputs.flag, steps: [ { run: 'true' } ] } }",
            ("flag", "false")
        );
        (run.Conclusion, Ends(run)).Should().Be(("skipped", "a: skipped"));
    }

    [Fact]
    public async Task A_job_that_may_fail_does_not_fail_the_run()
    {
        var run = await Run(
            """
            jobs:
              a: { runs-on: ubuntu-latest, continue-on-error: true, steps: [ { run: exit 1 } ] }
              b: { runs-on: ubuntu-latest, needs: a, steps: [ { run: 'true' } ] }
            """
        );
        (run.Conclusion, Ends(run)).Should().Be(("success", "a: failure, b: success"));
    }

    [Fact]
    public async Task A_file_that_GitHub_would_not_accept_starts_nothing_and_says_why()
    {
        var run = await Run("jobs: { a: { runs-on: ubuntu-latest, needs: b, steps: [ { run: 'true' } ] } }");
        (run.Conclusion, run.Jobs.Count).Should().Be(("startup_failure", 0));
        Events.OfType<RunEnded>().Single().Problem.Should().Contain("test.yml:2:45 Job 'a' depends on unknown job 'b'");
    }

    [Theory]
    [InlineData("if: secrets.x")]
    [InlineData("environment: '${{ secrets.x }}'")]
    [InlineData("concurrency: 'a ${{ secrets.x }}'")]
    public async Task A_context_that_a_place_may_not_name_fails_the_job(string place)
    {
        var run = await Run($"jobs: {{ a: {{ runs-on: ubuntu-latest, {place}, steps: [ {{ run: 'true' }} ] }} }}");
        (run.Conclusion, Ends(run)).Should().Be(("failure", "a: failure"));
        Events.OfType<Annotated>().Single().Annotation.Message.Should().Contain("Unrecognized named-value: 'secrets'");
    }

    [Fact]
    public async Task The_group_of_a_run_may_not_name_secrets()
    {
        var run = await Dispatch(
            "jobs: { a: { runs-on: ubuntu-latest, steps: [ { run: 'true' } ] } }",
            "on: workflow_dispatch\nconcurrency: '${{ secrets.x }}'"
        );
        await Ended(run);
        run.Conclusion.Should().Be("startup_failure");
        Events.OfType<RunEnded>().Single().Problem.Should().Contain("Unrecognized named-value: 'secrets'");
    }

    [Fact]
    public async Task Inputs_are_of_the_kind_that_the_file_declares_and_texts_in_the_event()
    {
        var run = await Dispatch(
            "jobs: { a: { runs-on: ubuntu-latest, steps: [ { run: \"echo '> ${{ toJSON(inputs.n) }} ${{ "
                + "toJSON(inputs.flag) }} ${{ toJSON(github.event.inputs.n) }} ${{ toJSON(github.event.inputs.flag) "
                + "}}'\" } ] } }",
            "on: { workflow_dispatch: { inputs: { n: { type: number }, flag: { type: boolean } } } }",
            ("n", "10"),
            ("flag", "true")
        );
        await Ended(run);
        Printed(run.Jobs[0]).Should().Equal("10 true \"10\" \"true\"");
    }

    [Fact]
    public async Task The_run_name_is_rendered_and_the_machine_is_the_one_asked_for()
    {
        var run = await Dispatch(
            "jobs: { a: { runs-on: windows-latest, steps: [ { shell: bash, run: 'echo \"> $RUNNER_OS ${{ "
                + "runner.os }} $RUNNER_ARCH\"' } ] } }",
            "run-name: test ${{ inputs.a }}\non: { workflow_dispatch: { inputs: { a: {} } } }",
            ("a", "abc")
        );
        await Ended(run);
        (run.DisplayTitle, run.Conclusion).Should().Be(("test abc", "success"));
        Printed(run.Jobs[0]).Should().Equal("Windows Windows X64");
    }

    [Theory]
    [InlineData(
        "runs-on: self-hosted",
        "runs-on self-hosted; GitHub-hosted images are ubuntu-…, windows-… and macos-…"
    )]
    [InlineData("runs-on: ubuntu-latest, container: node:20", "container of the job a")]
    [InlineData("runs-on: ubuntu-latest, snapshot: mine", "snapshot of the job a")]
    [InlineData("runs-on: ubuntu-latest, services: { db: { image: x } }", "services of the job a")]
    public async Task What_this_runner_does_not_know_fails_the_job_by_name(string job, string what)
    {
        var run = await Run($"jobs: {{ a: {{ {job}, steps: [ {{ run: 'true' }} ] }} }}");
        run.Conclusion.Should().Be("failure");
        Events.OfType<Unsupported>().Select(named => (named.What, named.Line)).Should().Equal((what, 2));
    }
}
