namespace MsReleaseActions.GitHub;

/// <summary>Turns an answer into bytes to be read.</summary>
internal static class ContentOf
{
    public static async Task<AssetContent> AnswerAsync(HttpResponseMessage answer, CancellationToken cancellation) =>
        new(new StallGuard(await answer.Content.ReadAsStreamAsync(cancellation)), answer.Content.Headers.ContentLength) { Owner = answer };

    /// <summary>Each read has its own time limit; a body may be slow, but not silent.</summary>
    private sealed class StallGuard(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
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

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

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
