using System.Net;
using System.Reflection;

namespace MsReleaseActions.GitHub;

/// <summary>
/// The three kinds of connection. Only <see cref="Api"/> and <see cref="Upload"/> ever carry the token.
/// </summary>
public sealed class GitHubHttp : IDisposable
{
    /// <summary>What each request has to keep to.</summary>
    public NetworkLimits Limits { get; init; } = new();

    /// <summary>The values that no text which is sent may hold; may grow.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>The API: JSON, compressed where the server likes.</summary>
    internal HttpClient Api { get; } = Client(DecompressionMethods.GZip | DecompressionMethods.Deflate);

    /// <summary>The upload host: bytes as they are.</summary>
    internal HttpClient Upload { get; } = Client(DecompressionMethods.None);

    /// <summary>Wherever a redirect leads: bytes as they are.</summary>
    internal HttpClient Storage { get; } = Client(DecompressionMethods.None);

    internal static string UserAgent { get; } =
        "ms-release-actions/"
            + typeof(GitHubHttp)
                .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
                ?.InformationalVersion
        ?? "0";

    /// <summary>Closes the connections; what still runs on them fails.</summary>
    public void Dispose()
    {
        Api.Dispose();
        Upload.Dispose();
        Storage.Dispose();
    }

    private static HttpClient Client(DecompressionMethods decompression)
    {
        // the one place where clients are made: one of each kind for the process, with connections that are renewed;
        // a client owns its handler
#pragma warning disable RS0030, CA2000
        var client = new HttpClient(Handler(decompression), disposeHandler: true)
#pragma warning restore RS0030, CA2000
        {
            // each request has a limit of its own: a body may take as long as it keeps moving
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent);
        return client;
    }

    // redirects are followed by hand, because the token must not follow them to another host
    private static SocketsHttpHandler Handler(DecompressionMethods decompression) =>
        new()
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = decompression,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(30),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
}
