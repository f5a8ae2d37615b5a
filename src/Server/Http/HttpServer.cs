using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Http;

/// <summary>
/// Kestrel with three listeners and one function behind them. There is no host around it: a host would read the
/// working folder's settings and answer Ctrl-C itself.
/// </summary>
internal sealed class HttpServer : IAsyncDisposable
{
    private readonly KestrelServer kestrel;
    private readonly SocketTransportFactory sockets;
    private readonly Dictionary<Listener, ListenOptions> listeners = [];

    public HttpServer(SandboxOptions options)
    {
        var settings = new KestrelServerOptions { AddServerHeader = false };
        settings.Limits.MaxRequestBodySize = null;
        // Slow bodies are among the things that are rehearsed.
        settings.Limits.MinRequestBodyDataRate = null;
        settings.Limits.MinResponseDataRate = null;
        foreach (var listener in (Listener[])[Listener.Api, Listener.Upload, Listener.Storage])
        {
            settings.Listen(
                options.BindAddress,
                listener == Listener.Api ? options.ApiPort : 0,
                listen =>
                {
                    listen.Protocols = HttpProtocols.Http1;
                    listeners[listener] = listen;
                }
            );
        }

        sockets = new SocketTransportFactory(
            Options.Create(new SocketTransportOptions { WaitForDataBeforeAllocatingBuffer = false }),
            NullLoggerFactory.Instance
        );
        kestrel = new KestrelServer(Options.Create(settings), sockets, NullLoggerFactory.Instance);
    }

    public Task StartAsync(Func<HttpContext, Task> handler, CancellationToken cancel) =>
        kestrel.StartAsync(new Application(handler), cancel);

    /// <summary>The address of a listener once it is started, no trailing slash.</summary>
    public string Address(Listener listener)
    {
        var point = listeners[listener].IPEndPoint!;
        var host =
            point.Address.Equals(IPAddress.Any) || point.Address.Equals(IPAddress.IPv6Any)
                ? IPAddress.Loopback
                : point.Address;
        return $"http://{new IPEndPoint(host, point.Port)}";
    }

    /// <summary>Which listener took the connection.</summary>
    public Listener Of(HttpContext http) =>
        listeners.First(l => l.Value.IPEndPoint!.Port == http.Connection.LocalPort).Key;

    public async ValueTask DisposeAsync()
    {
        // Whoever still talks to a sandbox that is taken down is cut off, as by a dead network.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await kestrel.StopAsync(now.Token);
        kestrel.Dispose();
    }

    private sealed class Application(Func<HttpContext, Task> handler) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context) => handler(context);

        public void DisposeContext(HttpContext context, Exception? exception) { }
    }
}
