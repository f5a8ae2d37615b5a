namespace MsReleaseActions.GitHub;

/// <summary>Bytes that are being received. Dispose it to give the connection back.</summary>
/// <param name="Stream">Forward only. A body that stalls ends with an <see cref="IOException"/>.</param>
/// <param name="Length">What the server announced; null when it did not.</param>
public sealed record AssetContent(Stream Stream, long? Length) : IAsyncDisposable
{
    /// <summary>The answer that owns the stream.</summary>
    internal IDisposable? Owner { get; init; }

    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync();
        Owner?.Dispose();
    }
}
