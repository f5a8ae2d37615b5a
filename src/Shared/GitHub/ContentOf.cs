using MsReleaseActions.Core;

namespace MsReleaseActions.GitHub;

/// <summary>Turns an answer into bytes to be read.</summary>
internal static class ContentOf
{
    /// <param name="answer">Ends with the content; where none comes of it, at once.</param>
    /// <param name="silentFor">As long as nothing may come.</param>
    public static async Task<AssetContent> AnswerAsync(
        HttpResponseMessage answer,
        TimeSpan silentFor,
        CancellationToken cancellation
    )
    {
        try
        {
            var stream = await answer.Content.ReadAsStreamAsync(cancellation);
#pragma warning disable CA2000 // the content owns it
            return new AssetContent(new StallGuard(stream, silentFor), answer.Content.Headers.ContentLength)
            {
                Owner = answer,
            };
#pragma warning restore CA2000
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    /// <summary>Each read has its own time limit; a body may be slow, but not silent.</summary>
    private sealed class StallGuard(Stream inner, TimeSpan silentFor) : ForwardStream
    {
        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            using var watch = new StallWatch(silentFor, cancellationToken);
            try
            {
                return await inner.ReadAsync(buffer, watch.Token);
            }
            catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
            {
                throw new IOException($"the download stood still for {silentFor.TotalSeconds} s", late);
            }
            // broken packing, too
            catch (Exception failure) when (failure is HttpRequestException or InvalidDataException)
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
