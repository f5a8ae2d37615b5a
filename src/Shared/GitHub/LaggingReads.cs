namespace MsReleaseActions.GitHub;

/// <summary>
/// GitHub shows what was written a moment ago only a moment later. That something is gone, differs or never began is
/// believed only when looks that are far enough apart all say so.
/// </summary>
public static class LaggingReads
{
    private const int MostLooks = 5;

    /// <summary>Looks at once, and where it is not there again after 1, 2, 4 and 8 seconds.</summary>
    /// <inheritdoc cref="UntilAsync{T}(TimeProvider, Func{CancellationToken, Task{T}}, Func{T, bool}, int, Func{int,
    /// TimeSpan}, CancellationToken)"/>
    public static Task<T> UntilAsync<T>(
        TimeProvider time,
        Func<CancellationToken, Task<T>> read,
        Func<T, bool> isThere,
        CancellationToken cancellation
    ) => UntilAsync(time, read, isThere, MostLooks, Writes.Backoff, cancellation);

    /// <summary>Looks until it is there, or often enough.</summary>
    /// <param name="time">The clock for the waits.</param>
    /// <param name="read">One look.</param>
    /// <param name="isThere">Whether it shows what is expected.</param>
    /// <param name="most">Looks in all.</param>
    /// <param name="pause">The wait after a look, which is given by its number, from 1.</param>
    /// <param name="cancellation">Ends waits and requests.</param>
    /// <returns>The last look.</returns>
    public static async Task<T> UntilAsync<T>(
        TimeProvider time,
        Func<CancellationToken, Task<T>> read,
        Func<T, bool> isThere,
        int most,
        Func<int, TimeSpan> pause,
        CancellationToken cancellation
    )
    {
        for (var look = 1; ; look++)
        {
            var seen = await read(cancellation);
            if (isThere(seen) || look == most)
            {
                return seen;
            }
            await Task.Delay(pause(look), time, cancellation);
        }
    }
}
