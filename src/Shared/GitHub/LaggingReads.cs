namespace MsReleaseActions.GitHub;

/// <summary>
/// GitHub shows what was written a moment ago only a moment later. That something is gone, differs or never began is
/// believed only when looks that are far enough apart all say so.
/// </summary>
public static class LaggingReads
{
    private const int MostLooks = 5;

    /// <summary>Looks at once, and where it is not there again after 1, 2, 4 and 8 seconds.</summary>
    /// <param name="time">The clock for the waits.</param>
    /// <param name="read">One look.</param>
    /// <param name="isThere">Whether it shows what is expected.</param>
    /// <param name="cancellation">Ends waits and requests.</param>
    /// <returns>The last look.</returns>
    public static async Task<T> UntilAsync<T>(
        TimeProvider time,
        Func<CancellationToken, Task<T>> read,
        Func<T, bool> isThere,
        CancellationToken cancellation
    )
    {
        for (var look = 1; ; look++)
        {
            var seen = await read(cancellation);
            if (isThere(seen) || look == MostLooks)
            {
                return seen;
            }
            await Task.Delay(Writes.Backoff(look), time, cancellation);
        }
    }
}
