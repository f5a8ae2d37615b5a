using MsReleaseActions.Core;

namespace MsReleaseActions.GitHub;

/// <summary>Turns an answer into bytes to be read.</summary>
internal static class ContentOf
{
    /// <param name="answer">Ends with the content; where none comes of it, at once.</param>
    public static async Task<AssetContent> AnswerAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        try
        {
            var stream = await answer.Content.ReadAsStreamAsync(cancellation);
#pragma warning disable CA2000 // the content owns it
            return new AssetContent(new StallGuard(stream), answer.Content.Headers.ContentLength) { Owner = answer };
#pragma warning restore CA2000
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    /// <summary>Each read has its own time limit; a body may be slow, but not silent.</summary>
    private sealed class StallGuard(Stream inner) : ForwardStream
    {
        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            using var watch = new StallWatch(cancellationToken);
            try
            {
                return await inner.ReadAsync(buffer, watch.Token);
            }
            catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
            {
                throw new IOException($"the download stood still for {StallWatch.Patience.TotalSeconds} s", late);
            }
            catch (HttpRequestException failure)
            {
                throw new IOException(failure.Message, failure);
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}
