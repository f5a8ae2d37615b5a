using System.Net;
using System.Text.Json;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Sandbox;

[Needs(Need.Nothing)]
public sealed class SandboxCommandTests : IDisposable
{
    private readonly CancellationTokenSource stop = new();

    public void Dispose() => stop.Dispose();

    [Fact]
    public async Task One_document_is_printed_and_what_it_names_is_there_until_the_command_is_stopped()
    {
        var typed = new TypedCommand(cancellation: stop.Token);
        var serving = typed.RunAsync("sandbox", "--json");

        using var document = await FirstAsync(typed, serving, text => JsonDocument.Parse(text));
        var root = document.RootElement;
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("User-Agent", "test");
        http.DefaultRequestHeaders.Authorization = new(
            "Bearer",
            root.GetProperty("tokens").GetProperty("write").GetString()
        );
        var answer = await http.GetStringAsync(
            new Uri($"{root.GetProperty("api_url")}/repos/org/ms-manager"),
            TestContext.Current.CancellationToken
        );
        await stop.CancelAsync();

        (await serving).Should().Be(130);
        answer.Should().Contain("\"full_name\":\"org/ms-manager\"");
        typed.Output.Should().Be(root.GetRawText() + "\n", "the document is alone on standard output");
        typed
            .Error.Should()
            .Be("200  GET    /repos/org/ms-manager  github-actions[bot]\nms: stopped; requests: 1, violations: 0\n");
        root.EnumerateObject()
            .Select(member => member.Name)
            .Should()
            .Equal(
                "api_url",
                "upload_url",
                "storage_url",
                "server_url",
                "repository",
                "default_branch",
                "source_sha",
                "git_folder",
                "tokens"
            );
        root.GetProperty("tokens").EnumerateObject().Select(member => member.Name).Should().Equal("write", "read");
        root.GetProperty("api_url").GetString().Should().StartWith("http://127.0.0.1:");
        Directory
            .Exists(root.GetProperty("git_folder").GetString())
            .Should()
            .BeFalse("everything is gone with the command");
        var gone = () => http.GetAsync(new Uri(root.GetProperty("api_url").GetString()!));
        await gone.Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task Each_request_is_a_line_and_a_violation_stands_out()
    {
        var typed = new TypedCommand(cancellation: stop.Token);
        var serving = typed.RunAsync("sandbox");
        var api = await FirstAsync(
            typed,
            serving,
            text => text.Split('\n').First(line => line.StartsWith("  API", StringComparison.Ordinal)).Split(' ')[^1]
        );

        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri($"{api}/nothing?a=b"), TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await serving;

        answer.StatusCode.Should().NotBe(HttpStatusCode.OK);
        typed.Output.Should().Contain("GET    /nothing?a=b  anonymous\n").And.Contain("  violation GET /nothing: ");
        typed.Output.Should().NotContain("\u001b");
    }

    [Fact]
    public async Task With_its_workflows_executed_there_is_something_green_to_release_and_somebody_to_approve_it()
    {
        var typed = new TypedCommand(cancellation: stop.Token);
        var serving = typed.RunAsync("sandbox", "--run-workflows", "--json");

        using var document = await FirstAsync(typed, serving, text => JsonDocument.Parse(text));
        var root = document.RootElement;
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("User-Agent", "test");
        http.DefaultRequestHeaders.Authorization = new(
            "Bearer",
            root.GetProperty("tokens").GetProperty("operator").GetString()
        );
        using var runs = JsonDocument.Parse(
            await http.GetStringAsync(
                new Uri(
                    $"{root.GetProperty("api_url")}/repos/org/ms-manager/actions/workflows/ci.yml/runs?head_sha="
                        + $"{root.GetProperty("source_sha")}"
                ),
                TestContext.Current.CancellationToken
            )
        );
        await stop.CancelAsync();

        (await serving).Should().Be(130);
        runs.RootElement.GetProperty("workflow_runs")
            .EnumerateArray()
            .Select(run => run.GetProperty("conclusion").GetString())
            .Should()
            .Equal("success");
        root.GetProperty("tokens")
            .EnumerateObject()
            .Select(token => token.Name)
            .Should()
            .Equal("write", "read", "operator", "reviewer");
    }

    [Fact]
    public async Task A_run_that_is_executed_does_not_end_as_somebody_says()
    {
        var typed = new TypedCommand();

        (await typed.RunAsync("sandbox", "--run-workflows", "--runs-end", "success")).Should().Be(2);
        typed.Error.Should().StartWith("ms: --run-workflows and --runs-end exclude each other");
    }

    [Fact]
    public async Task A_dispatched_run_ends_as_it_was_told_to_and_else_stays_queued()
    {
        (await DispatchedAsync("--runs-end", "failure")).Should().Be(("completed", "failure"));
        (await DispatchedAsync()).Should().Be(("queued", null));
        (await new TypedCommand().RunAsync("sandbox", "--runs-end", "well")).Should().Be(2);
    }

    [Fact]
    public async Task An_address_of_another_machine_is_bad_input()
    {
        var typed = new TypedCommand(cancellation: stop.Token);

        var code = await typed.RunAsync("sandbox", "--bind", "192.0.2.1");

        code.Should().Be(2);
        typed.Error.Should().StartWith("ms: cannot listen on 192.0.2.1 port 0: ");
    }

    private static async Task<(string? Status, string? Conclusion)> DispatchedAsync(params string[] options)
    {
        using var end = new CancellationTokenSource();
        var typed = new TypedCommand(cancellation: end.Token);
        var serving = typed.RunAsync(["sandbox", "--json", .. options]);
        using var sandbox = await FirstAsync(typed, serving, text => JsonDocument.Parse(text));
        var runs = $"{sandbox.RootElement.GetProperty("api_url").GetString()}/repos/org/ms-manager/actions";
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("User-Agent", "test");
        http.DefaultRequestHeaders.Authorization = new(
            "Bearer",
            sandbox.RootElement.GetProperty("tokens").GetProperty("write").GetString()
        );
        using var body = new StringContent(
            """{"ref":"main","inputs":{"source_sha":"0"}}""",
            System.Text.Encoding.UTF8,
            "application/json"
        );
        (await http.PostAsync(new Uri($"{runs}/workflows/candidate.yml/dispatches"), body)).EnsureSuccessStatusCode();
        using var found = JsonDocument.Parse(
            await http.GetStringAsync(new Uri($"{runs}/runs?event=workflow_dispatch"))
        );
        var run = found.RootElement.GetProperty("workflow_runs").EnumerateArray().Single();
        await end.CancelAsync();
        await serving;
        return (run.GetProperty("status").GetString(), run.GetProperty("conclusion").GetString());
    }

    // the command prints when it is ready; nothing else tells
    private static async Task<T> FirstAsync<T>(TypedCommand typed, Task<int> serving, Func<string, T> read)
    {
        while (
            !typed.Output.EndsWith("}\n", StringComparison.Ordinal)
            && !typed.Output.Contains("Ctrl-C stops.", StringComparison.Ordinal)
        )
        {
            serving.IsCompleted.Should().BeFalse($"it serves until it is stopped: {typed.Error}");
            await Task.Yield();
        }
        return read(typed.Output);
    }
}
