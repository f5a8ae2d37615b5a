using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Http;

/// <summary>Sends a decided answer: GitHub's headers, ETags, limits, and what the faults do to it on the way.</summary>
internal sealed class ResponseWriter(SandboxServer sandbox, HttpContext http, RequestRecord record, FaultSet faults)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public SandboxToken? Token { get; set; }

    /// <summary>Whether this host counts requests.</summary>
    public bool Limited { get; set; }

    public async Task Send(Answer answer)
    {
        if (http.Response.HasStarted)
        {
            record.Cut = true;
            http.Abort();
            return;
        }

        answer = sandbox.Earlier.Given(record, answer, faults.IsStale);
        var content = ContentOf(answer);
        var status = answer.Status;
        var etag = Etag(answer, content);
        record.Conditional = http.Request.Headers.IfNoneMatch.Count > 0;
        if (
            etag is not null
            && http.Request.Headers.IfNoneMatch.Any(given => given!.Contains(etag[2..], StringComparison.Ordinal))
        )
        {
            (status, content) = (304, null);
        }

        record.Status = status;
        Headers(answer, etag, status);
        if (record.Listener is Listener.Api or Listener.Upload)
        {
            sandbox.Log.Observe(new Exchange(record, status == 304 ? null : answer.Json, answer.Content is not null));
        }

        if (faults.LosesAnswer)
        {
            throw new ConnectionAbort();
        }

        if (faults.Afterwards is { } told)
        {
            record.ToldStatus = status = told.Status;
            content = ContentOf(told);
            foreach (var (name, value) in told.Headers)
            {
                http.Response.Headers[name] = value;
            }
        }

        http.Response.StatusCode = status;
        if (content is null)
        {
            if (status is not (204 or 304))
            {
                http.Response.ContentLength = 0;
            }

            return;
        }

        http.Response.ContentType = content.Type;
        http.Response.ContentLength = content.Length;
        if (record.Method == "HEAD")
        {
            return;
        }

#pragma warning disable CA2000 // they wrap the answer's own stream, which ends with the answer
        var body = faults.Body(
            new CountingStream(http.Response.Body, count => record.BytesOut += count),
            sandbox.Options.Pace
        );
#pragma warning restore CA2000
        await content.Write(body, http.RequestAborted);
        await body.FlushAsync(http.RequestAborted);
    }

    private static AnswerContent? ContentOf(Answer answer) =>
        answer.Json is { } json ? AnswerContent.Of(Serialize(json), "application/json; charset=utf-8") : answer.Content;

    private string? Etag(Answer answer, AnswerContent? content) =>
        answer is { Json: not null, Status: 200 } && record.Method is "GET" or "HEAD" && content is not null
            ? answer.Json is null
                ? null
                : $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Serialize(answer.Json)))}\""
            : null;

    private void Headers(Answer answer, string? etag, int status)
    {
        var headers = http.Response.Headers;
        foreach (var (name, value) in answer.Headers)
        {
            headers[name] = value;
        }

        headers["X-GitHub-Request-Id"] = $"{record.Number:X4}:{record.Number * 7919:X6}:{record.Number * 104729:X7}";
        if (etag is not null)
        {
            headers.ETag = etag;
            headers.CacheControl = Token is null
                ? "public, max-age=60, s-maxage=60"
                : "private, max-age=60, s-maxage=60";
        }

        if (Limited)
        {
            var free = (status == 304 && Token is not null) || record.Path == "/rate_limit";
            var state = free ? sandbox.Limits.Look(Token) : sandbox.Limits.Count(Token);
            headers["X-RateLimit-Limit"] = state.Limit.ToString();
            headers["X-RateLimit-Remaining"] = state.Remaining.ToString();
            headers["X-RateLimit-Used"] = state.Used.ToString();
            headers["X-RateLimit-Reset"] = state.Reset.ToString();
            headers["X-RateLimit-Resource"] = "core";
            headers["X-GitHub-Media-Type"] = "github.v3; format=json";
        }
    }

    private static byte[] Serialize(JsonNode node)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            node.WriteTo(writer);
        }

        return buffer.ToArray();
    }
}
