using System.Buffers;
using System.Net;
using System.Net.Http.Headers;

namespace MsReleaseActions.GitHub;

/// <summary>
/// Ends a transfer that stands still. It watches the network, not the business of an action, so it runs on the real
/// clock.
/// </summary>
internal sealed class StallWatch : IDisposable
{
    /// <summary>As long as nothing may move; also the time for an answer after the last byte.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly CancellationTokenSource source;

    public StallWatch(CancellationToken cancellation)
    {
        source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Moved();
    }

    public CancellationToken Token => source.Token;

    public void Moved() => source.CancelAfter(Patience);

    public void Dispose() => source.Dispose();
}

/// <summary>A request body of known length that reports each piece sent.</summary>
internal sealed class WatchedContent : HttpContent
{
    private const int PieceSize = 128 * 1024;
    private readonly Stream source;
    private readonly long length;
    private readonly StallWatch watch;

    public WatchedContent(Stream source, string contentType, long length, StallWatch watch)
    {
        (this.source, this.length, this.watch) = (source, length, watch);
        Headers.ContentType = new MediaTypeHeaderValue(contentType);
        Headers.ContentLength = length;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = this.length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    )
    {
        var piece = ArrayPool<byte>.Shared.Rent(PieceSize);
        try
        {
            int count;
            while ((count = await source.ReadAsync(piece.AsMemory(0, PieceSize), cancellationToken)) > 0)
            {
                await stream.WriteAsync(piece.AsMemory(0, count), cancellationToken);
                watch.Moved();
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }
}
