using MsReleaseActions.Runner.Processes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.Processes;

[Needs(Need.Nothing)]
public sealed class StepProcessTests : StepProcessTest
{
    [Fact]
    public async Task Both_streams_are_told_line_by_line_and_the_exit_code_is_the_processes()
    {
        var outcome = await BashAsync("echo one; echo two >&2; exit 3");

        outcome.Should().Be(new ProcessOutcome(ProcessEnd.Exited, 3));
        Lines.Should().BeEquivalentTo("one", "two");
    }

    [Fact]
    public async Task A_signal_that_ends_it_is_its_exit_code() =>
        (await BashAsync("kill -SEGV $$")).Should().Be(new ProcessOutcome(ProcessEnd.Exited, 128 + 11));

    [Fact]
    public async Task Lines_may_be_long_empty_unfinished_or_no_text()
    {
        await BashAsync(@"head -c 300000 /dev/zero | tr '\0' x; echo; echo; printf 'a\xff\xc3\xa4b\r\nlast'");

        Lines.Should().Equal(new string('x', 300_000), "", "a\ufffdäb", "last");
    }

    [Fact]
    public async Task The_environment_is_what_was_given_and_the_mark_of_the_job()
    {
        await RunAsync("env", []);

        Lines
            .Order(StringComparer.Ordinal)
            .Should()
            .HaveCount(3)
            .And.ContainInOrder("EMPTY=", "PATH=/usr/bin:/bin")
            .And.Contain(line => line.StartsWith("RUNNER_TRACKING_ID=github_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Standard_input_is_at_its_end_and_there_is_no_terminal()
    {
        await BashAsync(
            "cat; tty; echo \"$(ps -o pid=,pgid=,sid= -p $$)\" | (read p g s; [ $p = $g ] && [ $p = $s ] && echo "
                + "own session); pwd"
        );

        Lines.Should().Equal("not a tty", "own session", Folder.Path);
    }

    [Fact]
    public async Task Arguments_arrive_as_they_are()
    {
        await RunAsync("printf", ["%s\\n", "a b", "", "$HOME", "\"q\"", "ä*"]);

        Lines.Should().Equal("a b", "", "$HOME", "\"q\"", "ä*");
    }

    [Theory]
    [InlineData(
        "no-such-program",
        null,
        "The program 'no-such-program' of this step was not found, or is not executable."
    )]
    [InlineData("/etc/passwd", null, "The program '/etc/passwd' of this step was not found, or is not executable.")]
    [InlineData(
        "env",
        "/no/such/folder",
        "The working directory '/no/such/folder' of this step does not exist; starting /*/env was not tried."
    )]
    public async Task What_cannot_be_started_is_named(string program, string? folder, string message)
    {
        var run = () => RunAsync(program, [], folder: folder);

        await run.Should().ThrowAsync<StepStartFailure>().WithMessage(message);
    }

    [Fact]
    public async Task What_the_listener_throws_is_thrown_when_the_process_has_ended()
    {
        var command = new StepCommand(
            "seq",
            ["100000"],
            Folder.Path,
            new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" }
        );
        var told = 0;

        var run = () =>
            Steps.RunAsync(command, _ => throw new InvalidDataException($"{++told}"), null, Cancellation.Token);

        await run.Should().ThrowAsync<InvalidDataException>().WithMessage("1");
    }
}
