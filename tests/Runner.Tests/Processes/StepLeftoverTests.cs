using MsReleaseActions.Runner.Processes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.Processes;

[Needs(Need.Nothing)]
public sealed class StepLeftoverTests : StepProcessTest
{
    private static readonly TimeSpan PrintGrace = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData("bash -c 'echo $$; echo ready; exec sleep infinity' &")]
    [InlineData("setsid bash -c 'echo $$; echo ready; exec sleep infinity' &")]
    [InlineData("env -i bash -c 'echo $$; echo ready; exec /bin/sleep infinity' &")]
    [InlineData("bash -c 'echo $$; echo ready; exec >&- 2>&-; exec sleep infinity' & read <done")]
    public async Task What_a_step_leaves_running_lives_until_the_job_ends(string leave)
    {
        await PipeAsync("done");
        Clock.OnWait = _ => Ready.Wait();
        var writing = leave.EndsWith("done", StringComparison.Ordinal) ? WriteWhenReadyAsync() : Task.CompletedTask;

        var outcome = await BashAsync(leave);
        await writing;

        outcome.Should().Be(new ProcessOutcome(ProcessEnd.Exited, 0));
        Lives(Lines[0]).Should().BeTrue();
        await BashAsync("true");
        Lives(Lines[0]).Should().BeTrue("the next step may need it");
        await Steps.DisposeAsync();
        Lives(Lines[0]).Should().BeFalse();
    }

    [Fact]
    public async Task Only_five_seconds_are_given_to_what_holds_the_pipes()
    {
        Clock.OnWait = _ => Ready.Wait();

        await BashAsync("bash -c 'echo ready; exec sleep infinity' &");

        Clock.Waits.Should().Equal(PrintGrace);
    }

    [Fact]
    public async Task Nothing_is_waited_for_where_nothing_is_left()
    {
        await BashAsync("bash -c 'echo ready' & wait");

        Clock.Waits.Should().BeEmpty();
        Lines.Should().Equal("ready");
    }

    [Fact]
    public async Task A_process_that_is_left_behind_does_not_get_stuck_in_a_full_pipe()
    {
        var (pipe, answer) = (await PipeAsync("done"), await PipeAsync("answer"));
        Clock.OnWait = _ => Ready.Wait();

        await BashAsync("bash -c 'echo ready; read <done; head -c 1000000 /dev/zero; echo through >answer' &");
        var told = Lines.Count;

        await File.WriteAllTextAsync(pipe, "now\n");
        (await File.ReadAllTextAsync(answer)).Should().Be("through\n");
        Lines.Should().HaveCount(told);
    }

    private async Task WriteWhenReadyAsync()
    {
        await Ready;
        await File.WriteAllTextAsync(Folder["done"], "now\n");
    }
}
