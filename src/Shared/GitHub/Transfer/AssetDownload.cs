using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.GitHub.Transfer;

/// <summary>Reads an asset to its end; a body that breaks off is asked for again, up to five times.</summary>
public sealed class AssetDownload(ReleaseAssetsClient assets, TimeProvider time)
{
    private const int MostTries = 5;

    /// <summary>Told how many bytes of an asset have arrived, after each piece.</summary>
    public Action<ReleaseAsset, long>? Moved { get; init; }

    /// <summary>The bytes of a small asset.</summary>
    /// <param name="most">More bytes than this are a failure, whatever the listing said.</param>
    public Task<byte[]> ReadAsync(
        RepositoryName repository,
        ReleaseAsset asset,
        int most,
        CancellationToken cancellation
    ) =>
        TryAsync(
            repository,
            asset,
            async (stream, token) =>
            {
                using var buffer = new MemoryStream();
                var piece = new byte[64 * 1024];
                int count;
                while ((count = await stream.ReadAsync(piece, token)) > 0)
                {
                    await buffer.WriteAsync(piece.AsMemory(0, count), token);
                    if (buffer.Length > most)
                    {
                        throw new GitHubFailure($"download {asset.Name}", null, $"it has more than {most} bytes");
                    }
                }
                return buffer.ToArray();
            },
            cancellation
        );

    /// <summary>The SHA-256 of an asset of any size, in constant memory.</summary>
    public Task<Sha256> HashAsync(RepositoryName repository, ReleaseAsset asset, CancellationToken cancellation) =>
        TryAsync(
            repository,
            asset,
            async (stream, token) =>
            {
                await stream.CopyToAsync(Stream.Null, token);
                return stream.CurrentHash();
            },
            cancellation
        );

    /// <summary>Hands the body to a reader that must start anew each time it is called.</summary>
    public async Task<T> TryAsync<T>(
        RepositoryName repository,
        ReleaseAsset asset,
        Func<HashingStream, CancellationToken, Task<T>> read,
        CancellationToken cancellation
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var content = await assets.OpenAsync(repository, asset, cancellation);
                await using var stream = new HashingStream(
                    content.Stream,
                    Moved is { } moved ? count => moved(asset, count) : null,
                    asset.Size
                );
                var result = await read(stream, cancellation);
                return stream.Count == asset.Size
                    ? result
                    : throw new IOException($"the body ended after {stream.Count} of {asset.Size} bytes");
            }
            catch (Exception failure) when (failure is IOException or HttpRequestException)
            {
                if (attempt == MostTries)
                {
                    throw new GitHubFailure($"download {asset.Name}", null, failure.Message);
                }
                await Task.Delay(Writes.Backoff(attempt), time, cancellation);
            }
        }
    }
}
