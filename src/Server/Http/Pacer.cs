namespace MsReleaseActions.Server.Http;

/// <summary>Holds a stream of bytes to a bandwidth. Time that the other side lost anyway counts.</summary>
internal sealed class Pacer(long? bytesPerSecond, TimeProvider pace)
{
    /// <summary>Shorter pauses would mostly be the timer's own error: they are added up.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(5);

    private readonly long start = pace.GetTimestamp();
    private long passed;

    /// <summary>Bytes that may pass at once: a twentieth of a second's worth.</summary>
    public int Step { get; } = (int)Math.Clamp((bytesPerSecond ?? int.MaxValue) / 20, 1, 1 << 20);

    /// <summary>Waits until so many more bytes may have passed.</summary>
    public async Task After(int bytes, CancellationToken cancel)
    {
        if (bytesPerSecond is not { } rate)
        {
            return;
        }

        passed += bytes;
        var ahead = TimeSpan.FromSeconds((double)passed / rate) - pace.GetElapsedTime(start);
        if (ahead >= Shortest)
        {
            await Task.Delay(ahead, pace, cancel);
        }
    }
}
