using System.Diagnostics;
using MsReleaseActions.Server;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.DispatchAndWait;

/// <summary>The real program, as the runner starts and stops it.</summary>
[Needs(Need.Processes)]
[Alone(Measured.Signals)]
public sealed class SignalTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_cancels_the_run_and_ends_the_program_with_130(string signal)
    {
        await using var github = await GitHubSandbox.StartAsync(cancel: TestContext.Current.CancellationToken);
        var repo = github.CreateRepository("org/ms-manager");
        repo.Commit(
            new Dictionary<string, string> { [".github/workflows/candidate.yml"] = "on: workflow_dispatch\n" },
            "first"
        );
        var watching = new TaskCompletionSource();
        github.Faults.OnRequest(
            request => request.Method == "GET" && request.Path.Contains("/actions/runs/", StringComparison.Ordinal),
            _ =>
            {
                watching.TrySetResult();
                return Task.CompletedTask;
            }
        );
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "dispatch-and-wait"))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var (name, value) in new[]
            {
                ("TOKEN", github.WriteToken(repo)),
                ("REPOSITORY", "org/ms-manager"),
                ("API-URL", github.ApiUrl),
                ("WORKFLOW", "candidate.yml"),
            }
        )
        {
            start.Environment["INPUT_" + name] = value;
        }
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await watching.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        await Tool.RunAsync("kill", "/", $"-{signal}", $"{process.Id}");
        await process
            .WaitForExitAsync(TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        process.ExitCode.Should().Be(130, await output);
        repo.Actions.Runs.Should().ContainSingle().Which.Conclusion.Should().Be("cancelled");
        repo.Actions.Runs[0].CancelRequests.Should().Be(1);
    }
}
