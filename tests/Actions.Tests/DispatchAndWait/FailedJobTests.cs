using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.DispatchAndWait;

[Needs(Need.Nothing)]
public sealed class FailedJobTests : DispatchTest
{
    [Fact]
    public async Task A_failure_names_job_and_step_and_shows_the_last_lines_of_the_log_defused()
    {
        var log =
            string.Join('\n', Enumerable.Range(1, 100).Select(n => $"line {n}"))
            + "\n::set-env name=x::y\n##[error]boom\n\u001b[31mred\u001b[0m";
        Meanwhile(run =>
        {
            run.AddJob("lint").Succeed();
            run.AddJob("build").Step("compile").Fail(log);
            run.Complete("failure");
        });

        var result = await DispatchAsync(("log-lines", "5"));

        result.ExitCode.Should().Be(1);
        result.Error.Should().Contain("build (failure in compile)").And.NotContain("lint");
        result
            .Lines.SkipWhile(line => !line.StartsWith("::group::build", StringComparison.Ordinal))
            .TakeWhile(line => line != "::endgroup::")
            .Should()
            .Equal(
                "::group::build: the last 5 lines",
                "line 99",
                "line 100",
                "\\::set-env name=x::y",
                "#\\#[error]boom",
                "red"
            );
        result.Summary.Should().Contain("line 100").And.NotContain("line 98");
        Github.Log.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task Jobs_that_were_cancelled_because_another_failed_are_not_named()
    {
        Meanwhile(run =>
        {
            run.AddJob("linux").Complete("cancelled");
            run.AddJob("windows").Step("link").Fail("no such symbol");
            Enumerable.Range(1, 7).ToList().ForEach(n => run.AddJob($"shard {n}").Complete("timed_out"));
            run.Complete("failure");
        });

        var result = await DispatchAsync();

        result
            .Error.Should()
            .Contain("windows (failure in link); shard 1 (timed_out)")
            .And.Contain("and 3 more")
            .And.NotContain("linux");
    }

    [Fact]
    public async Task A_log_that_is_gone_changes_nothing_of_the_outcome()
    {
        Meanwhile(run =>
        {
            run.AddJob("build").Complete("failure");
            run.Complete("failure");
        });

        var result = await DispatchAsync();

        result.ExitCode.Should().Be(1);
        result.Error.Should().Contain("build (failure)");
    }

    [Fact]
    public async Task No_log_is_asked_for_with_zero_lines()
    {
        Meanwhile(run =>
        {
            run.AddJob("build").Step("compile").Fail("secret plan");
            run.Complete("failure");
        });

        var result = await DispatchAsync(("log-lines", "0"));

        result.ExitCode.Should().Be(1);
        Github.Log.Requests.Should().NotContain(request => request.Path.EndsWith("/logs", StringComparison.Ordinal));
    }
}
