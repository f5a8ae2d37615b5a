namespace MsReleaseActions.Server.Http;

/// <summary>One way to misbehave.</summary>
internal abstract record FaultEffect
{
    private FaultEffect() { }

    /// <summary>The connection is cut after so many bytes of the upload; the asset stays as a <c>starter</c>.</summary>
    public sealed record CutUpload(long After) : FaultEffect;

    /// <summary>The connection is cut after so many bytes of the answer's body.</summary>
    public sealed record CutDownload(long After) : FaultEffect;

    /// <summary>The request takes effect, then the connection is cut before any answer.</summary>
    public sealed record LoseAnswer : FaultEffect;

    /// <summary>
    /// Nothing takes effect; this is answered. A body of an upload is read first when <paramref name="ReadBody"/>.
    /// </summary>
    public sealed record Status(int Code, string Message, IReadOnlyDictionary<string, string> Headers, bool ReadBody)
        : FaultEffect;

    /// <summary>The connection is cut before anything takes effect.</summary>
    public sealed record Reset : FaultEffect;

    /// <summary>Whatever stands between delivers the request twice; the first answer is given.</summary>
    public sealed record Twice : FaultEffect;

    /// <summary>
    /// What was answered to the same request before is answered again; where there is none, nothing is wrong.
    /// </summary>
    public sealed record Stale : FaultEffect;

    /// <summary>Nothing takes effect; this is answered, whatever it is.</summary>
    public sealed record Instead(Answer Answer) : FaultEffect;

    /// <summary>The request takes effect, and something in between answers this all the same.</summary>
    public sealed record Afterwards(Answer Answer) : FaultEffect;

    /// <summary>An error answer whose message repeats the request's Authorization header.</summary>
    public sealed record EchoAuthorization(int Code) : FaultEffect;

    /// <summary>The asset is stored without a digest.</summary>
    public sealed record NullDigest : FaultEffect;

    /// <summary>One bit of the answer's body is another.</summary>
    public sealed record CorruptDownload : FaultEffect;

    /// <summary>One bit of what is stored is another; the digest is that of what is stored.</summary>
    public sealed record CorruptStored : FaultEffect;

    /// <summary>Bodies pass no faster than this, both ways.</summary>
    public sealed record Slow(long BytesPerSecond) : FaultEffect;

    /// <summary>No answer until the client gives up.</summary>
    public sealed record Stall : FaultEffect;

    /// <summary>The answer's body stops after so many bytes until the client gives up.</summary>
    public sealed record StallDownload(long After) : FaultEffect;

    /// <summary>The request is looked at only after this time.</summary>
    public sealed record Delay(TimeSpan Time) : FaultEffect;

    /// <summary>An edit that publishes answers 200, and the release is still a draft.</summary>
    public sealed record KeepDraft : FaultEffect;

    /// <summary>Where the connection is cut, something else happens just before.</summary>
    public sealed record RunAtCut(Func<RequestRecord, Task> Action) : FaultEffect;

    /// <summary>Something else happens while an upload is under way: part of it was read.</summary>
    public sealed record RunWithinUpload(Func<RequestRecord, Task> Action) : FaultEffect;

    /// <summary>Something else happens first.</summary>
    public sealed record Run(Func<RequestRecord, Task> Action) : FaultEffect;
}

/// <summary>What every connection has to live with.</summary>
/// <param name="Latency">Before each request is looked at.</param>
/// <param name="BytesPerSecond">Of bodies, both ways; null: as fast as it goes.</param>
public sealed record Throttle(TimeSpan Latency, long? BytesPerSecond);

/// <summary>Thrown to cut the connection.</summary>
public sealed class ConnectionAbort() : Exception("the script cuts this connection");
