using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing.OpenApi;

namespace MsReleaseActions.Testing.Sandboxes;

/// <summary>What came back.</summary>
public sealed record Reply(int Status, JsonNode? Json, byte[] Bytes, HttpResponseHeaders Headers)
{
    public string? Range { get; init; }

    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    public string Message => (Json as JsonObject)?["message"]?.GetValue<string>() ?? "";
}

/// <summary>A clock that stands until it is moved.</summary>
public sealed class StandingClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan time) => now += time;
}

/// <summary>A sandbox with <c>org/ms-manager</c>, one commit, and a job's token, spoken to over real HTTP.</summary>
public abstract class SandboxTest : IAsyncLifetime
{
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected StandingClock Clock { get; } = new();

    protected GitHubSandbox Github { get; private set; } = null!;

    protected ContractChecker Contract { get; private set; } = null!;

    protected SandboxRepository Repo { get; private set; } = null!;

    protected string Sha { get; private set; } = "";

    protected string Writer { get; private set; } = "";

    protected virtual SandboxOptions Options => new() { Time = Clock };

    public virtual async ValueTask InitializeAsync()
    {
        Github = await GitHubSandbox.StartAsync(Options, Cancel);
        Contract = ContractChecker.Attach(Github);
        Repo = Github.CreateRepository("org/ms-manager");
        Sha = Repo.Commit(
            new Dictionary<string, string> { ["package.json"] = "{}\n", [".github/workflows/ci.yml"] = "on: push\n" },
            "first"
        );
        Writer = Github.WriteToken(Repo);
    }

    public virtual async ValueTask DisposeAsync()
    {
        client.Dispose();
        await Github.DisposeAsync();
        Contract.Problems.Should().BeEmpty("every answer is to be one that GitHub describes");
    }

    protected Task<Reply> Api(
        HttpMethod method,
        string path,
        string? token,
        JsonNode? body = null,
        params (string Name, string Value)[] headers
    ) =>
        Send(
            method,
            Github.ApiUrl + path,
            token,
            body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
            headers
        );

    protected async Task<Reply> Send(
        HttpMethod method,
        string url,
        string? token,
        HttpContent? content = null,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, url) { Content = content };
        request.Headers.Add("User-Agent", "ms-release-actions/tests");
        request.Headers.Add("X-GitHub-Api-Version", "2022-11-28");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (!request.Headers.Contains("Accept"))
        {
            request.Headers.Add("Accept", "application/vnd.github+json");
        }

        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var response = await client.SendAsync(request, Cancel);
        var bytes = await response.Content.ReadAsByteArrayAsync(Cancel);
        var json = response.Content.Headers.ContentType?.MediaType == "application/json" ? JsonNode.Parse(bytes) : null;
        return new Reply((int)response.StatusCode, json, bytes, response.Headers)
        {
            Range = response.Content.Headers.ContentRange?.ToString(),
        };
    }
}
