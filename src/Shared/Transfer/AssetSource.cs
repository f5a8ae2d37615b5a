using MsReleaseActions.Candidates;

namespace MsReleaseActions.Transfer;

/// <summary>Bytes to be sent as an asset.</summary>
/// <param name="Name">The asset's name, as GitHub will keep it.</param>
/// <param name="Size">Bytes; the body is sent with exactly this length.</param>
/// <param name="Sha256">What the bytes must hash to.</param>
/// <param name="ContentType">A media type.</param>
/// <param name="OpenAsync">Opens the bytes from the start; called once for each try.</param>
public sealed record AssetSource(string Name, long Size, Sha256 Sha256, string ContentType, Func<CancellationToken, Task<Stream>> OpenAsync)
{
    public const string Binary = "application/octet-stream";

    /// <summary>Bytes that are in memory already.</summary>
    public static AssetSource Of(string name, byte[] bytes, string contentType) =>
        new(name, bytes.Length, Sha256.Of(bytes), contentType, _ => Task.FromResult<Stream>(new MemoryStream(bytes, writable: false)));
}
