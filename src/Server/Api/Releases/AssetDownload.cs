using MsReleaseActions.Core.GitHub;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Releases;

/// <summary>The bytes: from the storage by signed addresses, and the public links that lead there.</summary>
internal static class AssetDownload
{
    public static void Add(Routes routes)
    {
        routes.Plain(Listener.Storage, "GET", "/github-production-release-asset/{repository_id}/{asset_id}", Download);
        routes.Plain(Listener.Web, "GET", "/{owner}/{repo}/releases/download/{*tag}/{name}", Public);
        routes.Plain(Listener.Web, "GET", "/{owner}/{repo}/releases/latest/download/{name}", Latest);
    }

    private static Answer Download(ApiCall call)
    {
        SignedUrls.Check(call);
        var asset = call
            .Sandbox.Repositories.FirstOrDefault(r => r.Id == call.Number("repository_id"))
            ?.Releases.Asset(call.Number("asset_id"));
        if (asset is null || asset.State != AssetState.Uploaded)
        {
            return Answer.Text(
                404,
                "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>BlobNotFound</Code></Error>",
                "application/xml"
            );
        }

        asset.DownloadCount++;
        var answer = Ranges.Answer(
            call.Header("Range"),
            asset.Size,
            asset.ContentType,
            (from, count) => Copy(asset, from, count)
        );
        return answer
            .With("Accept-Ranges", "bytes")
            .With("ETag", $"\"0x{asset.Id:X}{asset.UpdatedAt.ToUnixTimeSeconds():X}\"")
            .With("Content-Disposition", $"attachment; filename={Uri.EscapeDataString(asset.Name)}");
    }

    private static Func<Stream, CancellationToken, Task> Copy(SandboxAsset asset, long from, long count) =>
        async (target, cancel) =>
        {
            await using var file = asset.OpenRead();
            file.Seek(from, SeekOrigin.Begin);
            var buffer = new byte[1 << 17];
            for (var left = count; left > 0; )
            {
                var read = await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), cancel);
                if (read == 0)
                {
                    throw new IOException($"{asset.Name} became shorter while it was sent");
                }

                await target.WriteAsync(buffer.AsMemory(0, read), cancel);
                left -= read;
            }
        };

    private static Answer Public(ApiCall call)
    {
        var asset = call
            .Repository.Releases.Published(call["tag"])
            ?.Assets.FirstOrDefault(a => a.Name == call["name"] && a.State == AssetState.Uploaded);
        return asset is null ? NoPage() : Answer.Empty(302).With("Location", SignedUrls.For(call, asset));
    }

    private static Answer Latest(ApiCall call) =>
        call.Repository.Releases.Latest is { } latest
            ? Answer
                .Empty(302)
                .With(
                    "Location",
                    DownloadUrl.Of($"{call.Origins.Server}/{call.Repository.FullName}", latest.TagName, call["name"])
                )
            : NoPage();

    private static Answer NoPage() => Answer.Text(404, "Not Found");
}
