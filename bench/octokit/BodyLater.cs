namespace MsReleaseActions.OctokitBench;

/// <summary>
/// Streams an upload of Octokit, which gets an empty body to copy; the real one comes in here. Good for one upload.
/// </summary>
internal sealed class BodyLater(Stream body) : DelegatingHandler(new HttpClientHandler())
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        if (request is { Method.Method: "POST", Content: { } empty })
        {
            request.Content = new StreamContent(body) { Headers = { ContentType = empty.Headers.ContentType } };
        }
        return base.SendAsync(request, cancellation);
    }
}
