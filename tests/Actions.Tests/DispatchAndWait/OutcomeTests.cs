using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.DispatchAndWait;

[Needs(Need.Nothing)]
public sealed class OutcomeTests : DispatchTest
{
    [Fact]
    public async Task A_run_that_succeeds_is_success_and_every_output_tells_of_it()
    {
        Meanwhile(
            run => run.AddJob("build").Step("compile"),
            run => run.Jobs[0].Succeed(),
            run => run.Complete("success"));

        var result = await DispatchAsync(("inputs", "source_sha: abc"));

        result.ExitCode.Should().Be(0, result.Log);
        result.Errors.Should().BeEmpty();
        result.Outputs.Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["run-id"] = $"{Run.Id}",
            ["run-url"] = $"{Github.ServerUrl}/org/ms-manager/actions/runs/{Run.Id}",
            ["status"] = "completed",
            ["conclusion"] = "success",
            ["jobs"] = $$"""[{"id":{{Run.Jobs[0].Id}},"name":"build","status":"completed","conclusion":"success","url":"{{Github.ServerUrl}}/org/ms-manager/actions/runs/{{Run.Id}}/job/{{Run.Jobs[0].Id}}"}]""",
            ["reused"] = "false",
            ["duration-seconds"] = "10",
        });
        result.Summary.Should().Contain("success").And.Contain("build");
        Github.Log.Violations.Should().BeEmpty();
        Github.Log.Writes.Should().ContainSingle();
    }

    [Theory]
    [InlineData("failure")]
    [InlineData("cancelled")]
    [InlineData("timed_out")]
    [InlineData("action_required")]
    [InlineData("startup_failure")]
    [InlineData("stale")]
    [InlineData("skipped")]
    [InlineData("neutral")]
    [InlineData("a_word_of_tomorrow")]
    public async Task Only_success_is_success(string conclusion)
    {
        Meanwhile(run => run.AddJob("build").Step("compile"), run => run.Complete(conclusion));

        var result = await DispatchAsync();

        result.ExitCode.Should().Be(1);
        result.Commands.Should().ContainSingle(command => command.Name == "error").Which.Title.Should().Be("dispatch-and-wait");
        result.Error.Should().Contain($"Run {Run.Id} of candidate.yml ended with {conclusion}").And.Contain($"/actions/runs/{Run.Id}");
        result.Outputs.Should().Contain("conclusion", conclusion).And.Contain("status", "completed").And.Contain("run-id", $"{Run.Id}");
        result.Summary.Should().Contain("❌");
    }

    [Theory]
    [InlineData("requested")]
    [InlineData("queued")]
    [InlineData("pending")]
    [InlineData("waiting")]
    [InlineData("in_progress")]
    [InlineData("a_word_of_tomorrow")]
    public async Task Every_status_but_completed_is_waited_on(string status)
    {
        Meanwhile(run => run.SetStatus(status), run => { }, run => { }, run => run.Complete("success"));

        var result = await DispatchAsync();

        result.ExitCode.Should().Be(0, result.Log);
        result.Outputs["duration-seconds"].Should().Be("18");
        result.Lines.Should().ContainSingle(line => line.StartsWith(status, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Completed_without_a_conclusion_is_not_the_end()
    {
        Meanwhile(run => run.SetStatus("completed"), run => { }, run => run.Complete("failure"));

        var result = await DispatchAsync();

        result.ExitCode.Should().Be(1);
        result.Log.Should().Contain("conclusion not known yet");
    }

    [Fact]
    public async Task A_failure_names_job_and_step_and_shows_the_last_lines_of_the_log_defused()
    {
        var log = string.Join('\n', Enumerable.Range(1, 100).Select(n => $"line {n}")) + "\n::set-env name=x::y\n##[error]boom\n\u001b[31mred\u001b[0m";
        Meanwhile(run =>
        {
            run.AddJob("lint").Succeed();
            run.AddJob("build").Step("compile").Fail(log);
            run.Complete("failure");
        });

        var result = await DispatchAsync(("log-lines", "5"));

        result.ExitCode.Should().Be(1);
        result.Error.Should().Contain("build (failure in compile)").And.NotContain("lint");
        result.Lines.SkipWhile(line => !line.StartsWith("::group::build", StringComparison.Ordinal)).TakeWhile(line => line != "::endgroup::").Should().Equal(
            "::group::build: the last 5 lines",
            "line 99",
            "line 100",
            "\\::set-env name=x::y",
            "#\\#[error]boom",
            "red");
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

        result.Error.Should().Contain("windows (failure in link); shard 1 (timed_out)").And.Contain("and 3 more").And.NotContain("linux");
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

    [Fact]
    public async Task A_run_that_a_newer_one_of_its_group_replaced_is_reported_so_and_the_newer_one_is_not_followed()
    {
        Meanwhile(
            run => run.SetStatus("pending"),
            run =>
            {
                Repo.Actions.AddRun("candidate.yml", run.Made);
                run.Supersede();
            });
        var first = 0L;
        Repo.Actions.OnDispatch(run => first = run.Id);

        var result = await DispatchAsync();

        result.ExitCode.Should().Be(1);
        result.Error.Should().Contain("concurrency group").And.Contain("not followed");
        result.Outputs.Should().Contain("run-id", $"{first}").And.Contain("conclusion", "cancelled");
    }
}
