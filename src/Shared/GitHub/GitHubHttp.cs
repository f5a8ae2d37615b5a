using System.Net;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace MsReleaseActions.GitHub;

/// <summary>The three kinds of connection. Only <see cref="Api"/> and <see cref="Upload"/> ever carry the token.</summary>
public static class GitHubHttp
{
    internal const string Api = "api";
    internal const string Upload = "upload";
    internal const string Storage = "storage";

    internal static string UserAgent { get; } =
        $"ms-release-actions/{typeof(GitHubHttp).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0"}";

    /// <summary>Registers the HTTP clients that <see cref="GitHubClients"/> uses.</summary>
    public static IServiceCollection AddGitHubHttp(this IServiceCollection services)
    {
        services.AddHttpClient(Api, Configure).ConfigurePrimaryHttpMessageHandler(() => Handler(DecompressionMethods.All)).RemoveAllLoggers();
        services.AddHttpClient(Upload, Configure).ConfigurePrimaryHttpMessageHandler(() => Handler(DecompressionMethods.None)).RemoveAllLoggers();
        services.AddHttpClient(Storage, Configure).ConfigurePrimaryHttpMessageHandler(() => Handler(DecompressionMethods.None)).RemoveAllLoggers();
        return services;
    }

    // each request has a limit of its own: a body may take as long as it keeps moving
    private static void Configure(HttpClient client)
    {
        client.Timeout = Timeout.InfiniteTimeSpan;
        client.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent);
    }

    // redirects are followed by hand, because the token must not follow them to another host
    private static SocketsHttpHandler Handler(DecompressionMethods decompression) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = decompression,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
