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
            run => run.Complete("success")
        );

        var result = await DispatchAsync(("inputs", "source_sha: abc"));

        result.ExitCode.Should().Be(0, result.Log);
        result.Errors.Should().BeEmpty();
        result
            .Outputs.Should()
            .BeEquivalentTo(
                new Dictionary<string, string>
                {
                    ["run-id"] = $"{Run.Id}",
                    ["run-url"] = $"{Github.ServerUrl}/org/ms-manager/actions/runs/{Run.Id}",
                    ["status"] = "completed",
                    ["conclusion"] = "success",
                    ["jobs"] =
                        $$"""[{"id":{{Run.Jobs[0].Id}},"name":"build","status":"completed","conclusion":"success","url":"{{Github.ServerUrl}}/org/ms-manager/actions/runs/{{Run.Id}}/job/{{Run.Jobs[0].Id}}"}]""",
                    ["reused"] = "false",
                    ["duration-seconds"] = "10",
                }
            );
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
        result
            .Commands.Should()
            .ContainSingle(command => command.Name == "error")
            .Which.Title.Should()
            .Be("dispatch-and-wait");
        result
            .Error.Should()
            .Contain($"Run {Run.Id} of candidate.yml ended with {conclusion}")
            .And.Contain($"/actions/runs/{Run.Id}");
        result
            .Outputs.Should()
            .Contain("conclusion", conclusion)
            .And.Contain("status", "completed")
            .And.Contain("run-id", $"{Run.Id}");
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
    public async Task A_run_that_a_newer_one_of_its_group_replaced_is_reported_so_and_the_newer_one_is_not_followed()
    {
        Meanwhile(
            run => run.SetStatus("pending"),
            run =>
            {
                Repo.Actions.AddRun("candidate.yml", run.Made);
                run.Supersede();
            }
        );
        var first = 0L;
        Repo.Actions.OnDispatch(run => first = run.Id);

        var result = await DispatchAsync();

        result.ExitCode.Should().Be(1);
        result.Error.Should().Contain("concurrency group").And.Contain("not followed");
        result.Outputs.Should().Contain("run-id", $"{first}").And.Contain("conclusion", "cancelled");
    }
}
