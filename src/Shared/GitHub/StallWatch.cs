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
    private readonly TimeSpan patience;
    private readonly CancellationTokenSource source;

    /// <param name="patience">As long as nothing may move.</param>
    /// <param name="cancellation">Ends the transfer, too.</param>
    public StallWatch(TimeSpan patience, CancellationToken cancellation)
    {
        this.patience = patience;
        source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Moved();
    }

    public CancellationToken Token => source.Token;

    public void Moved() => source.CancelAfter(patience);

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
