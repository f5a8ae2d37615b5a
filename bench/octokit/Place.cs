using MsReleaseActions.Server;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.OctokitBench;

/// <summary>An embedded GitHub with one release, and the token that may write there.</summary>
internal sealed record Place(GitHubSandbox GitHub, SandboxRepository Repository, SandboxRelease Release, string Token)
    : IAsyncDisposable
{
    /// <summary>What a process needs to reach it, as its arguments.</summary>
    public string[] Arguments => [GitHub.ApiUrl, Token, Repository.FullName, $"{Release.Id}"];

    public static async Task<Place> StartAsync()
    {
        var github = await GitHubSandbox.StartAsync(new SandboxOptions { WorkflowRequestsPerHour = 1_000_000 });
        var repository = github.CreateRepository("org/ms-manager");
        repository.Commit(new Dictionary<string, string> { ["package.json"] = "{}\n" }, "first");
        return new Place(github, repository, repository.Releases.AddPublished("v1.0.0"), github.WriteToken(repository));
    }

    public ValueTask DisposeAsync() => GitHub.DisposeAsync();
}
