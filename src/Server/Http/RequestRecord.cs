namespace MsReleaseActions.Server.Http;

/// <summary>One request as the sandbox saw it.</summary>
public sealed class RequestRecord
{
    /// <summary>1 for the first request of this sandbox.</summary>
    public required int Number { get; init; }

    /// <summary>The host that was asked.</summary>
    public required Listener Listener { get; init; }

    /// <summary>Upper case.</summary>
    public required string Method { get; init; }

    /// <summary>The path as it was sent, still escaped, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>The query without its question mark, or an empty string.</summary>
    public required string Query { get; init; }

    /// <summary>What the client called itself.</summary>
    public required string UserAgent { get; init; }

    /// <summary>
    /// The status that was decided; 0 while the request is being served or when it was cut before an answer.
    /// </summary>
    public int Status { get; internal set; }

    /// <summary>What a scripted gateway said instead of <see cref="Status"/>, or null.</summary>
    public int? ToldStatus { get; internal set; }

    /// <summary>The route's pattern, or null where none matched.</summary>
    public string? Route { get; internal set; }

    /// <summary>The login behind the token, or null for an anonymous request.</summary>
    public string? TokenLogin { get; internal set; }

    /// <summary>Whether the request named an ETag that it has.</summary>
    public bool Conditional { get; internal set; }

    /// <summary>Whether the connection was cut instead of (or within) the answer.</summary>
    public bool Cut { get; internal set; }

    /// <summary>Bytes of the request's body that were read.</summary>
    public long BytesIn { get; internal set; }

    /// <summary>Bytes of the answer's body that were written.</summary>
    public long BytesOut { get; internal set; }

    /// <summary>The JSON that was sent, or null for another kind of body or none.</summary>
    public string? RequestBody { get; internal set; }

    /// <summary>
    /// 1 more than the most requests that were answered one after the other before this one arrived.
    /// </summary>
    public int InARow { get; internal set; }

    /// <summary>Whether the request means to change something.</summary>
    public bool IsWriteAttempt { get; internal set; }

    /// <summary>Whether it did change something, heard or not.</summary>
    public bool IsWrite => IsWriteAttempt && Status is >= 200 and < 300;

    /// <summary>One line for a failure message.</summary>
    public override string ToString() =>
        $"#{Number} {Listener} {Method} {Path}{(Query.Length > 0 ? "?" + Query : "")} -> "
        + $"{Status}{(ToldStatus is { } told ? $" (told {told})" : "")}{(Cut ? " (cut)" : "")} "
        + $"{TokenLogin ?? "anonymous"}";
}
