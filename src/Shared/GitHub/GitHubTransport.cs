using System.Net.Http.Headers;
using MsReleaseActions.Core;

namespace MsReleaseActions.GitHub;

/// <summary>One try of one request: headers, redirects, and the rule of where the token may go.</summary>
internal sealed class GitHubTransport(GitHubHttp http, string apiUrl, string token, ILog log)
{
    private const int MostRedirects = 5;

    // asked for deliberately: a newer version leaves out members that we read
    private const string ApiVersion = "2022-11-28";
    private readonly Uri api = new(apiUrl);

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
    /// <param name="request">Without the token.</param>
    /// <param name="streams">A good answer's body is left to be read; else all of it is in memory.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="GitHubFailure">A redirect leads where nothing of ours may go.</exception>
    /// <exception cref="TimeoutException">The answer did not come within the limit.</exception>
    public async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        bool streams,
        CancellationToken cancellation
    )
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(http.Limits.AnswerWithin);
        try
        {
            var answer = await FollowAsync(request, limited.Token);
            try
            {
                if (!(streams && answer.IsSuccessStatusCode))
                {
                    await answer.Content.LoadIntoBufferAsync(http.Limits.MostBytes, limited.Token);
                }
                return answer;
            }
            catch
            {
                answer.Dispose();
                throw;
            }
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"no whole answer within {http.Limits.AnswerWithin.TotalSeconds} s", late);
        }
    }

    private async Task<HttpResponseMessage> FollowAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        for (var redirects = 0; ; redirects++)
        {
            var isApi = Addresses.AreOfOneOrigin(api, request.RequestUri!);
            request.Headers.Authorization = isApi ? new AuthenticationHeaderValue("Bearer", token) : null;
            var answer = await (isApi ? http.Api : http.Storage).SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                cancellation
            );
            Told(request, answer);
            if (redirects == MostRedirects || Redirects.LocationOf(request, answer) is not { } location)
            {
                StorageAnswer.Mark(answer, isStorage: !isApi);
                return answer;
            }
            answer.Dispose();
            var next = Redirects.Next(request, location, api);
            request.Dispose();
            request = next;
        }
    }

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
