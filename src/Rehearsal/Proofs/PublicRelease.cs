using System.Buffers;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.Rehearsal.Proofs;

/// <summary>A file as it arrived.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">64 hex digits.</param>
/// <param name="SameAs">Whether every byte equals the file it was compared with; true where there was none.</param>
/// <param name="Content">The bytes of a file that was not compared; empty otherwise.</param>
internal sealed record Arrived(long Size, string Sha256, bool SameAs, byte[] Content);

/// <summary>Looks at releases as anybody can: public addresses, no token.</summary>
/// <param name="http">Sends no token.</param>
/// <param name="repositoryUrl">Address of the repository at the API.</param>
/// <param name="repositoryPage">Address of the repository's page.</param>
internal sealed class PublicRelease(HttpClient http, string repositoryUrl, string repositoryPage)
{
    private const int Piece = 128 * 1024;

    /// <summary>The public address of an asset.</summary>
    public string AddressOf(string tag, string name) => DownloadUrl.Of(repositoryPage, tag, name);

    /// <summary>The address that updaters poll.</summary>
    public string LatestAddress => DownloadUrl.Latest(repositoryPage, AssetName.LatestJson);

    /// <summary>The release of a tag, or null where the public sees none.</summary>
    public async Task<JsonDocument?> FindAsync(string tag, CancellationToken cancellation)
    {
        using var answer = await http.GetAsync(new Uri($"{repositoryUrl}/releases/tags/{tag}"), cancellation);
        return answer.StatusCode == HttpStatusCode.NotFound
            ? null
            : JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellation));
    }

    /// <summary>Downloads a file; null where the public gets none.</summary>
    /// <param name="address">Public address.</param>
    /// <param name="compareWith">A file to compare byte by byte; null keeps the content.</param>
    public async Task<Arrived?> DownloadAsync(string address, string? compareWith, CancellationToken cancellation)
    {
        using var answer = await http.GetAsync(
            new Uri(address),
            HttpCompletionOption.ResponseHeadersRead,
            cancellation
        );
        if (!answer.IsSuccessStatusCode)
        {
            return null;
        }
        await using var body = await answer.Content.ReadAsStreamAsync(cancellation);
        if (compareWith is null)
        {
            using var content = new MemoryStream();
            await body.CopyToAsync(content, cancellation);
            var bytes = content.ToArray();
            return new Arrived(bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)), SameAs: true, bytes);
        }
        await using var expected = File.OpenRead(compareWith);
        return await CompareAsync(body, expected, cancellation);
    }

    private static async Task<Arrived> CompareAsync(Stream body, FileStream expected, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var here = MemoryPool<byte>.Shared.Rent(Piece);
        using var there = MemoryPool<byte>.Shared.Rent(Piece);
        var (size, same) = (0L, true);
        int read;
        while ((read = await body.ReadAsync(here.Memory[..Piece], cancellation)) > 0)
        {
            var arrived = here.Memory[..read];
            hash.AppendData(arrived.Span);
            size += read;
            var stored = there.Memory[..read];
            same &=
                await expected.ReadAtLeastAsync(stored, read, throwOnEndOfStream: false, cancellation) == read
                && arrived.Span.SequenceEqual(stored.Span);
        }
        return new Arrived(size, Convert.ToHexStringLower(hash.GetHashAndReset()), same && size == expected.Length, []);
    }
}
