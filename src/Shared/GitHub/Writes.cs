namespace MsReleaseActions.GitHub;

/// <summary>
/// Writes that may have had an effect although they failed: looks whether they had, far enough apart for a GitHub that
/// shows it late, and only then does them again.
/// </summary>
public static class Writes
{
    private const int MostTries = 5;
    private const int MostWaits = 20;

    /// <param name="time">The clock for the wait before each look.</param>
    /// <param name="write">The write, sent once.</param>
    /// <param name="look">What the write would have made; null when it is not there. None where it makes
    /// nothing: then it is done again at once.</param>
    /// <param name="cancellation">Ends waiting and requests.</param>
    /// <exception cref="GitHubFailure">GitHub refused, or five tries had no effect.</exception>
    public static async Task<T> DoAsync<T>(
        TimeProvider time,
        Func<CancellationToken, Task<T>> write,
        Func<CancellationToken, Task<T?>>? look,
        CancellationToken cancellation
    )
        where T : class
    {
        var (tries, waits) = (0, 0);
        while (true)
        {
            try
            {
                return await write(cancellation);
            }
            catch (GitHubFailure failure) when (failure.MayHaveHappened)
            {
                // a limit counts by itself: how often it is waited for, its patience says
                var isLast = failure.RetryAfter is null ? ++tries == MostTries : ++waits == MostWaits;
                await Task.Delay(failure.RetryAfter ?? Backoff(tries), time, cancellation);
                if (
                    look is not null
                    && await LaggingReads.UntilAsync(time, look, seen => seen is not null, cancellation) is { } done
                )
                {
                    return done;
                }
                if (isLast)
                {
                    throw;
                }
            }
        }
    }

    /// <summary>
    /// 1, 2, 4, 8 seconds, up to 15; spread by a quarter so that parallel writers do not march in step.
    /// </summary>
    public static TimeSpan Backoff(int attempt) =>
        TimeSpan.FromSeconds(Math.Min(15, Math.Pow(2, attempt - 1)) * (1 + Spread()));

#pragma warning disable CA5394 // the spread of a wait is no secret
    private static double Spread() => Random.Shared.NextDouble() / 4;
#pragma warning restore CA5394
}
