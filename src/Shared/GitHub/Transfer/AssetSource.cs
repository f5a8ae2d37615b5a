using System.Net.Http.Headers;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.GitHub.Transfer;

/// <summary>Bytes to be sent as an asset.</summary>
/// <param name="Name">The asset's name, as GitHub will keep it.</param>
/// <param name="Size">Bytes; the body is sent with exactly this length.</param>
/// <param name="Sha256">What the bytes must hash to.</param>
/// <param name="ContentType">A media type.</param>
/// <param name="OpenAsync">Opens the bytes from the start; called once for each try.</param>
public sealed record AssetSource(
    string Name,
    long Size,
    Sha256 Sha256,
    string ContentType,
    Func<CancellationToken, Task<Stream>> OpenAsync
)
{
    public const string Binary = "application/octet-stream";

    /// <summary>Bytes that are in memory already.</summary>
    public static AssetSource Of(string name, byte[] bytes, string contentType) =>
        new(
            name,
            bytes.Length,
            Sha256.Of(bytes),
            contentType,
            _ => Task.FromResult<Stream>(new MemoryStream(bytes, writable: false))
        );

    /// <summary>The bytes of an asset that GitHub holds, streamed from there.</summary>
    public static AssetSource Of(
        ReleaseAssetsClient assets,
        RepositoryName repository,
        ReleaseAsset asset,
        Sha256 sha256
    ) =>
        new(
            asset.Name,
            asset.Size,
            sha256,
            MediaTypeHeaderValue.TryParse(asset.ContentType, out var type) && type.MediaType is { } media
                ? media
                : Binary,
            // disposing the stream gives the connection back; the answer around it holds nothing else
            async cancellation =>
                (await assets.OpenAsync(repository, asset, cancellation)).Stream
        );
}
