using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.DispatchAndWait;

[Needs(Need.Nothing)]
public sealed class CancelTests : DispatchTest
{
    private readonly CancellationTokenSource source = new();

    [Fact]
    public async Task A_cancellation_is_passed_on_to_the_run()
    {
        Meanwhile(run => run.AddJob("build"), _ => source.Cancel());

        var result = await DispatchAsync(source.Token);

        result.ExitCode.Should().Be(130);
        result.Error.Should().Contain($"Cancelled; run {Run.Id} was asked to stop");
        result.Outputs["run-id"].Should().Be($"{Run.Id}");
        Run.Conclusion.Should().Be("cancelled");
        Run.CancelRequests.Should().Be(1);
    }

    [Fact]
    public async Task A_cancellation_leaves_the_run_alone_when_told_to()
    {
        Meanwhile(_ => source.Cancel());

        var result = await DispatchAsync(source.Token, ("cancel-on-abort", "false"));

        result.ExitCode.Should().Be(130);
        result.Error.Should().Contain("goes on");
        Run.CancelRequests.Should().Be(0);
    }

    [Fact]
    public async Task A_cancellation_while_the_dispatch_is_on_its_way_still_reaches_the_run()
    {
        Github.Faults.On("POST", "/**/dispatches").Run(_ => source.CancelAsync());

        var result = await DispatchAsync(source.Token);

        result.ExitCode.Should().Be(130);
        Run.CancelRequests.Should().Be(1);
    }

    [Fact]
    public async Task A_cancellation_while_the_run_is_looked_for_finds_and_cancels_it()
    {
        Repo.Actions.DispatchAnswer = MsReleaseActions.Server.State.DispatchAnswer.NoContent;
        Repo.Actions.Visible = TimeSpan.FromSeconds(4);
        Meanwhile(_ => source.Cancel());

        var result = await DispatchAsync(source.Token, ("correlation-input", "request_id"));

        result.ExitCode.Should().Be(130);
        Run.CancelRequests.Should().Be(1);
    }

    [Fact]
    public async Task A_cancellation_while_GitHub_does_not_answer_the_dispatch_finds_and_cancels_the_run()
    {
        Github.Faults.On("POST", "/**/dispatches").Run(async _ => await source.CancelAsync()).LoseAnswer();

        var result = await DispatchAsync(source.Token, ("correlation-input", "request_id"));

        result.ExitCode.Should().Be(130);
        Run.CancelRequests.Should().Be(1);
    }

    [Fact]
    public async Task A_cancellation_before_the_dispatch_starts_nothing()
    {
        Github.Faults.On("GET", "/repos/*/*/actions/workflows/*").Run(_ => source.CancelAsync());

        var result = await DispatchAsync(source.Token);

        result.ExitCode.Should().Be(130);
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_cancellation_that_the_server_does_not_take_is_told()
    {
        Github.Faults.On("POST", "/**/cancel", times: 5).Status(403);
        Meanwhile(_ => source.Cancel());

        var result = await DispatchAsync(source.Token);

        result.ExitCode.Should().Be(130);
        result.Error.Should().Contain("could not be asked to stop");
    }
}
