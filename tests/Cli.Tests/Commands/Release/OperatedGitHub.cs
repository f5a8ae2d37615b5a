using System.Text.Json.Nodes;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Runner.BuiltinActions.Attesting;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Lanes;

namespace MsReleaseActions.CliTests.Commands.Release;

/// <summary>
/// An embedded GitHub with the product, v1.3.1 and v1.3.2 published from their candidates, and commands typed by
/// somebody who may do everything.
/// </summary>
public abstract class OperatedGitHub : IAsyncLifetime
{
    protected GitHubSandbox Github { get; private set; } = null!;

    protected SandboxRepository Repo { get; private set; } = null!;

    protected string Token { get; private set; } = "";

    /// <summary>The commit of v1.3.2.</summary>
    protected string Released { get; private set; } = "";

    public virtual async ValueTask InitializeAsync()
    {
        Github = await GitHubSandbox.StartAsync();
        Repo = Github.CreateRepository("org/ms-manager");
        Token = Github.AdminToken("operator");
        foreach (var version in new[] { "1.3.1", "1.3.2" })
        {
            Released = Repo.Commit(ProductFiles.Of(version), $"release(app): v{version}");
            var run = Repo
                .Actions.AddRun("candidate.yml", new NewRun("workflow_dispatch", "main", Released))
                .Complete("success");
            var files = BuiltProduct.Files(Repo, Released, version);
            var candidate = SealedCandidate.Put(Repo, Released, files, version, runId: run.Id);
            PlantedAttestation.Put(run, ("candidate.json", Sha256.Of(candidate.Manifest).Hex));
            Promoted.Publish(Repo, $"v{version}", Released);
        }
        Github.Log.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await Github.DisposeAsync();
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>What the test itself holds.</summary>
    protected virtual void Dispose(bool disposing) { }

    /// <summary>Types a command; <c>ms</c> itself is left out.</summary>
    internal async Task<(int Code, string Output, string Error)> TypeAsync(params string[] arguments)
    {
        var typed = new TypedCommand(
            variables: [("GITHUB_API_URL", Github.ApiUrl), ("GH_TOKEN", Token), ("GH_REPO", "org/ms-manager")]
        );
        var code = await typed.RunAsync(arguments);
        return (code, typed.Output, typed.Error);
    }

    /// <summary>Types a command whose output is one JSON document.</summary>
    internal async Task<(int Code, JsonNode Document)> TypeJsonAsync(params string[] arguments)
    {
        var (code, output, error) = await TypeAsync([.. arguments, "--json"]);
        error.Should().BeEmpty();
        return (code, JsonNode.Parse(output)!);
    }
}
