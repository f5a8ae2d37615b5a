using System.Text.Json.Nodes;
using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Expressions;

namespace MsReleaseActions.RunnerTests;

[Needs(Need.Nothing)]
public sealed class MatrixTests : RunnerTest
{
    [Theory]
    [InlineData("""{"os":["a","b"],"v":[1,2]}""", "a 1|a 2|b 1|b 2")]
    [InlineData("""{"os":["a","b"],"v":[1,2],"exclude":[{"os":"a","v":2}]}""", "a 1|b 1|b 2")]
    [InlineData("""{"os":["a","b"],"exclude":[{"os":"a"}]}""", "b")]
    [InlineData("""{"include":[{"os":"a","v":1},{"os":"b"}]}""", "a 1|b")]
    [InlineData("""{"os":["a","b"],"include":[{"v":1},{"os":"a","w":2},{"os":"c"}]}""", "a 1 2|b 1|c")]
    [InlineData(
        """{"fruit":["apple","pear"],"animal":["cat","dog"],"include":[{"color":"green"},{"color":"pink","animal":"cat"},{"fruit":"apple","shape":"circle"},{"fruit":"banana"},{"fruit":"banana","animal":"cat"}]}""",
        "apple cat pink circle|apple dog green circle|pear cat pink|pear dog green|banana|banana cat"
    )]
    [InlineData("""{"c":[{"os":"a","x":{"y":1}},{"os":"b"}]}""", "a 1|b")]
    public void Combinations_are_GitHubs(string matrix, string expected) =>
        string.Join(
                '|',
                Workflows
                    .Model.Matrix.Expand(ExpressionValue.FromJson(JsonNode.Parse(matrix)))
                    .Select(found => Workflows.Model.Matrix.Describe(found).Replace(", ", " "))
            )
            .Should()
            .Be(expected);

    [Fact]
    public async Task Each_leg_has_its_own_values_and_is_named_after_them()
    {
        var run = await Run(
            """
            jobs:
              plain:
                strategy: { matrix: { os: [ubuntu-latest, macos-13], v: [1] } }
                runs-on: ${{ matrix.os }}
                steps: [ { run: 'echo "> ${{ matrix.os }} ${{ strategy.job-index }}/${{ strategy.job-total }} $RUNNER_OS"' } ]
              named:
                name: build ${{ matrix.leg.name }}
                strategy: { matrix: { leg: [ { name: x } ] } }
                runs-on: ubuntu-latest
                steps: [ { run: 'true' } ]
            """
        );
        Ends(run).Should().Be("build x: success, plain (macos-13, 1): success, plain (ubuntu-latest, 1): success");
        Printed(Job(run, "plain (macos-13, 1)")).Should().Equal("macos-13 1/2 macOS");
    }

    [Fact]
    public async Task A_failed_leg_ends_the_others_and_all_of_them_are_one_result()
    {
        var barrier = Barrier();
        var run = await Run(
            $$$"""
            jobs:
              a:
                strategy: { matrix: { n: [1, 2] } }
                runs-on: ubuntu-latest
                steps: [ { run: '{{{barrier.Script}}}', if: matrix.n == 1 }, { run: exit 1, if: matrix.n == 2 } ]
              b: { needs: a, if: always(), runs-on: ubuntu-latest, steps: [ { run: 'echo "> ${{ needs.a.result }}"' } ] }
            """
        );
        (run.Conclusion, Ends(run)).Should().Be(("failure", "a (1): cancelled, a (2): failure, b: success"));
        Printed(Job(run, "b")).Should().Equal("failure");
    }

    [Fact]
    public async Task Without_fail_fast_the_other_legs_end_as_they_do()
    {
        var run = await Run(
            """
            jobs:
              a:
                strategy: { fail-fast: false, max-parallel: 1, matrix: { n: [1, 2, 3] } }
                runs-on: ubuntu-latest
                steps: [ { run: 'exit $(( ${{ matrix.n }} == 1 ))' } ]
            """
        );
        Ends(run).Should().Be("a (1): failure, a (2): success, a (3): success");
    }

    [Fact]
    public async Task No_more_legs_run_at_once_than_max_parallel_allows()
    {
        // whoever makes the folder has it to himself until he removes it, some processes later
        var run = await Run(
            $$$"""
            jobs:
              a:
                strategy: { max-parallel: 1, matrix: { n: [1, 2, 3] } }
                runs-on: ubuntu-latest
                steps: [ { run: 'mkdir {{{Folder}}}/mine' }, { run: 'true' }, { run: 'true' }, { run: 'rmdir {{{Folder}}}/mine' } ]
            """
        );
        Ends(run).Should().Be("a (1): success, a (2): success, a (3): success");
    }

    [Fact]
    public async Task A_matrix_may_come_from_a_job()
    {
        var run = await Run(
            """
            jobs:
              plan:
                runs-on: ubuntu-latest
                outputs: { legs: "${{ steps.x.outputs.legs }}" }
                steps: [ { id: x, run: 'echo "legs=[\"p\",\"q\"]" >> "$GITHUB_OUTPUT"' } ]
              a:
                needs: plan
                strategy: { matrix: { n: "${{ fromJSON(needs.plan.outputs.legs) }}" } }
                runs-on: ubuntu-latest
                steps: [ { run: 'true' } ]
            """
        );
        Ends(run).Should().Be("a (p): success, a (q): success, plan: success");
    }

    [Fact]
    public async Task An_empty_matrix_fails_the_job()
    {
        var run = await Run(
            "jobs: { a: { runs-on: ubuntu-latest, strategy: { matrix: { n: [] } }, steps: [ { run: 'true' } ] } }"
        );
        Ends(run).Should().Be("a: failure");
    }
}
