using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.DispatchAndWait;

[Needs(Need.Nothing)]
public sealed class CorrelationTests : DispatchTest
{
    [Theory]
    [InlineData(DispatchAnswer.NoContent, 1)]
    [InlineData(DispatchAnswer.UnknownField422, 2)]
    [InlineData(DispatchAnswer.UnknownField400, 2)]
    public async Task On_a_server_that_does_not_return_the_run_it_is_found_by_the_id_in_its_title(
        DispatchAnswer answer,
        int posts
    )
    {
        Repo.Actions.DispatchAnswer = answer;
        Repo.Actions.Visible = TimeSpan.FromSeconds(100);
        SandboxRun? mine = null;
        Repo.Actions.OnDispatch(run =>
        {
            mine = run;
            // somebody else's, newer and green already: the newest run is never taken for ours
            Repo.Actions.AddRun("candidate.yml", run.Made with { Inputs = new Dictionary<string, string>() })
                .Complete("success");
            run.Start().Complete("failure");
        });

        var result = await DispatchAsync(("correlation-input", "request_id"), ("inputs", "source_sha: abc"));

        result.ExitCode.Should().Be(1);
        result.Outputs["run-id"].Should().Be($"{mine!.Id}");
        mine.DisplayTitle.Should().MatchRegex("^candidate abc [0-9a-f]{12}-[0-9a-f]{12}$");
        Dispatches.Should().HaveCount(posts);
        Repo.Actions.Runs.Should().HaveCount(2);
        Github.Log.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task Without_a_correlation_input_such_a_server_is_exit_1_naming_the_input()
    {
        Repo.Actions.DispatchAnswer = DispatchAnswer.NoContent;

        var result = await DispatchAsync();

        result.ExitCode.Should().Be(1);
        result.Error.Should().Contain("does not say which run that is").And.Contain("`correlation-input`");
        result.Outputs["run-id"].Should().BeEmpty();
        Dispatches.Should().ContainSingle();
    }

    [Fact]
    public async Task A_dispatch_that_never_arrived_is_looked_for_long_enough_and_not_repeated()
    {
        Github.Faults.On("POST", "/**/dispatches").Status(502);
        var begun = Clock.GetUtcNow();

        var result = await DispatchAsync(("correlation-input", "request_id"));

        result.ExitCode.Should().Be(3);
        result.Error.Should().Contain("not dispatched again").And.Contain("only where none began at");
        (Clock.GetUtcNow() - begun).Should().BeGreaterThan(TimeSpan.FromMinutes(2));
        Dispatches.Should().ContainSingle();

        // none began: the advice is followed
        Repo.Actions.Runs.Should().BeEmpty();
        Repo.Actions.OnDispatch(run => run.Complete("success"));
        (await DispatchAsync(("correlation-input", "request_id"))).ExitCode.Should().Be(0);
        Repo.Actions.Runs.Should().ContainSingle();
    }

    [Fact]
    public async Task A_search_that_GitHub_does_not_answer_is_exit_3_and_names_what_was_read()
    {
        Repo.Actions.DispatchAnswer = DispatchAnswer.NoContent;
        Github.Faults.On("GET", "/**/runs", times: 100).Status(502);

        var result = await DispatchAsync(("correlation-input", "request_id"));

        result.ExitCode.Should().Be(3);
        result.Error.Should().Contain("list the runs of candidate.yml").And.NotContain("lost");
        Dispatches.Should().ContainSingle();
    }

    [Fact]
    public async Task A_title_that_does_not_show_the_id_is_exit_1_with_the_way_to_show_it()
    {
        Repo.Commit(
            new Dictionary<string, string>
            {
                [".github/workflows/candidate.yml"] =
                    "on:\n  workflow_dispatch:\n    inputs:\n      request_id: { type: string }\n",
            },
            "no run-name"
        );
        Repo.Actions.DispatchAnswer = DispatchAnswer.NoContent;

        var result = await DispatchAsync(("correlation-input", "request_id"));

        result.ExitCode.Should().Be(1);
        result.Error.Should().Contain("`run-name: … ${{ inputs.request_id }}`");
    }

    [Fact]
    public async Task A_run_of_the_same_inputs_that_is_not_over_is_attached_to()
    {
        Repo.Actions.OnDispatch(run => run.AddJob("build"));
        var first = await DispatchAsync(
            ("correlation-input", "request_id"),
            ("inputs", "source_sha: abc"),
            ("wait", "false")
        );
        Github.Log.Clear();
        Meanwhile(run => run.Complete("success"));

        var second = await DispatchAsync(
            ("correlation-input", "request_id"),
            ("inputs", "{\"source_sha\": \"abc\"}"),
            ("reuse", "active"),
            ("workflow", ".github/workflows/candidate.yml"),
            ("ref", "refs/heads/main")
        );

        second.ExitCode.Should().Be(0, second.Log);
        second.Outputs.Should().Contain("reused", "true").And.Contain("run-id", first.Outputs["run-id"]);
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Theory]
    [InlineData("none", "success", 2)]
    [InlineData("active", "success", 2)]
    [InlineData("success", "success", 1)]
    [InlineData("active", "failure", 2)]
    [InlineData("success", "failure", 2)]
    [InlineData("success", "cancelled", 2)]
    public async Task A_run_that_is_over_is_reused_only_when_it_succeeded_and_that_is_asked_for(
        string reuse,
        string conclusion,
        int runs
    )
    {
        Repo.Actions.OnDispatch(run => run.Complete(run.Number == 1 ? conclusion : "success"));
        await DispatchAsync(("correlation-input", "request_id"));

        var second = await DispatchAsync(("correlation-input", "request_id"), ("reuse", reuse));

        second.ExitCode.Should().Be(0, second.Log);
        second.Outputs["reused"].Should().Be(runs == 1 ? "true" : "false");
        Repo.Actions.Runs.Should().HaveCount(runs);
    }

    [Theory]
    [InlineData("inputs", "source_sha: other")]
    [InlineData("ref", "next")]
    public async Task A_run_of_other_inputs_or_another_ref_is_not_attached_to(string name, string value)
    {
        Repo.CreateBranch("next", Repo.Resolve("main")!);
        Repo.Actions.OnDispatch(run => run.Start());
        await DispatchAsync(("correlation-input", "request_id"), ("inputs", "source_sha: abc"), ("wait", "false"));

        var second = await DispatchAsync(
            ("correlation-input", "request_id"),
            ("reuse", "success"),
            ("wait", "false"),
            ("inputs", "source_sha: abc"),
            (name, value)
        );

        second.Outputs["reused"].Should().Be("false");
        Repo.Actions.Runs.Should().HaveCount(2);
    }
}
