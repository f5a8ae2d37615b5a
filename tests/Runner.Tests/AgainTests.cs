using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests;

[Needs(Need.Nothing)]
public sealed class AgainTests : RunnerTest
{
    private string Flag => Path.Combine(Folder, "flag");

    private string Jobs =>
        $$$"""
            jobs:
              plan:
                runs-on: ubuntu-latest
                outputs: { at: "${{ steps.x.outputs.at }}" }
                steps: [ { id: x, run: 'echo "at=$GITHUB_RUN_ATTEMPT" >> "$GITHUB_OUTPUT"' } ]
              build:
                needs: plan
                strategy: { fail-fast: false, matrix: { n: [1, 2] } }
                runs-on: ubuntu-latest
                outputs: { at: "${{ steps.y.outputs.at }}" }
                steps:
                  - { id: y, run: 'echo "at=$GITHUB_RUN_ATTEMPT" >> "$GITHUB_OUTPUT"; test ${{ matrix.n }} = 1 || test -e {{{Flag}}}' }
              seal: { needs: [plan, build], runs-on: ubuntu-latest, steps: [ { run: 'echo "> ${{ needs.plan.outputs.at }} ${{ needs.build.outputs.at }}"' } ] }
              report: { needs: build, if: always(), runs-on: ubuntu-latest, steps: [ { run: 'echo "> ${{ needs.build.result }}"' } ] }
            """;

    [Fact]
    public async Task Only_what_failed_and_what_needs_it_is_run_again()
    {
        var run = await Run(Jobs);
        (run.Conclusion, Ends(run))
            .Should()
            .Be(("failure", "build (1): success, build (2): failure, plan: success, report: success, seal: skipped"));
        var (plan, report) = (Job(run, "plan"), Job(run, "report"));
        await File.WriteAllTextAsync(Flag, "");
        (await Api(HttpMethod.Post, $"/repos/org/ms-manager/actions/runs/{run.Id}/rerun-failed-jobs", Writer))
            .Status.Should()
            .Be(201);
        await Ended(run);
        (run.Conclusion, run.Attempt, Ends(run))
            .Should()
            .Be(
                ("success", 2, "build (1): success, build (2): success, plan: success, report: success, seal: success")
            );
        Printed(Job(run, "seal")).Should().Equal("1 2");
        Printed(Job(run, "report")).Should().Equal("success");
        (Job(run, "plan").StartedAt, Job(run, "plan").LogText, Job(run, "report").LogText == report.LogText)
            .Should()
            .Be((plan.StartedAt, plan.LogText, false));
    }

    [Fact]
    public async Task What_needs_a_job_that_was_run_again_is_run_again_also_behind_a_skipped_one()
    {
        var run = await Run(
            $$"""
            jobs:
              a: { runs-on: ubuntu-latest, steps: [ { run: 'test -e {{Flag}}' } ] }
              b: { runs-on: ubuntu-latest, needs: a, if: failure(), steps: [ { run: 'true' } ] }
              c: { runs-on: ubuntu-latest, needs: b, if: always(), steps: [ { run: 'echo "> $GITHUB_RUN_ATTEMPT ${{"{{ needs.b.result }}"}}"' } ] }
            """
        );
        Printed(Job(run, "c")).Should().Equal("1 success");
        await File.WriteAllTextAsync(Flag, "");
        (await Api(HttpMethod.Post, $"/repos/org/ms-manager/actions/runs/{run.Id}/rerun-failed-jobs", Writer))
            .Status.Should()
            .Be(201);
        await Ended(run);
        Printed(Job(run, "c")).Should().Equal("2 skipped");
    }

    [Fact]
    public async Task Running_all_again_runs_all_again()
    {
        await File.WriteAllTextAsync(Flag, "");
        var run = await Run(Jobs);
        (await Api(HttpMethod.Post, $"/repos/org/ms-manager/actions/runs/{run.Id}/rerun", Writer))
            .Status.Should()
            .Be(201);
        await Ended(run);
        (run.Conclusion, run.AllJobs.Count).Should().Be(("success", 10));
        Printed(Job(run, "seal")).Should().Equal("2 2");
    }
}
