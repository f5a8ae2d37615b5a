using MsReleaseActions.Runner.Processes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.Processes;

[Needs(Need.Nothing)]
public sealed class StepLogTests
{
    private readonly Masks masks = new();
    private readonly StepLog log;

    public StepLogTests() => log = new StepLog(masks, "/ws/app");

    [Fact]
    public void Commands_are_obeyed_and_secrets_are_hidden_from_there_on()
    {
        Take(
                "::add-mask::ghs_secret",
                "::group::Reading ghs_secret",
                "the token is ghs_secret",
                "::endgroup::",
                "::debug::hidden"
            )
            .Should()
            .Equal(null, "Reading ***", "the token is ***", null, null);
        log.Lines.Should().Equal("##[group]Reading ***", "the token is ***", "##[endgroup]");
    }

    [Fact]
    public void An_annotation_has_its_place_and_nothing_escaped()
    {
        masks.Add("ghs_secret");

        Take(
                "  ::error title=promote%3A "
                    + "ghs_secret,file=/ws/app/src/a.rs,line=3,col=2,endColumn=7::first%0Asecond 100%250A ghs_secret"
            )
            .Should()
            .Equal("error: first\nsecond 100%0A ***");
        log.Annotations.Should()
            .Equal(
                new Annotation("error", "first\nsecond 100%0A ***")
                {
                    Title = "promote: ***",
                    File = "src/a.rs",
                    Line = 3,
                    Column = 2,
                    EndColumn = 7,
                }
            );
        log.Lines.Should().Equal("##[error]first", "second 100%0A ***");
    }

    [Theory]
    [InlineData("line=5,endLine=3", null, null, null, null)]
    [InlineData("endLine=3", 3, 3, null, null)]
    [InlineData("col=4", null, null, null, null)]
    [InlineData("line=1,endLine=2,col=4", 1, 2, null, null)]
    [InlineData("line=1,endColumn=4", 1, null, 4, 4)]
    [InlineData("line=1,col=5,endColumn=4", 1, null, null, null)]
    [InlineData("line=x", null, null, null, null)]
    public void A_place_that_cannot_be_is_corrected(string place, int? line, int? endLine, int? column, int? endColumn)
    {
        Take($"::notice {place}::m");

        log.Annotations.Should()
            .Equal(
                new Annotation("notice", "m")
                {
                    Line = line,
                    EndLine = endLine,
                    Column = column,
                    EndColumn = endColumn,
                }
            );
    }

    [Fact]
    public void The_old_form_counts_anywhere_in_a_line()
    {
        Take("compiling ##[warning file=a;line=2]mind%3B the gap", "x ##[other] y", "##[group]G", "a ::error::no")
            .Should()
            .Equal("warning: mind; the gap", "x ##[other] y", "G", "a ::error::no");
        log.Annotations.Should().Equal(new Annotation("warning", "mind; the gap") { File = "a", Line = 2 });
    }

    [Fact]
    public void Ten_annotations_of_a_level_are_kept_and_the_runners_own_count()
    {
        Take([.. Enumerable.Range(1, 11).Select(i => $"::warning::{i}"), "::error::e"]);
        log.Add(new Annotation("error", "Process completed with exit code 1."))
            .Should()
            .Be("error: Process completed with exit code 1.");

        log.Annotations.Select(annotation => annotation.Message)
            .Should()
            .Equal("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "e", "Process completed with exit code 1.");
        log.Lines.Should().HaveCount(13);
    }

    [Fact]
    public void A_long_message_is_cut()
    {
        Take($"::error::{new string('x', 5000)}");

        log.Annotations.Should().ContainSingle().Which.Message.Should().HaveLength(4096);
    }

    [Fact]
    public void Stopped_commands_are_log_until_the_token_comes()
    {
        Take("::stop-commands::pause-7", "::error::not one", "::stop-commands::other", "::PAUSE-7::", "::error::one")
            .Should()
            .Equal("::stop-commands::***", "::error::not one", "::stop-commands::other", "::PAUSE-7::", "error: one");
        log.Annotations.Should().Equal(new Annotation("error", "one"));
    }

    [Theory]
    [InlineData("::stop-commands::")]
    [InlineData("::stop-commands::error")]
    [InlineData("::set-env name=A::1")]
    [InlineData("::add-path::/bin")]
    [InlineData("##[set-env name=A]1")]
    [InlineData("::set-output::1")]
    [InlineData("::echo::maybe")]
    public void A_command_that_is_not_allowed_fails_the_step(string line)
    {
        Take(line);

        log.Failure.Should().StartWith($"Unable to process command '{line}' successfully. ");
        log.Annotations.Should().Equal(new Annotation("error", log.Failure!));
    }

    [Fact]
    public void The_deprecated_outputs_still_work_and_say_so()
    {
        Take("::set-output name=sha::a%0Ab", "::save-state name=pid::7", "::set-output name=SHA::c");

        (log.Outputs, log.State)
            .Should()
            .BeEquivalentTo(
                (new Dictionary<string, string> { ["sha"] = "c" }, new Dictionary<string, string> { ["pid"] = "7" })
            );
        log.Annotations.Should()
            .HaveCount(3)
            .And.OnlyContain(annotation => annotation.Level == "warning" && annotation.Message.Contains("deprecated"));
        log.Failure.Should().BeNull();
    }

    [Fact]
    public void Echo_shows_commands_but_no_secret()
    {
        Take(
            "::echo::ON",
            "::set-output name=a::1",
            "::add-mask::geheim",
            "::error::e",
            "::echo::off",
            "::add-mask::geheimer"
        );

        log.Lines.Should()
            .HaveCount(5)
            .And.StartWith(["::set-output name=a::1"])
            .And.EndWith(["::add-mask::***", "##[error]e", "::echo::off"]);
    }

    [Fact]
    public void A_problem_matcher_is_named_as_not_applied()
    {
        Take("::add-matcher::.github/tsc.json", "::remove-matcher owner=tsc::", "a.ts(1,2): error")
            .Should()
            .Equal(
                "the problem matcher .github/tsc.json is not applied: GitHub would turn lines that it matches "
                    + "into annotations",
                null,
                "a.ts(1,2): error"
            );
        log.Notes.Should().HaveCount(1);
    }

    [Fact]
    public void An_empty_mask_warns()
    {
        Take("::add-mask:: ");

        log.Annotations.Should().ContainSingle().Which.Level.Should().Be("warning");
    }

    private string?[] Take(params string[] lines) => [.. lines.Select(log.Take)];
}
