using System.Text.Json;
using MsReleaseActions.Cli.Building;

namespace MsReleaseActions.Cli.Rehearsing;

/// <summary>Does to a sealed candidate what nobody should: an asset is replaced by one of the same name and size, with one bit changed.</summary>
internal static class Tampering
{
    public static async Task ChangeOneBitAsync(Stage stage, BuiltFile file, CancellationToken cancellation)
    {
        var http = stage.Authorized();
        using var list = JsonDocument.Parse(await http.GetStringAsync(new Uri($"{stage.RepositoryUrl}/releases"), cancellation));
        var release = list.RootElement.EnumerateArray().Single(found => found.GetProperty("tag_name").GetString() == stage.CandidateTag);
        var asset = release.GetProperty("assets").EnumerateArray().Single(found => found.GetProperty("name").GetString() == file.Name);
        using var deleted = await http.DeleteAsync(new Uri(asset.GetProperty("url").GetString()!), cancellation);
        deleted.EnsureSuccessStatusCode();
        var bytes = await File.ReadAllBytesAsync(file.Path, cancellation);
        bytes[bytes.Length / 2] ^= 1;
        using var body = new ByteArrayContent(bytes);
        body.Headers.ContentType = new("application/octet-stream");
        var upload = release.GetProperty("upload_url").GetString()!.Split('{')[0];
        using var uploaded = await http.PostAsync(new Uri($"{upload}?name={Uri.EscapeDataString(file.Name)}"), body, cancellation);
        uploaded.EnsureSuccessStatusCode();
    }
}
