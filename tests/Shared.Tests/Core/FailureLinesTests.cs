using MsReleaseActions.Core;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core;

[Needs(Need.Nothing)]
public sealed class FailureLinesTests
{
    private static readonly LogEnd[] Logs =
    [
        LogEnd.Read("linux", ["##[group]Run make", "make", "##[endgroup]", "make: no rule", "##[error]exit code 2"]),
        LogEnd.Read("windows", ["make", "link: no space"]),
        LogEnd.Read("macos", ["make: no rule", "exit code 2"]),
    ];

    [Fact]
    public void A_log_keeps_what_it_says_and_not_what_marks_it_for_a_page() =>
        Logs[0].Lines.Should().Equal("Run make", "make", "make: no rule", "exit code 2");

    [Fact]
    public void Those_who_printed_the_same_last_are_named_together() =>
        FailureLines
            .Of(Logs, most: 2)
            .Should()
            .Equal(
                "linux, macos end with:",
                "  make: no rule",
                "  exit code 2",
                "windows ends with:",
                "  make",
                "  link: no space"
            );

    [Fact]
    public void A_failure_in_one_line_quotes_three_of_them_behind_its_reason() =>
        new ActionFailure(ExitCode.No, "It failed", "A leg is missing", "Run it again", Logs[..2])
            .Message.Should()
            .Be(
                "It failed. A leg is missing. linux ends with: make | make: no rule | exit code 2; windows ends with: "
                    + "make | link: no space. Run it again."
            );
}
