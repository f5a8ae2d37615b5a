using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Rehearsal.Reports;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Rehearsal.Reports;

[Needs(Need.Nothing)]
public sealed partial class TimelineTests
{
    [Fact]
    public void Whatever_a_job_is_called_each_line_is_one_bar() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<string>().Filter(text => text is not null),
                name => Lines(name).Skip(4).All(line => Statement().IsMatch(line))
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("section x")]
    [InlineData("click me")]
    [InlineData("a: b; c # d %% e\n<b>\"x\"</b>")]
    [InlineData("title")]
    [InlineData("")]
    public void Names_that_mean_something_to_Mermaid_mean_nothing(string name) =>
        Lines(name).Should().HaveCount(7).And.Subject.Skip(4).Should().OnlyContain(line => Statement().IsMatch(line));

    [Fact]
    public void A_wait_that_nobody_ended_names_who_could()
    {
        var approval = new RecordedApproval(
            "app-release",
            ["alice", "bob"],
            Recorded.At(1),
            Recorded.At(90),
            null,
            Approved: false
        );
        var record = Record(new RecordedJob("promote", null, Recorded.At(90), Recorded.At(90)) { Approval = approval });

        Timeline
            .Of(record)
            .Should()
            .EndWith(
                "    ◔ app-release, nobody decided (alice, bob may) :done, 00:00:01.000, 00:01:30.000\n    … "
                    + "promote :done, 00:01:30.000, 00:01:30.001\n"
            );
    }

    private static string[] Lines(string name) =>
        Timeline
            .Of(
                Record(
                    new RecordedJob(name, "success", Recorded.At(0), Recorded.At(1))
                    {
                        Approval = new RecordedApproval(name, [], Recorded.At(0), Recorded.At(1), name, Approved: true),
                    },
                    name
                )
            )
            .TrimEnd('\n')
            .Split('\n');

    private static RehearsalRecord Record(RecordedJob job, string workflow = "release") =>
        new(
            Recorded.Result(new Findings([], null, [])),
            [new RecordedRun(workflow, 1, 1, "push", null, Recorded.At(0), Recorded.At(9), [job])],
            []
        );

    // Mermaid's grammar: a name has no colon, no semicolon and no number sign, and is followed by kind and times
    [GeneratedRegex(
        @"^    (section [^:#;%\n]+|[✓✗⊘↷…◔] [^:#;%\n]* :((active|done|crit), )?\d\d:\d\d:\d\d\.\d\d\d, \d\d:\d\d:\d\d\.\d\d\d)$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Statement();
}
