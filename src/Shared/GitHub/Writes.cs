namespace MsReleaseActions.GitHub;

/// <summary>Writes whose answer was lost: look whether they took effect, and only then do them again.</summary>
public static class Writes
{
    private const int MostTries = 5;

    /// <param name="time">The clock for the wait before each look.</param>
    /// <param name="write">The write, sent once.</param>
    /// <param name="look">What the write would have made; null when it is not there.</param>
    /// <param name="cancellation">Ends waiting and requests.</param>
    /// <exception cref="GitHubFailure">GitHub refused, or five tries had no effect.</exception>
    public static async Task<T> DoAsync<T>(
        TimeProvider time,
        Func<CancellationToken, Task<T>> write,
        Func<CancellationToken, Task<T?>> look,
        CancellationToken cancellation
    )
        where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await write(cancellation);
            }
            catch (GitHubFailure failure) when (failure.IsUncertain)
            {
                await Task.Delay(Backoff(attempt), time, cancellation);
                if (await look(cancellation) is { } done)
                {
                    return done;
                }
                if (attempt == MostTries)
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
