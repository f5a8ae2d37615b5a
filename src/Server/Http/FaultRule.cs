namespace MsReleaseActions.Server.Http;

/// <summary>
/// Which requests misbehave, and how. Made by <see cref="Faults.On(string, string, int, int, Listener?)"/>; effects add
/// up.
/// </summary>
public sealed class FaultRule
{
    private readonly Func<RequestRecord, bool> matches;
    private readonly int skip;
    private readonly int times;
    private readonly List<FaultEffect> effects = [];
    private int seen;

    internal FaultRule(Func<RequestRecord, bool> matches, int skip, int times) =>
        (this.matches, this.skip, this.times) = (matches, skip, times);

    /// <summary>How often it has struck.</summary>
    public int Hits => Math.Clamp(Volatile.Read(ref seen) - skip, 0, times);

    internal FaultRule With(FaultEffect effect)
    {
        lock (effects)
        {
            effects.Add(effect);
        }

        return this;
    }

    /// <summary>Cuts an upload, which leaves a <c>starter</c> asset.</summary>
    public FaultRule CutUpload(long after) => With(new FaultEffect.CutUpload(after));

    /// <summary>Cuts the answer's body.</summary>
    public FaultRule CutDownload(long after) => With(new FaultEffect.CutDownload(after));

    /// <summary>Does it and never says so.</summary>
    public FaultRule LoseAnswer() => With(new FaultEffect.LoseAnswer());

    /// <summary>Cuts the connection before anything takes effect.</summary>
    public FaultRule Reset() => With(new FaultEffect.Reset());

    /// <summary>Does it twice, and gives the first answer.</summary>
    public FaultRule Twice() => With(new FaultEffect.Twice());

    /// <summary>Answers what it answered before.</summary>
    public FaultRule Stale() => With(new FaultEffect.Stale());

    /// <summary>Refuses with a status, for example 502 or 429. <paramref name="retryAfter"/> in seconds.</summary>
    public FaultRule Status(int code, int? retryAfter = null, string message = "Server Error") =>
        With(new FaultEffect.Status(code, message, RetryAfter(retryAfter), ReadBody: true));

    /// <summary>Does it, and a gateway says 502 (or another) all the same.</summary>
    public FaultRule StatusAfter(int code = 502, int? retryAfter = null)
    {
        var answer = Answer.Error(code, "Server Error");
        foreach (var (name, value) in RetryAfter(retryAfter))
        {
            answer.With(name, value);
        }

        return Afterwards(answer);
    }

    /// <summary>Does nothing, and answers something that GitHub would not.</summary>
    public FaultRule Instead(Answer answer) => With(new FaultEffect.Instead(answer));

    /// <summary>Does it, and answers something that GitHub would not.</summary>
    public FaultRule Afterwards(Answer answer) => With(new FaultEffect.Afterwards(answer));

    /// <summary>GitHub's secondary limit: 403 (or 429), with or without the time to wait.</summary>
    public FaultRule SecondaryLimit(int? retryAfter = null, int code = 403) =>
        Status(
            code,
            retryAfter,
            "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."
        );

    /// <summary>The 400 that uploads get now and then.</summary>
    public FaultRule BadContentLength() => Status(400, message: "Bad Content-Length: ");

    /// <summary>Repeats the caller's Authorization header in an error body.</summary>
    public FaultRule EchoAuthorization(int code = 400) => With(new FaultEffect.EchoAuthorization(code));

    /// <summary>Stores an asset without a digest.</summary>
    public FaultRule NullDigest() => With(new FaultEffect.NullDigest());

    /// <summary>Flips a bit on the way down.</summary>
    public FaultRule CorruptDownload() => With(new FaultEffect.CorruptDownload());

    /// <summary>Flips a bit on storing.</summary>
    public FaultRule CorruptStored() => With(new FaultEffect.CorruptStored());

    /// <summary>Slows the bodies.</summary>
    public FaultRule Slow(long bytesPerSecond) => With(new FaultEffect.Slow(bytesPerSecond));

    /// <summary>Says nothing until the client gives up.</summary>
    public FaultRule Stall() => With(new FaultEffect.Stall());

    /// <summary>Falls silent within the answer's body.</summary>
    public FaultRule StallDownload(long after) => With(new FaultEffect.StallDownload(after));

    /// <summary>Waits first.</summary>
    public FaultRule Delay(TimeSpan time) => With(new FaultEffect.Delay(time));

    /// <summary>Answers 200 to a publication and leaves the draft.</summary>
    public FaultRule KeepDraft() => With(new FaultEffect.KeepDraft());

    /// <summary>Runs something first, for example the end of a process.</summary>
    public FaultRule Run(Func<RequestRecord, Task> action) => With(new FaultEffect.Run(action));

    /// <summary>
    /// Runs something at the moment of a cut, before the other side can notice it: the end of a process within a
    /// request.
    /// </summary>
    public FaultRule RunAtCut(Func<RequestRecord, Task> action) => With(new FaultEffect.RunAtCut(action));

    /// <summary>Runs something within an upload: its asset is a <c>starter</c> meanwhile.</summary>
    public FaultRule RunWithinUpload(Func<RequestRecord, Task> action) => With(new FaultEffect.RunWithinUpload(action));

    internal IEnumerable<FaultEffect> Strike(RequestRecord record)
    {
        if (!matches(record))
        {
            return [];
        }

        var nth = Interlocked.Increment(ref seen);
        lock (effects)
        {
            return nth > skip && nth - skip <= times ? [.. effects] : [];
        }
    }

    private static Dictionary<string, string> RetryAfter(int? seconds) =>
        seconds is { } given ? new(StringComparer.OrdinalIgnoreCase) { ["Retry-After"] = given.ToString() } : [];
}
