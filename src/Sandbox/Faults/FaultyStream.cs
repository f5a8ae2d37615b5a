using MsReleaseActions.Sandbox.Http;

namespace MsReleaseActions.Sandbox;

/// <summary>Lets bytes through slowly, wrongly, or only so many of them.</summary>
internal sealed class FaultyStream(Stream below, TimeProvider pace, long? bytesPerSecond, long? cutAfter, long? stallAfter, bool corrupt)
    : CountingStream(below, static _ => { })
{
    private long done;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
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
            var step = (int)Math.Min(Math.Min(buffer.Length, Pacing.Step(bytesPerSecond)), Math.Max(allowed, 0));
            await Below.WriteAsync(buffer[..step], cancellationToken);
            done += step;
            if (step == allowed)
            {
                await Below.FlushAsync(cancellationToken);
                await EndAsync(cancellationToken);
            }

            await Pacing.After(step, bytesPerSecond, pace, cancellationToken);
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

/// <summary>Bandwidth as small steps with pauses between them.</summary>
internal static class Pacing
{
    /// <summary>Bytes that pass at once: a twentieth of a second's worth.</summary>
    public static int Step(long? bytesPerSecond) => (int)Math.Clamp((bytesPerSecond ?? int.MaxValue) / 20, 1, 1 << 20);

    /// <summary>The pause that so many bytes cost.</summary>
    public static Task After(int bytes, long? bytesPerSecond, TimeProvider pace, CancellationToken cancel) =>
        bytesPerSecond is { } rate ? Task.Delay(TimeSpan.FromSeconds((double)bytes / rate), pace, cancel) : Task.CompletedTask;
}
