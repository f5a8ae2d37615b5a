using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Http;

/// <summary>Counts what is going on now and in this minute, where secondary limits are asked for.</summary>
internal sealed class Bursts(SandboxOptions options)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Minute> minutes = new(StringComparer.Ordinal);

    private sealed class Minute
    {
        public DateTimeOffset End { get; set; }

        public int Points { get; set; }

        public int Creations { get; set; }

        public int Running { get; set; }
    }

    /// <summary>Lets a request in until what is returned is disposed, or refuses it with GitHub's 403.</summary>
    public IDisposable? Enter(SandboxToken? token, RequestRecord record)
    {
        if (options.Secondary is not { } limits)
        {
            return null;
        }

        lock (gate)
        {
            var now = options.Time.GetUtcNow();
            if (!minutes.TryGetValue(token?.Value ?? "", out var minute))
            {
                minutes[token?.Value ?? ""] = minute = new Minute();
            }

            if (minute.End <= now)
            {
                (minute.End, minute.Points, minute.Creations) = (now + TimeSpan.FromMinutes(1), 0, 0);
            }

            minute.Points += record.IsWriteAttempt ? 5 : 1;
            minute.Creations += record is { IsWriteAttempt: true, Method: "POST" } ? 1 : 0;
            if (
                minute.Points > limits.PointsPerMinute
                || minute.Creations > limits.CreationsPerMinute
                || minute.Running >= limits.Concurrent
            )
            {
                var wait = (int)Math.Ceiling((minute.End - now).TotalSeconds);
                throw new Refusal(
                    Answer
                        .Error(
                            403,
                            "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."
                        )
                        .With("Retry-After", wait.ToString())
                );
            }

            minute.Running++;
            return new Leave(this, minute);
        }
    }

    private sealed class Leave(Bursts bursts, Minute minute) : IDisposable
    {
        public void Dispose()
        {
            lock (bursts.gate)
            {
                minute.Running--;
            }
        }
    }
}
