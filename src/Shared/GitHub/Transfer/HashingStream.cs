using System.Security.Cryptography;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.GitHub.Transfer;

/// <summary>
/// Passes bytes on to whoever reads, and knows afterwards how many there were and what their SHA-256 is.
/// </summary>
/// <param name="inner">Disposed with this stream.</param>
/// <param name="moved">Told the number of bytes so far, after each piece; may be null.</param>
/// <param name="most">More bytes than this are none of what is read.</param>
public sealed class HashingStream(Stream inner, Action<long>? moved = null, long most = long.MaxValue) : ForwardStream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public long Count { get; private set; }

    /// <summary>The hash of what was read so far.</summary>
    public Sha256 CurrentHash() => Sha256.OfHash(hash.GetCurrentHash());

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer, cancellationToken);
        hash.AppendData(buffer.Span[..count]);
        Count += count;
        if (Count > most)
        {
            throw new IOException($"the body has more than {most} bytes");
        }
        moved?.Invoke(Count);
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            hash.Dispose();
        }
        base.Dispose(disposing);
    }
}
