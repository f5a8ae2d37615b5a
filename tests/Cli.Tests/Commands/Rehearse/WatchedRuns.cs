using MsReleaseActions.Server;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Rehearse;

/// <summary>Runs of a repository that a test moves on.</summary>
internal sealed class WatchedRuns : IAsyncDisposable
{
    private readonly GitHubSandbox github;
    private readonly SandboxRepository repository;
    private readonly string head;

    private WatchedRuns(GitHubSandbox github)
    {
        this.github = github;
        repository = github.CreateRepository("org/ms-manager");
        head = repository.Commit(
            ((string[])["ci", "candidate", "release"]).ToDictionary(
                name => $".github/workflows/{name}.yml",
                name => $"name: {name}\non: workflow_dispatch\n"
            ),
            "first"
        );
        Environment = repository.Actions.ProtectedEnvironment("app-release", "alice", "bob");
    }

    internal TestClock Clock { get; } = new();

    /// <summary>Protected: alice or bob must approve.</summary>
    internal SandboxEnvironment Environment { get; }

    internal static async Task<WatchedRuns> StartAsync() => new(await GitHubSandbox.StartAsync());

    internal SandboxRun Run(string workflow) =>
        repository.Actions.AddRun($"{workflow}.yml", new NewRun("workflow_dispatch", "main", head));

    internal void Seconds(double seconds) => Clock.Advance(TimeSpan.FromSeconds(seconds));

    internal Task DecideAsync(SandboxRun run, bool approve) =>
        PostAsync(
            run,
            "alice",
            "pending_deployments",
            $$"""{"environment_ids":[{{Environment.Id}}],"state":"{{(approve ? "approved" : "rejected")}}","comment":"seen"}"""
        );

    internal Task RerunAsync(SandboxRun run) => PostAsync(run, "alice", "rerun-failed-jobs", "{}");

    private async Task PostAsync(SandboxRun run, string login, string what, string body)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.UserAgent.ParseAdd("tests");
        http.DefaultRequestHeaders.Authorization = new(
            "Bearer",
            github.CreateToken(login, (Permission.Actions, Access.Write), (Permission.Deployments, Access.Write))
        );
        using var content = new StringContent(
            body,
            new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")
        );
        using var answer = await http.PostAsync(
            new Uri($"{github.ApiUrl}/repos/{repository.FullName}/actions/runs/{run.Id}/{what}"),
            content
        );
        answer.IsSuccessStatusCode.Should().BeTrue(await answer.Content.ReadAsStringAsync());
    }

    public ValueTask DisposeAsync() => github.DisposeAsync();
}
