using MsReleaseActions.Core;
using MsReleaseActions.GitHub;
using MsReleaseActions.Testing;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.SharedTests.Toolkit;

[Needs(Need.Nothing)]
public sealed class ActionHostTests : IDisposable
{
    private static readonly Dictionary<string, string> Good = new()
    {
        ["token"] = "ghs_t0ken",
        ["repository"] = "org/app",
        ["api-url"] = "http://127.0.0.1:9",
    };
    private readonly ActionRunner runner = new();

    [Fact]
    public async Task Outputs_and_summary_of_a_success_are_written()
    {
        var result = await RunAsync(
            Good,
            (_, _) => Task.FromResult(new ActionReport([new("state", "done")], "### fine"))
        );

        (result.ExitCode, result.Log, result.Summary).Should().Be((0, "::add-mask::ghs_t0ken\n", "### fine\n"));
        result.Outputs.Should().BeEquivalentTo(new Dictionary<string, string> { ["state"] = "done" });
    }

    [Fact]
    public async Task Bad_input_is_exit_2_with_one_annotation_that_names_everything()
    {
        var result = await RunAsync(
            new Dictionary<string, string> { ["repository"] = "x", ["api-url"] = "http://127.0.0.1:9" },
            (_, _) => throw new InvalidOperationException("must not be reached")
        );

        result.ExitCode.Should().Be(2);
        result
            .Error.Should()
            .Be(
                "token is required; repository must be owner/name, not 'x'. Nothing was sent to GitHub. Correct "
                    + "the `with:` block of this step."
            );
        result.Summary.Should().StartWith("### ❌ test\n");
    }

    [Fact]
    public async Task A_no_is_exit_1_and_keeps_the_outputs_that_hold()
    {
        var result = await RunAsync(
            Good,
            (_, _) =>
                throw new ActionFailure(ExitCode.No, "It differs", "It matters", "Build again")
                {
                    Report = new ActionReport([new("state", "invalid")], "### no"),
                }
        );

        (result.ExitCode, result.Error, result.Outputs["state"], result.Summary)
            .Should()
            .Be((1, "It differs. It matters. Build again.", "invalid", "### no\n"));
    }

    [Theory]
    [InlineData(10, 0)]
    [InlineData(12, 12)]
    public async Task Of_more_problems_than_an_annotation_names_the_log_names_all(int count, int logged)
    {
        var problems = Enumerable.Range(1, count).Select(number => $"file {number} is gone").ToList();
        var result = await RunAsync(
            Good,
            (_, _) => throw ActionFailure.No(problems, "", "").With(new ActionReport([], "### no"))
        );

        result.Lines.Where(line => problems.Contains(line)).Should().Equal(problems.Take(logged));
        result
            .Error.Should()
            .Be($"{count} problems: {string.Join("; ", problems.Take(10))}{(logged > 0 ? "; and 2 more" : "")}.");
    }

    [Fact]
    public async Task GitHubs_refusal_is_exit_3()
    {
        var result = await RunAsync(
            Good,
            (_, _) =>
                throw new GitHubFailure(
                    "read the repository org/app",
                    System.Net.HttpStatusCode.Unauthorized,
                    "Bad credentials"
                )
        );

        (result.ExitCode, result.Error)
            .Should()
            .Be(
                (
                    3,
                    "Could not read the repository org/app: HTTP 401, Bad credentials. GitHub does not know this "
                        + "token. Check the `token` input: it may have expired (app tokens live an hour)."
                )
            );
    }

    [Fact]
    public async Task A_cancellation_is_exit_130_whatever_it_broke()
    {
        using var cancellation = new CancellationTokenSource();

        var result = await RunAsync(
            Good,
            async (_, token) =>
            {
                await cancellation.CancelAsync();
                token.IsCancellationRequested.Should().BeTrue();
                throw new IOException("the connection was closed");
            },
            cancellation.Token
        );

        (result.ExitCode, result.Error)
            .Should()
            .Be(
                (
                    130,
                    "Cancelled before the end. What was begun is left in place. Run the same step again: it "
                        + "completes what is missing."
                )
            );
    }

    [Fact]
    public async Task The_token_is_hidden_in_an_exception_and_a_stack_trace_is_for_debugging_only()
    {
        Func<ActionRun, CancellationToken, Task<ActionReport>> fail = (_, _) =>
            throw new InvalidOperationException("the server said: Bearer ghs_t0ken");

        var quiet = await RunAsync(Good, fail);
        runner.Variables["RUNNER_DEBUG"] = "1";
        var debug = await RunAsync(Good, fail);

        quiet
            .Log.Should()
            .Be(
                "::add-mask::ghs_t0ken\n::error title=test::InvalidOperationException: the server said: Bearer "
                    + "***. This was not foreseen. "
                    + "Run the job again with debug logging, and report it with the log if it stays.\n"
            );
        debug.Log.Should().Contain("   at ").And.NotContain("Bearer ghs_t0ken");
        debug.Errors.Should().ContainSingle();
    }

    [Theory]
    [InlineData("GITHUB_OUTPUT")]
    [InlineData("GITHUB_STEP_SUMMARY")]
    public async Task A_file_of_the_runner_s_that_cannot_be_written_is_exit_2_before_any_work(string variable)
    {
        var result = await new ActionRunner().RunAsync(
            environment =>
                ActionHost.RunAsync<int>(
                    "test",
                    environment with
                    {
                        Variables = new Dictionary<string, string>(environment.Variables)
                        {
                            [variable] = "/no/such/folder/file",
                        },
                    },
                    _ => 0,
                    (_, _, _) => throw new InvalidOperationException("must not be reached")
                ),
            Good
        );

        result.ExitCode.Should().Be(2);
        result
            .Error.Should()
            .Be(
                $"{variable} cannot be written at /no/such/folder/file: Could not find a part of the path "
                    + "'/no/such/folder/file'. Nothing was sent to GitHub. "
                    + "Mount the folder that holds it, writable for the container's user, as the runner does: "
                    + "root (USER 0)."
            );
    }

    public void Dispose() => runner.Dispose();

    private Task<ActionResult> RunAsync(
        IReadOnlyDictionary<string, string> inputs,
        Func<ActionRun, CancellationToken, Task<ActionReport>> act,
        CancellationToken cancellation = default
    ) =>
        runner.RunAsync(
            environment => ActionHost.RunAsync("test", environment, _ => 0, (_, run, token) => act(run, token)),
            inputs,
            cancellation
        );
}
