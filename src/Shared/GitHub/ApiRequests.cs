namespace MsReleaseActions.GitHub;

/// <summary>
/// Sends requests to the API, again where that may help; a connection that fails is a <see cref="GitHubFailure"/>.
/// </summary>
/// <param name="transport">Sends each of them once.</param>
/// <param name="tries">Says when to send again.</param>
/// <param name="secrets">The values that no write may hold.</param>
internal sealed class ApiRequests(GitHubTransport transport, RetryPolicy tries, IReadOnlyList<string> secrets)
{
    /// <summary>What an answer of the API is asked for as.</summary>
    public const string Json = "application/vnd.github+json";

    /// <summary>Knows the limits that answers speak of.</summary>
    public RetryPolicy Tries => tries;

    /// <inheritdoc cref="GitHubTransport.UploadAsync"/>
    public Task<HttpResponseMessage> UploadAsync(Uri address, HttpContent content, CancellationToken cancellation) =>
        transport.UploadAsync(address, content, cancellation);

    /// <summary>Sends a GET; all of the answer is in memory.</summary>
    /// <param name="known">Asks only for what is newer than this; null: for whatever there is.</param>
    public Task<HttpResponseMessage> ReadAsync(
        string what,
        string url,
        string accept,
        Answer? known,
        CancellationToken cancellation
    ) => GetAsync(what, url, accept, known, streams: false, cancellation);

    /// <summary>Sends a GET; a good answer's body is to be read by the caller.</summary>
    public Task<HttpResponseMessage> OpenAsync(
        string what,
        string url,
        string accept,
        CancellationToken cancellation
    ) => GetAsync(what, url, accept, known: null, streams: true, cancellation);

    /// <summary>Sends a write, once unless it cannot have arrived; all of the answer is in memory.</summary>
    public Task<HttpResponseMessage> WriteAsync(
        string what,
        HttpMethod method,
        string url,
        byte[]? body,
        CancellationToken cancellation
    )
    {
        OutgoingText.RequireNoSecret(what, body, secrets);
        return TryAsync(
            what,
            isWrite: true,
            tries.WriteAsync,
            token =>
                transport.SendAsync(GitHubTransport.Request(method, new Uri(url), Json, body), streams: false, token),
            cancellation
        );
    }

    private Task<HttpResponseMessage> GetAsync(
        string what,
        string url,
        string accept,
        Answer? known,
        bool streams,
        CancellationToken cancellation
    ) =>
        TryAsync(
            what,
            isWrite: false,
            tries.ReadAsync,
            token =>
                transport.SendAsync(
                    Conditional(GitHubTransport.Request(HttpMethod.Get, new Uri(url), accept, body: null), known),
                    streams,
                    token
                ),
            cancellation
        );

    private delegate Task<HttpResponseMessage> Sending(
        string what,
        Func<CancellationToken, Task<HttpResponseMessage>> send,
        CancellationToken cancellation
    );

    private static async Task<HttpResponseMessage> TryAsync(
        string what,
        bool isWrite,
        Sending sending,
        Func<CancellationToken, Task<HttpResponseMessage>> send,
        CancellationToken cancellation
    )
    {
        try
        {
            return await sending(what, send, cancellation);
        }
        catch (Exception failure) when (RetryPolicy.IsOfNetwork(failure))
        {
            throw new GitHubFailure(what, null, failure.Message) { IsUncertain = isWrite };
        }
    }

    private static HttpRequestMessage Conditional(HttpRequestMessage request, Answer? known)
    {
        if (known?.ETag is { } tag)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }
        return request;
    }
}
