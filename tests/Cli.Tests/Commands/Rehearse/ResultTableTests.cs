using MsReleaseActions.Cli.Commands.Rehearse;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Rehearsal.Scenarios;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Rehearse;

[Needs(Need.Nothing)]
public sealed class ResultTableTests
{
    private static readonly string Digest = string.Concat(Enumerable.Repeat("0123456789abcdef", 4));

    private static readonly Findings Good = new(
        [
            new("app_x64.dmg", 13_000_119, Digest, SameAsCandidate: true, Signature: null),
            new("app_x64.app.tar.gz", 10_000_000, Digest, SameAsCandidate: true, Signature: true),
            new("app_x64.app.tar.gz.sig", 420, Digest, SameAsCandidate: true, Signature: null),
            new("latest.json", 4_200, Digest, SameAsCandidate: false, Signature: null),
        ],
        true,
        [new Finding(true, "the tag v1.4.0 is on commit 0123"), new Finding(true, "every byte is as it was built")]
    );

    [Fact]
    public void A_release_manager_reads_what_was_released_and_what_was_checked()
    {
        var typed = new TypedCommand();

        ResultTable.Show(typed.Terminal.Screen(), new RehearsalResult(Document(Good, []), Good));

        typed.Output.Should().Be(Golden.Text("passed.txt"));
    }

    [Fact]
    public void What_went_wrong_is_said_last_and_in_full()
    {
        var typed = new TypedCommand();
        var findings = new Findings([], null, [new Finding(false, "the public sees no release v1.4.0")]);

        ResultTable.Show(
            typed.Terminal.Screen(),
            new RehearsalResult(Document(findings, ["promote-assets ended with exit code 3: [x]"]), findings)
        );

        typed.Output.Should().Be(Golden.Text("failed.txt"));
    }

    [Fact]
    public void A_failed_job_is_told_in_a_line_of_what_of_why_of_what_to_do_and_the_end_of_its_log()
    {
        var typed = new TypedCommand();
        var problem = RehearsalProblem.Of(
            "the train stopped",
            new ActionFailure(
                ExitCode.No,
                "Run 7 of candidate.yml ended with failure: build (linux)",
                "A candidate is sealed when every leg is built",
                "See http://127.0.0.1:1/acme/desk/actions/runs/7",
                [
                    new LogEnd("build (linux)", ["npm ci", "npm: no [lock]\e[2J"]),
                    new LogEnd("build (macos)", ["npm ci", "npm: no [lock]\e[2J"]),
                ]
            )
        );
        var nothing = new Findings([], null, []);

        ResultTable.Show(
            typed.Terminal.Screen(),
            new RehearsalResult(Document(nothing, [problem.Message]), nothing) { Problems = [problem] }
        );

        typed
            .Output.Should()
            .Contain(
                """
                problem: the train stopped: Run 7 of candidate.yml ended with failure: build (linux)
                    why: A candidate is sealed when every leg is built
                     do: Mend what is named, and rehearse again; `--keep DIR` keeps each job's whole log
                         build (linux), build (macos) end with:
                           npm ci
                           npm: no [lock]

                """.ReplaceLineEndings("\n")
            );
        problem.Message.Should().EndWith(". See http://127.0.0.1:1/acme/desk/actions/runs/7.");
    }

    [Fact]
    public void The_document_has_the_members_of_the_contract_in_their_order() =>
        CliJson
            .Write(Document(Good, []), RehearseJson.Default.RehearsalDocument)
            .Should()
            .Be(Golden.Text("rehearsal.json").TrimEnd('\n'));

    private static RehearsalDocument Document(Findings findings, string[] problems) =>
        new(
            problems.Length == 0,
            "happy",
            Digest[..40],
            "v1.4.0",
            HeavyBuilds: 1,
            HeavyJobs: 4,
            ReleaseCompiled: false,
            [
                .. findings.Assets.Select(asset => new DocumentedAsset(
                    asset.Name,
                    asset.Size,
                    asset.Sha256,
                    asset.SameAsCandidate
                )),
            ],
            findings.LatestJsonOk,
            ApprovalRequired: true,
            new ApiUse(120, 3, 40),
            12.5,
            problems
        );
}
