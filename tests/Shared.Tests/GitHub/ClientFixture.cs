using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.GitHub;

/// <summary>A repository <c>org/app</c> with one commit, seen with a token that may write.</summary>
public abstract class ClientFixture : IAsyncLifetime
{
    protected static readonly RepositoryName App = RepositoryName.Parse("org/app");

    protected GitHubSandbox Sandbox { get; private set; } = null!;

    protected SandboxRepository Repository { get; private set; } = null!;

    protected GitHubClient Client { get; private set; } = null!;

    protected TestClock Clock { get; } = new();

    protected StringWriter Log { get; } = new();

    protected string Sha { get; private set; } = "";

    protected static CancellationToken None => CancellationToken.None;

    public virtual async ValueTask InitializeAsync()
    {
        Sandbox = await GitHubSandbox.StartAsync(new SandboxOptions { Time = Clock });
        Repository = Sandbox.CreateRepository("org/app");
        Sha = Repository.Commit(new Dictionary<string, string> { ["a.txt"] = "a" }, "first");
        Client = Connect(Sandbox.WriteToken(Repository));
    }

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected GitHubClient Connect(string token) => GitHubOf.Connect(Sandbox.ApiUrl, token, Clock, Log);

    /// <summary>A client that the network may not keep waiting for long, nor send much.</summary>
    protected GitHubClient Impatient() =>
        GitHubOf.Connect(
            Sandbox.ApiUrl,
            Sandbox.WriteToken(Repository),
            Clock,
            Log,
            limits: new NetworkLimits
            {
                AnswerWithin = TimeSpan.FromSeconds(1),
                SilentFor = TimeSpan.FromSeconds(1),
                MostBytes = 100_000,
                MostPages = 3,
            }
        );

    /// <summary>Method and status of each request so far, as the client was told.</summary>
    protected IEnumerable<string> Requests() =>
        Sandbox.Log.Requests.Select(request => $"{request.Method} {request.ToldStatus ?? request.Status}");

    protected Task<Release> DraftAsync(string tag) => Client.Releases.CreateAsync(App, new NewRelease(tag, Sha), None);

    protected Task<ReleaseAsset> UploadAsync(Release release, string name, byte[] bytes) =>
        Client.Assets.UploadAsync(
            release.UploadUrl,
            name,
            "application/octet-stream",
            new MemoryStream(bytes),
            bytes.Length,
            None
        );

    protected int Count(string method, string path) =>
        Sandbox.Log.Requests.Count(request => request.Method == method && request.Path == path);
}
