using MsReleaseActions.Runner.Options;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests;

[Needs(Need.Nothing)]
public sealed class JobNeedsTests : RunnerTest
{
    [Fact]
    public async Task Jobs_run_after_what_they_need_and_see_its_outputs()
    {
        var run = await Run(
            """
            jobs:
              second:
                needs: first
                runs-on: ubuntu-latest
                steps:
                  - run: echo "> ${{ needs.first.result }} ${{ needs.first.outputs.word }} ${{ inputs.a }} ${{ github.event.inputs.a }}"
              first:
                runs-on: ubuntu-latest
                outputs: { word: "${{ steps.say.outputs.word }}" }
                steps:
                  - id: say
                    run: echo "word=hello" >> "$GITHUB_OUTPUT"
            """,
            ("a", "x y")
        );
        (run.Conclusion, Ends(run)).Should().Be(("success", "first: success, second: success"));
        Printed(Job(run, "second")).Should().Equal("success hello x y x y");
    }

    [Fact]
    public async Task A_job_whose_need_failed_is_skipped_unless_it_asks_to_run()
    {
        var run = await Run(
            """
            jobs:
              a: { runs-on: ubuntu-latest, steps: [ { run: exit 3 } ] }
              b: { runs-on: ubuntu-latest, needs: a, steps: [ { run: 'true' } ] }
              c: { runs-on: ubuntu-latest, needs: [a, b], if: always(), steps: [ { run: 'true' } ] }
              d: { runs-on: ubuntu-latest, needs: b, if: failure(), steps: [ { run: 'true' } ] }
              e: { runs-on: ubuntu-latest, needs: c, steps: [ { run: 'true' } ] }
              f: { runs-on: ubuntu-latest, needs: a, if: "success() || needs.a.result == 'failure'", steps: [ { run: 'true' } ] }
            """
        );
        run.Conclusion.Should().Be("failure");
        Ends(run).Should().Be("a: failure, b: skipped, c: success, d: success, e: skipped, f: success");
        Events
            .OfType<Annotated>()
            .Select(said => said.Annotation.Message)
            .Should()
            .Equal("Process completed with exit code 3.");
    }

    [Fact]
    public async Task Of_the_legs_outputs_one_that_is_empty_takes_nothing_away()
    {
        var run = await Run(
            """
            jobs:
              a: { strategy: { matrix: { n: [1, 2] } }, runs-on: ubuntu-latest, outputs: { o: "${{ matrix.n == 1 && 'said' || '' }}" }, steps: [ { run: 'true' } ] }
              b: { needs: a, runs-on: ubuntu-latest, steps: [ { run: 'echo "> ${{ needs.a.outputs.o }}"' } ] }
            """
        );
        Printed(Job(run, "b")).Should().Equal("said");
    }

    [Fact]
    public async Task A_job_behind_a_skipped_one_is_skipped_too_however_far_up_it_is()
    {
        var run = await Run(
            """
            jobs:
              a: { runs-on: ubuntu-latest, if: false, steps: [ { run: 'true' } ] }
              b: { runs-on: ubuntu-latest, needs: a, if: always(), steps: [ { run: 'true' } ] }
              c: { runs-on: ubuntu-latest, needs: b, steps: [ { run: 'true' } ] }
              d: { runs-on: ubuntu-latest, needs: b, if: needs.b.result == 'success' && !failure(), steps: [ { run: 'true' } ] }
            """
        );
        (run.Conclusion, Ends(run)).Should().Be(("success", "a: skipped, b: success, c: skipped, d: success"));
    }
}
