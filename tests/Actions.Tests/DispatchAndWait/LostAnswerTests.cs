using MsReleaseActions.Server.Http;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.DispatchAndWait;

/// <summary>Dispatches of which nobody says what became of them.</summary>
[Needs(Need.Nothing)]
public sealed class LostAnswerTests : DispatchTest
{
    public static TheoryData<string> LostAnswers => [.. Lost.Keys];

    // carried out each time, and nobody says so
    private static readonly Dictionary<string, Action<FaultRule>> Lost = new()
    {
        ["reset"] = rule => rule.LoseAnswer(),
        ["cut in its body"] = rule => rule.CutDownload(after: 3),
        ["a failing gateway"] = rule => rule.StatusAfter(502),
        ["a failing gateway that says when"] = rule => rule.StatusAfter(503, retryAfter: 20),
        ["a limit that says when"] = rule => rule.StatusAfter(429, retryAfter: 20),
        ["nothing"] = rule => rule.Afterwards(Answer.Text(200, "")),
        ["null"] = rule => rule.Afterwards(Answer.Text(200, "null")),
        ["an empty document"] = rule => rule.Afterwards(Answer.Text(200, "{}")),
        ["a page for people"] = rule => rule.Afterwards(Answer.Text(200, "<html>", "text/html")),
    };

    [Theory]
    [MemberData(nameof(LostAnswers))]
    public async Task A_dispatch_whose_answer_was_lost_is_looked_for_and_not_repeated(string lost)
    {
        Lost[lost](Github.Faults.On("POST", "/**/dispatches"));
        Repo.Actions.OnDispatch(run => run.Complete("success"));

        var result = await DispatchAsync(("correlation-input", "request_id"));

        result.ExitCode.Should().Be(0, result.Log);
        Dispatches.Should().ContainSingle();
        Repo.Actions.Runs.Should().ContainSingle();
    }

    [Theory]
    [InlineData("reset", 3, "was lost")]
    [InlineData("cut in its body", 3, "was lost")]
    [InlineData("a failing gateway that says when", 3, "was lost")]
    [InlineData("a limit that says when", 3, "was lost")]
    [InlineData("a page for people", 3, "was lost")]
    [InlineData("nothing", 1, "does not say which run that is")]
    public async Task A_lost_answer_without_a_correlation_input_ends_it_and_is_not_repeated(
        string lost,
        int exitCode,
        string said
    )
    {
        Lost[lost](Github.Faults.On("POST", "/**/dispatches"));

        var result = await DispatchAsync();

        result.ExitCode.Should().Be(exitCode);
        result.Error.Should().Contain(said).And.Contain("`correlation-input`");
        Dispatches.Should().ContainSingle();
    }

    [Theory]
    [InlineData(403)]
    [InlineData(429)]
    public async Task A_dispatch_that_a_limit_refused_is_sent_again_after_its_wait(int status)
    {
        Github.Faults.On("POST", "/**/dispatches", times: 2).SecondaryLimit(retryAfter: 20, status);
        Repo.Actions.OnDispatch(run => run.Complete("success"));

        var result = await DispatchAsync(("correlation-input", "request_id"));

        result.ExitCode.Should().Be(0, result.Log);
        Dispatches.Should().HaveCount(3);
        Repo.Actions.Runs.Should().ContainSingle();
    }

    [Fact]
    public async Task A_run_that_no_list_shows_yet_is_waited_for_and_attached_to()
    {
        var first = await DispatchAsync(("correlation-input", "request_id"), ("wait", "false"));
        Repo.Actions.Visible = TimeSpan.FromSeconds(10);
        Meanwhile(_ => { }, _ => { }, _ => { }, _ => { }, run => run.Complete("success"));

        var second = await DispatchAsync(("correlation-input", "request_id"), ("reuse", "active"));

        second.ExitCode.Should().Be(0, second.Log);
        second.Outputs["run-id"].Should().Be(first.Outputs["run-id"]);
        Repo.Actions.Runs.Should().ContainSingle();
    }
}
