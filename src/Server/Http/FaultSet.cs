using Microsoft.AspNetCore.Http;

namespace MsReleaseActions.Server.Http;

/// <summary>What goes wrong with one request.</summary>
internal sealed class FaultSet(IReadOnlyList<FaultEffect> effects, Throttle? throttle = null)
{
    public static FaultSet None { get; } = new([]);

    public bool LosesAnswer => Has<FaultEffect.LoseAnswer>();

    public Answer? Afterwards => First<FaultEffect.Afterwards>()?.Answer;

    public bool IsStale => Has<FaultEffect.Stale>();

    public bool NullDigest => Has<FaultEffect.NullDigest>();

    public bool CorruptStored => Has<FaultEffect.CorruptStored>();

    public bool KeepDraft => Has<FaultEffect.KeepDraft>();

    public long? CutUploadAfter => First<FaultEffect.CutUpload>()?.After;

    public long? BytesPerSecond => First<FaultEffect.Slow>()?.BytesPerSecond ?? throttle?.BytesPerSecond;

    /// <summary>What happens before the request is looked at.</summary>
    public async Task BeforeAsync(TimeProvider pace, HttpContext http, RequestRecord record)
    {
        if (throttle is { Latency: var latency } && latency > TimeSpan.Zero)
        {
            await Task.Delay(latency, pace, http.RequestAborted);
        }

        foreach (var effect in effects)
        {
            var waiting = effect switch
            {
                FaultEffect.Delay delay => Task.Delay(delay.Time, pace, http.RequestAborted),
                FaultEffect.Stall => Task.Delay(Timeout.InfiniteTimeSpan, pace, http.RequestAborted),
                FaultEffect.Run run => run.Action(record),
                FaultEffect.Reset => throw new ConnectionAbort(),
                _ => Task.CompletedTask,
            };
            await waiting;
        }
    }

    /// <summary>What happens where part of an upload was read.</summary>
    public Task WithinUploadAsync(RequestRecord record) =>
        First<FaultEffect.RunWithinUpload>()?.Action(record) ?? Task.CompletedTask;

    /// <summary>What happens where the connection is about to be cut.</summary>
    public Task CutAsync(RequestRecord record)
    {
        record.Cut = true;
        return First<FaultEffect.RunAtCut>()?.Action(record) ?? Task.CompletedTask;
    }

    /// <summary>The answer that is given instead of doing anything, or null.</summary>
    public async Task<Answer?> InsteadAsync(HttpContext http)
    {
        if (First<FaultEffect.EchoAuthorization>() is { } echo)
        {
            return Answer.Error(
                echo.Code,
                $"Problems with the request; it was sent with 'Authorization: {http.Request.Headers.Authorization}'"
            );
        }

        if (First<FaultEffect.Instead>() is { } other)
        {
            await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
            return other.Answer;
        }

        if (First<FaultEffect.Status>() is not { } status)
        {
            return null;
        }

        if (status.ReadBody)
        {
            await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
        }

        var answer = Answer.Error(status.Code, status.Message);
        foreach (var (name, value) in status.Headers)
        {
            answer.With(name, value);
        }

        return answer;
    }

    /// <summary>Hands the request over, as often as it is delivered.</summary>
    public async Task<Answer> DeliverAsync(Func<Task<Answer>> decide)
    {
        var answer = await decide();
        if (Has<FaultEffect.Twice>())
        {
            try
            {
                await decide();
            }
            catch (Refusal)
            {
                // the first answer is the one that arrives
            }
        }

        return answer;
    }

    /// <summary>The stream that an answer's body is written to.</summary>
    public Stream Body(Stream below, TimeProvider pace)
    {
        var cut = First<FaultEffect.CutDownload>()?.After;
        var stall = First<FaultEffect.StallDownload>()?.After;
        return cut is null && stall is null && BytesPerSecond is null && !Has<FaultEffect.CorruptDownload>()
            ? below
            : new FaultyStream(below, pace, BytesPerSecond, cut, stall, Has<FaultEffect.CorruptDownload>());
    }

    private bool Has<T>()
        where T : FaultEffect => First<T>() is not null;

    private T? First<T>()
        where T : FaultEffect => effects.OfType<T>().FirstOrDefault();
}
