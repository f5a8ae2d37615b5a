using System.Net;
using System.Text.Json.Serialization.Metadata;
using MsReleaseActions.Core;

namespace MsReleaseActions.GitHub;

/// <summary>
/// Sends requests with one token, reads JSON, follows pages, and turns every bad end into a
/// <see cref="GitHubFailure"/>.
/// </summary>
internal sealed class ApiHttp
{
    private readonly GitHubHttp http;
    private readonly string apiUrl;
    private readonly Uri api;
    private readonly ApiRequests requests;
    private readonly ApiFailures failures;
    private readonly AnswerCache cache = new();

    public ApiHttp(GitHubHttp http, string apiUrl, string token, TimeProvider time, ILog log, LimitPatience patience)
    {
        var tries = new RetryPolicy(time, log, patience);
        (this.http, this.apiUrl, api) = (http, apiUrl, new Uri(apiUrl));
        requests = new ApiRequests(new GitHubTransport(http, apiUrl, token, log), tries, http.Secrets);
        failures = new ApiFailures(tries);
    }

    /// <summary>No write leaves: asking for one is a fault of ours.</summary>
    public bool IsReadOnly { get; init; }

    public NetworkLimits Limits => http.Limits;

    /// <summary>Sends a body to a release's upload address, if that is of the API's own site.</summary>
    public Task<HttpResponseMessage> UploadAsync(
        string what,
        string address,
        HttpContent content,
        CancellationToken cancellation
    )
    {
        RequireWrites(what);
        return Uri.TryCreate(address, UriKind.Absolute, out var absolute) && Addresses.AreOfOneSite(api, absolute)
            ? requests.UploadAsync(absolute, content, cancellation)
            : throw ApiFailures.Elsewhere(what, address, apiUrl);
    }

    /// <summary>The failure of an upload, whose answer is in memory.</summary>
    public Task<GitHubFailure> UploadFailureAsync(
        string what,
        HttpResponseMessage answer,
        CancellationToken cancellation
    ) => failures.OfWriteAsync(what, answer, cancellation);

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
        var (all, asked) = (new List<T>(), new HashSet<string>(StringComparer.Ordinal));
        for (var url = apiUrl + path; url is not null; )
        {
            asked.Add(url);
            if (await ReadAsync(what, url, cancellation) is not { } page)
            {
                return null;
            }
            all.AddRange(items(Parse(what, page.Body, type)) ?? []);
            url = page.Next is { } next ? PageLinks.Next(what, next, asked, api, Limits) : null;
        }
        return all;
    }

    /// <summary>
    /// A write, sent once; only connections that were never made are tried again. What a failure left behind is for the
    /// caller to look at (<see cref="Writes"/>).
    /// </summary>
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
            : throw await failures.OfWriteAsync(what, answer, cancellation);
    }

    /// <inheritdoc cref="Written"/>
    public async Task<T> WriteAsync<T>(
        string what,
        HttpMethod method,
        string path,
        byte[]? body,
        JsonTypeInfo<T> type,
        CancellationToken cancellation
    )
        where T : class => Written(what, await WriteAsync(what, method, path, body, cancellation), type);

    /// <summary>A document, and a header of its answer, its values joined by commas; null for 404.</summary>
    public async Task<(T Document, string? Header)?> GetWithHeaderAsync<T>(
        string what,
        string path,
        string header,
        JsonTypeInfo<T> type,
        CancellationToken cancellation
    )
        where T : class
    {
        using var answer = await requests.ReadAsync(what, apiUrl + path, ApiRequests.Json, known: null, cancellation);
        return answer.IsSuccessStatusCode
                ? (
                    Parse(what, await answer.Content.ReadAsByteArrayAsync(cancellation), type),
                    TokenNeeds.Header(answer, header)
                )
            : answer.StatusCode == HttpStatusCode.NotFound ? null
            : throw await failures.OfAsync(what, answer, cancellation);
    }

    /// <summary>A file's bytes, held in memory; null for 404 and 410.</summary>
    public async Task<byte[]?> GetBytesAsync(string what, string path, string accept, CancellationToken cancellation)
    {
        using var answer = await requests.ReadAsync(what, apiUrl + path, accept, known: null, cancellation);
        return ApiFailures.IsWhole(answer) ? await answer.Content.ReadAsByteArrayAsync(cancellation)
            : IsGone(answer) ? null
            : throw await failures.OfAsync(what, answer, cancellation);
    }

    /// <summary>A body to be streamed, from wherever the API points at; null for 404 and 410.</summary>
    public async Task<HttpResponseMessage?> OpenAsync(
        string what,
        string path,
        string accept,
        CancellationToken cancellation
    )
    {
        var answer = await requests.OpenAsync(what, apiUrl + path, accept, cancellation);
        if (ApiFailures.IsWhole(answer))
        {
            return answer;
        }
        using (answer)
        {
            return IsGone(answer) ? null : throw await failures.OfAsync(what, answer, cancellation);
        }
    }

    /// <summary>What a write made: the document that was answered.</summary>
    /// <exception cref="GitHubFailure">Uncertain, where it is none: the write was carried out, it seems.</exception>
    public static T Written<T>(string what, byte[] body, JsonTypeInfo<T> type)
        where T : class =>
        StrictJson.Parse(body, type, problem => ApiFailures.Unexpected(what, problem, isWrite: true));

    private static T Parse<T>(string what, byte[] body, JsonTypeInfo<T> type)
        where T : class =>
        StrictJson.Parse(body, type, problem => ApiFailures.Unexpected(what, problem, isWrite: false));

    // what the storage says is about an address, not about what was asked for
    private static bool IsGone(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone && !StorageAnswer.Is(answer);

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
        return ApiFailures.IsWhole(answer)
            ? cache.Keep(url, await Answer.OfAsync(answer, cancellation))
            : throw await failures.OfAsync(what, answer, cancellation);
    }
}
