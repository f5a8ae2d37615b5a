using MsReleaseActions.Core;
using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Rehearsal.Proofs;
using MsReleaseActions.Rehearsal.Reports;
using MsReleaseActions.Rehearsal.Scenarios;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Rehearsal.Reports;

[Needs(Need.Nothing)]
public sealed class RehearsalReportTests
{
    [Fact]
    public void A_release_manager_reads_what_happened_what_was_released_and_what_it_cost() =>
        RehearsalReport.Write(Recorded.Release).Should().Be(Golden.Text("rehearsal.md"));

    [Fact]
    public void A_rehearsal_that_failed_says_why_first_and_leaves_out_what_was_not()
    {
        var record = new RehearsalRecord(
            Recorded.Result(
                new Findings([], null, [new Finding(false, "the public sees no release v1.4.0")]),
                "promote: <failed> with `exit` code 1"
            ),
            [],
            []
        );

        RehearsalReport
            .Write(record)
            .Should()
            .Be(
                """
                # Rehearsal of v1.4.0: candidate-fails

                **Failed** after 47.5 s. Nothing was published as v1.4.0.

                ## Problems

                - promote: &lt;failed&gt; with \`exit\` code 1

                ## What was looked at from outside

                - ✗ the public sees no release v1.4.0

                """.Replace("\r\n", "\n", StringComparison.Ordinal)
            );
    }

    [Fact]
    public void What_belongs_to_a_problem_stands_below_it()
    {
        var problem = RehearsalProblem.Of(
            "the train stopped",
            new ActionFailure(ExitCode.No, "It *failed*", "A leg is missing", logs: [new LogEnd("linux", ["a|b"])])
        );
        var result = Recorded.Result(new Findings([], null, []), problem.Message) with { Problems = [problem] };

        RehearsalReport
            .Write(new RehearsalRecord(result, [], []))
            .Should()
            .EndWith(
                """
                ## Problems

                - the train stopped: It \*failed\*
                  - why: A leg is missing
                  - do: Mend what is named, and rehearse again; \`--keep DIR\` keeps each job's whole log
                  - linux ends with:
                    - <code>a&#124;b</code>

                """.ReplaceLineEndings("\n")
            );
    }

    [Fact]
    public void A_whole_build_has_the_legs_of_the_largest_run_each_once()
    {
        ThreeBuilds.Legs([("1", "a"), ("2", "a"), ("2", "b"), ("2", "a"), ("3", "c")]).Should().Be(2);
        ThreeBuilds.Legs([]).Should().Be(0);
    }
}
