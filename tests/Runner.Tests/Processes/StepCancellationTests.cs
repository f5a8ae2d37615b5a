using MsReleaseActions.Runner.Processes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.Processes;

[Needs(Need.Nothing)]
public sealed class StepCancellationTests : StepProcessTest
{
    private static readonly TimeSpan InterruptGrace = TimeSpan.FromSeconds(7.5);
    private static readonly TimeSpan TerminateGrace = TimeSpan.FromSeconds(2.5);

    // prints its id, and waits for ever
    private const string Child = "bash -c 'echo $$; echo ready; exec sleep infinity'";

    [Fact]
    public async Task Cancelling_interrupts_first_and_what_obeys_ends_as_it_likes()
    {
        var gone = await GoneAsync();
        Clock.OnWait = _ => gone.Wait();

        var outcome = await CancelAsync(
            "trap 'echo cleaning; exit 7' INT; exec 9>gone; echo ready; sleep infinity 9>&- & wait"
        );

        outcome.Should().Be(new ProcessOutcome(ProcessEnd.Cancelled, 7));
        Lines.Should().Equal("ready", "cleaning");
    }

    [Fact]
    public async Task What_ignores_the_interrupt_is_terminated_seven_and_a_half_seconds_later()
    {
        var gone = await GoneAsync();
        Clock.OnWait = wait => (wait == TerminateGrace ? gone : Task.CompletedTask).Wait();

        var outcome = await CancelAsync(
            "trap '' INT; trap 'echo terminated; exit 8' TERM; exec 9>gone; echo ready; sleep infinity 9>&- & wait"
        );

        outcome.Should().Be(new ProcessOutcome(ProcessEnd.Cancelled, 8));
        Lines.Should().Equal("ready", "terminated");
        // one that has ended before it is waited for is not waited for
        Clock.Waits[0].Should().Be(InterruptGrace);
    }

    [Fact]
    public async Task What_ignores_both_is_killed_with_all_that_it_started()
    {
        var outcome = await CancelAsync($"trap '' INT TERM; {Child} & wait");

        outcome.Should().Be(new ProcessOutcome(ProcessEnd.Cancelled, 137));
        Clock.Waits.Should().StartWith([InterruptGrace, TerminateGrace]);
        Lives(Lines[0]).Should().BeFalse();
    }

    [Fact]
    public async Task The_children_of_one_that_obeys_are_killed_too()
    {
        await CancelAsync($"trap 'exit 0' INT; (trap '' INT TERM HUP; {Child}) & wait");

        Lives(Lines[0]).Should().BeFalse();
    }

    [Fact]
    public async Task A_step_that_takes_too_long_is_stopped_in_the_same_way()
    {
        var outcome = await RunAsync("sleep", ["infinity"], TimeSpan.FromMinutes(3));

        (outcome.End, outcome.ExitCode > 128).Should().Be((ProcessEnd.TimedOut, true));
        Clock.Waits.Should().StartWith([TimeSpan.FromMinutes(3)]);
    }

    [Fact]
    public async Task What_was_cancelled_before_it_started_is_stopped_at_once()
    {
        await Cancellation.CancelAsync();

        (await RunAsync("sleep", ["infinity"])).End.Should().Be(ProcessEnd.Cancelled);
    }

    private async Task<ProcessOutcome> CancelAsync(string script)
    {
        var running = BashAsync(script);
        await Ready;
        await Cancellation.CancelAsync();
        return await running;
    }

    // the process holds the writing end of a pipe: the reading ends when the process has
    private async Task<Task> GoneAsync()
    {
        var pipe = await PipeAsync("gone");
        return Task.Run(() => File.ReadAllText(pipe));
    }
}
