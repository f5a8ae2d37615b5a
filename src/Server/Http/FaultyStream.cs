namespace MsReleaseActions.Server.Http;

/// <summary>Lets bytes through slowly, wrongly, or only so many of them.</summary>
internal sealed class FaultyStream(
    Stream below,
    TimeProvider pace,
    long? bytesPerSecond,
    long? cutAfter,
    long? stallAfter,
    bool corrupt
) : CountingStream(below, static _ => { })
{
    private readonly Pacer pacer = new(bytesPerSecond, pace);
    private long done;

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        if (corrupt && done == 0 && buffer.Length > 0)
        {
            var copy = buffer.ToArray();
            copy[^1] ^= 1;
            buffer = copy;
        }

        while (!buffer.IsEmpty)
        {
            var allowed = Math.Min(cutAfter ?? long.MaxValue, stallAfter ?? long.MaxValue) - done;
            var step = (int)Math.Min(Math.Min(buffer.Length, pacer.Step), Math.Max(allowed, 0));
            await Below.WriteAsync(buffer[..step], cancellationToken);
            done += step;
            if (step == allowed)
            {
                await Below.FlushAsync(cancellationToken);
                await EndAsync(cancellationToken);
            }

            await pacer.After(step, cancellationToken);
            buffer = buffer[step..];
        }
    }

    private async Task EndAsync(CancellationToken cancel)
    {
        if (done >= (cutAfter ?? long.MaxValue))
        {
            throw new ConnectionAbort();
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, pace, cancel);
    }
}
