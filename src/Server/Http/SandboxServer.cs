using System.Net;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Http;

/// <summary>
/// What of an embedded GitHub listens: the listeners, the routes, the limits, the faults and the log of requests.
/// </summary>
public abstract class SandboxServer : SandboxState, IAsyncDisposable
{
    private readonly HttpServer server;

    private protected SandboxServer(SandboxOptions options)
        : base(options)
    {
        Limits = new RateLimits(options);
        server = new HttpServer(options);
    }

    /// <summary>Root of the API, no trailing slash.</summary>
    public string ApiUrl => Origins.Api;

    /// <summary>Root of the upload host.</summary>
    public string UploadUrl => Origins.Upload;

    /// <summary>Root of the object storage.</summary>
    public string StorageUrl => Origins.Storage;

    /// <summary>Root of the web side: pages and public downloads.</summary>
    public string ServerUrl => Origins.Server;

    /// <summary>What was asked, written and done wrong.</summary>
    public RequestLog Log { get; } = new();

    /// <summary>Scripted misbehaviour.</summary>
    public Faults Faults { get; } = new();

    /// <summary>Every route.</summary>
    public Routes Routes { get; } = new();

    internal RateLimits Limits { get; }

    internal EarlierAnswers Earlier { get; } = new();

    /// <summary>A token (null: everybody without one) has no request left until its window ends.</summary>
    public void ExhaustRateLimit(string? token) => Limits.Exhaust(token is null ? null : FindToken(token));

    /// <summary>Ends all connections and removes the sandbox's own folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Clear();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts listening.</summary>
    private protected async Task ListenAsync(CancellationToken cancel)
    {
        await server.StartAsync(new Pipeline(this, server.Of).Handle, cancel);
        var api = server.Address(Listener.Api);
        Origins = new Origins(api, server.Address(Listener.Upload), server.Address(Listener.Storage), api);
    }

    /// <summary>
    /// The addresses for a caller who came to <paramref name="host"/>: bound to every address, this is where the caller
    /// finds it.
    /// </summary>
    internal Origins OriginsFor(string host) =>
        host.Length > 0 && (Options.BindAddress.Equals(IPAddress.Any) || Options.BindAddress.Equals(IPAddress.IPv6Any))
            ? Origins.At(host)
            : Origins;
}
