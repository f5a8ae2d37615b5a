using Microsoft.Extensions.DependencyInjection;

namespace MsReleaseActions.Rehearsal.Environments;

/// <summary>Makes the clients that ask the embedded GitHub.</summary>
/// <param name="userAgent">What their requests are called.</param>
internal sealed class HttpClients(string userAgent) : IAsyncDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddHttpClient().BuildServiceProvider();

    /// <summary>Asks as anybody could, without a token.</summary>
    public HttpClient Anonymous()
    {
        var http = services.GetRequiredService<IHttpClientFactory>().CreateClient();
        http.Timeout = Timeout.InfiniteTimeSpan;
        http.DefaultRequestHeaders.UserAgent.ParseAdd(userAgent);
        http.DefaultRequestHeaders.Add("X-GitHub-Api-Version", "2022-11-28");
        return http;
    }

    /// <summary>Asks with a token.</summary>
    public HttpClient Authorized(string token)
    {
        var http = Anonymous();
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        http.DefaultRequestHeaders.Accept.ParseAdd("application/vnd.github+json");
        return http;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
