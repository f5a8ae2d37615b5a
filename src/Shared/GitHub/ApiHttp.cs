using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MsReleaseActions.Core;

namespace MsReleaseActions.GitHub;

/// <summary>
/// Sends requests with one token, reads JSON, follows pages, and turns every bad end into a
/// <see cref="GitHubFailure"/>.
/// </summary>
internal sealed class ApiHttp(
    GitHubHttp http,
    string apiUrl,
    string token,
    TimeProvider time,
    ILog log,
    TimeSpan limitPatience
)
{
    private readonly ApiRequests requests = new(
        new GitHubTransport(http, apiUrl, token, log),
        new RetryPolicy(time, log, limitPatience)
    );
    private readonly AnswerCache cache = new();

    /// <summary>No write leaves: asking for one is a fault of ours.</summary>
    public bool IsReadOnly { get; init; }

    /// <inheritdoc cref="ReleaseAssetsClient.UploadAsync"/>
    public Task<HttpResponseMessage> UploadAsync(Uri address, HttpContent content, CancellationToken cancellation)
    {
        RequireWrites(address.AbsolutePath);
        return requests.UploadAsync(address, content, cancellation);
    }

    /// <summary>One document; null for 404.</summary>
    public async Task<T?> GetAsync<T>(string what, string path, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class =>
        await ReadAsync(what, apiUrl + path, cancellation) is { } answer ? Parse(what, answer.Body, type) : null;

    /// <summary>All pages of a list, following <c>Link: rel="next"</c>; null for 404.</summary>
    public async Task<List<T>?> ListAsync<TPage, T>(
        string what,
        string path,
        JsonTypeInfo<TPage> type,
        Func<TPage, List<T>?> items,
        CancellationToken cancellation
    )
        where TPage : class
    {
        var all = new List<T>();
        for (var url = apiUrl + path; url is not null; )
        {
            if (await ReadAsync(what, url, cancellation) is not { } page)
            {
                return null;
            }
            all.AddRange(items(Parse(what, page.Body, type)) ?? []);
            url = page.Next;
        }
        return all;
    }

    /// <summary>A write, sent once; limits and connections that were never made are waited for.</summary>
    /// <returns>The answer's body; empty for 204.</returns>
    public async Task<byte[]> WriteAsync(
        string what,
        HttpMethod method,
        string path,
        byte[]? body,
        CancellationToken cancellation
    )
    {
        RequireWrites(what);
        using var answer = await requests.WriteAsync(what, method, apiUrl + path, body, cancellation);
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadAsByteArrayAsync(cancellation)
            : throw await FailureAsync(what, answer, cancellation);
    }

    /// <summary>A body to be streamed, from wherever the API points at; null for 404 and 410.</summary>
    public async Task<HttpResponseMessage?> OpenAsync(
        string what,
        string path,
        string accept,
        CancellationToken cancellation
    )
    {
        var answer = await requests.ReadAsync(what, apiUrl + path, accept, known: null, cancellation);
        if (answer.IsSuccessStatusCode)
        {
            return answer;
        }
        using (answer)
        {
            return answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone
                ? null
                : throw await FailureAsync(what, answer, cancellation);
        }
    }

    /// <summary>
    /// The failure that an answer stands for; a limit that was too long to wait for says when it ends.
    /// </summary>
    public async Task<GitHubFailure> FailureAsync(
        string what,
        HttpResponseMessage answer,
        CancellationToken cancellation
    )
    {
        var failure = await ErrorAnswer.ReadAsync(what, answer, cancellation);
        return await requests.Tries.LimitEndAsync(answer) is { } end
            ? new GitHubFailure(what, failure.Status, failure.Detail)
            {
                ToDo = $"GitHub's rate limit ends at {end:u}: run the step again after that",
            }
            : failure;
    }

    /// <summary>
    /// The failure of an upload, with the wait where a limit was the reason and there is patience left for it.
    /// </summary>
    public async Task<GitHubFailure> UploadFailureAsync(
        string what,
        HttpResponseMessage answer,
        CancellationToken cancellation
    ) =>
        await requests.Tries.SpendAsync(answer, 0) is { } wait
            ? new GitHubFailure(what, answer.StatusCode, "a rate limit") { RetryAfter = wait }
            : await FailureAsync(what, answer, cancellation);

    public static T Parse<T>(string what, byte[] body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw new JsonException("the document is null");
        }
        catch (JsonException failure)
        {
            throw new GitHubFailure(
                what,
                HttpStatusCode.OK,
                $"the answer is not the JSON that was expected: {failure.Message}"
            );
        }
    }

    private void RequireWrites(string what)
    {
        if (IsReadOnly)
        {
            throw new WriteOnReadOnly(what);
        }
    }

    private async Task<Answer?> ReadAsync(string what, string url, CancellationToken cancellation)
    {
        var known = cache.Find(url);
        using var answer = await requests.ReadAsync(what, url, ApiRequests.Json, known, cancellation);
        if (answer.StatusCode == HttpStatusCode.NotModified && known is not null)
        {
            return known;
        }
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
        return answer.IsSuccessStatusCode
            ? cache.Keep(url, await Answer.OfAsync(answer, cancellation))
            : throw await FailureAsync(what, answer, cancellation);
    }
}
