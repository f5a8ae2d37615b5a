using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.DispatchAndWait;

[Needs(Need.Nothing)]
public sealed class RefusalTests : DispatchTest
{
    public static TheoryData<string, string, string> BadInputs =>
        new()
        {
            { "token", "", "token is required" },
            { "workflow", "", "workflow is required" },
            { "workflow", "candidate", "workflow must be a file name" },
            { "workflow", "../candidate.yml", "workflow must be a file name" },
            { "workflow", "12x", "workflow must be a file name" },
            { "repository", "org", "repository must be owner/name" },
            { "ref", "a..b", "ref must be a branch or a tag" },
            { "ref", "-x", "ref must be a branch or a tag" },
            { "ref", "refs/pull/1/merge", "ref must be a branch or a tag" },
            { "ref", "0123456789012345678901234567890123456789", "does not dispatch a commit" },
            { "inputs", "- a", "inputs must be a mapping" },
            { "inputs", "just text", "inputs must be a mapping" },
            { "inputs", "a: [1]", "'a' is a list or a mapping" },
            { "inputs", "a: {b: 1}", "'a' is a list or a mapping" },
            { "inputs", "{\"a\": {\"b\": 1}}", "'a' is a list or a mapping" },
            { "inputs", "a: 1\na: 2", "gives 'a' twice" },
            { "inputs", "{\"a\": 1, \"A\": 2}", "gives 'A' twice" },
            { "inputs", "a: &x 1\nb: *x", "anchors, aliases or tags" },
            { "inputs", "a: !!int 1", "anchors, aliases or tags" },
            { "inputs", "a b: 1", "cannot be the name of an input" },
            { "inputs", "a: \"unclosed", "neither YAML nor JSON" },
            { "inputs", "a: 1\n---\nb: 2", "inputs must be one document" },
            { "wait", "yes", "wait must be true or false" },
            { "timeout-minutes", "0", "timeout-minutes must be a whole number" },
            { "timeout-minutes", "1h", "timeout-minutes must be a whole number" },
            { "reuse", "always", "reuse must be one of none, active, success" },
            { "reuse", "active", "correlation-input is required with reuse: active" },
            { "correlation-input", "not a name", "correlation-input must be the name of an input" },
            { "cancel-on-timeout", "1", "cancel-on-timeout must be true or false" },
            { "cancel-on-abort", "no", "cancel-on-abort must be true or false" },
            { "log-lines", "-1", "log-lines must be a whole number" },
        };

    [Theory]
    [MemberData(nameof(BadInputs))]
    public async Task Bad_input_is_exit_2_with_one_annotation_and_no_request(string name, string value, string message)
    {
        var result = await DispatchAsync((name, value));

        result.ExitCode.Should().Be(2, result.Log);
        result.Error.Should().Contain(message);
        Github.Log.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task The_correlation_input_must_not_be_given_as_well()
    {
        var result = await DispatchAsync(("correlation-input", "request_id"), ("inputs", "Request_ID: mine"));

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain("inputs must not give 'request_id'");
        Github.Log.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData(26, "", false)]
    [InlineData(25, "request_id", false)]
    [InlineData(25, "", true)]
    [InlineData(24, "request_id", true)]
    public async Task At_most_25_inputs_the_correlation_input_included(int count, string correlation, bool isSent)
    {
        var result = await DispatchAsync(
            ("inputs", string.Join('\n', Enumerable.Range(1, count).Select(n => $"i{n}: x"))),
            ("correlation-input", correlation)
        );

        result.ExitCode.Should().Be(isSent ? 1 : 2, result.Log);
        result.Error.Should().Contain(isSent ? "Unexpected inputs" : "at most 25");
        (Github.Log.Requests.Count > 0).Should().Be(isSent);
    }

    [Fact]
    public async Task Too_many_characters_are_bad_input()
    {
        var result = await DispatchAsync(("inputs", $"source_sha: {new string('x', 65_536)}"));

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain("65,535");
        Github.Log.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task All_problems_are_reported_at_once()
    {
        var result = await DispatchAsync(("workflow", ""), ("wait", "maybe"), ("log-lines", "x"));

        result
            .Error.Should()
            .Contain("workflow is required")
            .And.Contain("wait must be")
            .And.Contain("log-lines must be");
    }

    [Theory]
    [InlineData("workflow", "missing.yml", "has no workflow missing.yml", 0)]
    [InlineData("ref", "nowhere", "No ref found for: nowhere", 1)]
    [InlineData("inputs", "other: 1", "Unexpected inputs provided", 1)]
    public async Task What_GitHub_refuses_is_exit_1_and_starts_nothing(
        string name,
        string value,
        string message,
        int attempts
    )
    {
        var result = await DispatchAsync((name, value));

        result.ExitCode.Should().Be(1, result.Log);
        result.Error.Should().Contain(message);
        Github.Log.WriteAttempts.Should().HaveCount(attempts);
        Github.Log.Writes.Should().BeEmpty();
        result.Outputs.GetValueOrDefault("run-id", "").Should().BeEmpty();
    }

    [Fact]
    public async Task A_disabled_workflow_is_refused_before_anything_is_sent()
    {
        Repo.Actions.Find("candidate.yml")!.State = "disabled_manually";

        var result = await DispatchAsync();

        result.ExitCode.Should().Be(1);
        result.Error.Should().Contain("disabled_manually").And.Contain("gh workflow enable");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_token_without_the_permission_is_exit_3_at_once()
    {
        Token = Github.ReadToken(Repo);

        var result = await DispatchAsync();

        result.ExitCode.Should().Be(3);
        result.Error.Should().Contain("GitHub refused it to this token");
        Dispatches.Should().ContainSingle();
        Clock.Waits.Should().BeEmpty();
    }

    [Fact]
    public async Task A_number_is_a_workflow_id_and_a_file_that_starts_with_one_is_a_file()
    {
        Repo.Commit(
            new Dictionary<string, string> { [".github/workflows/2-build.yml"] = "on: workflow_dispatch\n" },
            "second"
        );
        Repo.Actions.OnDispatch(run => run.Complete("success"));

        (await DispatchAsync(("workflow", "2-build.yml"))).ExitCode.Should().Be(0);
        (await DispatchAsync(("workflow", $"{Repo.Actions.Find("candidate.yml")!.Id}"))).ExitCode.Should().Be(0);

        Repo.Actions.Runs.Select(run => run.Workflow.FileName).Should().Equal("2-build.yml", "candidate.yml");
    }
}
