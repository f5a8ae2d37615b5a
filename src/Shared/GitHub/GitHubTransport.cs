using System.Net.Http.Headers;
using MsReleaseActions.Core;

namespace MsReleaseActions.GitHub;

/// <summary>One try of one request: headers, redirects, and the rule of where the token may go.</summary>
internal sealed class GitHubTransport(GitHubHttp http, string apiUrl, string token, ILog log)
{
    private const int MostRedirects = 5;

    // asked for deliberately: a newer version leaves out members that we read
    private const string ApiVersion = "2022-11-28";
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(100);
    private readonly Uri apiOrigin = new(apiUrl);

    /// <summary>Sends a body to the upload host, once. The caller's content watches its own progress.</summary>
    public async Task<HttpResponseMessage> UploadAsync(Uri address, HttpContent content, CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Post, address, "application/vnd.github+json", body: null);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = content;
        var answer = await http.Upload.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        Told(request, answer);
        return answer;
    }

    /// <summary>Follows redirects; the token goes to the API's own origin only, wherever they lead.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(AnswerWithin);
        try
        {
            for (var redirects = 0; ; redirects++)
            {
                var isApi = IsApi(request.RequestUri!);
                request.Headers.Authorization = isApi ? new AuthenticationHeaderValue("Bearer", token) : null;
                var answer = await (isApi ? http.Api : http.Storage).SendAsync(
                    request,
                    HttpCompletionOption.ResponseHeadersRead,
                    limited.Token
                );
                Told(request, answer);
#pragma warning disable CA2000 // it is disposed as the request of the next round, or by whoever reads the answer
                if (redirects == MostRedirects || Redirect(request, answer) is not { } next)
#pragma warning restore CA2000
                {
                    await BufferErrorAsync(answer, limited.Token);
                    return answer;
                }
                answer.Dispose();
                request.Dispose();
                request = next;
            }
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"no answer within {AnswerWithin.TotalSeconds} s", late);
        }
    }

    private static HttpRequestMessage? Redirect(HttpRequestMessage request, HttpResponseMessage answer)
    {
        if (
            (int)answer.StatusCode is not (301 or 302 or 303 or 307 or 308)
            || answer.Headers.Location is not { } location
            || request.Method != HttpMethod.Get
        )
        {
            return null;
        }
        var next = new HttpRequestMessage(HttpMethod.Get, new Uri(request.RequestUri!, location));
        foreach (var accept in request.Headers.Accept)
        {
            next.Headers.Accept.Add(accept);
        }
        return next;
    }

    // error bodies are small and read by several; a download's body must stay a stream
    private static Task BufferErrorAsync(HttpResponseMessage answer, CancellationToken cancellation) =>
        answer.IsSuccessStatusCode ? Task.CompletedTask : answer.Content.LoadIntoBufferAsync(cancellation);

    private bool IsApi(Uri address) =>
        address.Scheme == apiOrigin.Scheme
        && string.Equals(address.Authority, apiOrigin.Authority, StringComparison.OrdinalIgnoreCase);

    /// <summary>A request with the headers that GitHub asks for, not yet the token.</summary>
    public static HttpRequestMessage Request(HttpMethod method, Uri address, string accept, byte[]? body)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.Accept.ParseAdd(accept);
        request.Headers.Add("X-GitHub-Api-Version", ApiVersion);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        }
        return request;
    }

    private void Told(HttpRequestMessage request, HttpResponseMessage answer) =>
        log.Debug($"{request.Method} {request.RequestUri!.AbsolutePath} → {(int)answer.StatusCode}");
}
